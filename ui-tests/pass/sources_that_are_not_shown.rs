//! Causes that callers do not read, or may.

use std::fmt;
use std::io;

use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum Internal {
    #[error("disk: {0}")]
    #[api(status = 500)]
    ServerError(#[source] io::Error),

    #[error("disk: {0}")]
    #[api(status = 400, mask)]
    Masked(#[source] io::Error),

    #[error("disk: {source}")]
    #[api(status = 400, message = "the disk is full")]
    Told { source: io::Error },

    #[error("parse: {0}")]
    #[api(status = 400, expose)]
    Exposed(#[source] #[api(example = "an error occurred")] fmt::Error),

    #[error(transparent)]
    #[api(status = 404, mask)]
    Forwarded(#[from] io::Error),

    #[error("{kind} of {r}", kind = "source")]
    #[api(status = 400)]
    NotAField { r: u8, source: io::Error },
}

/// Where the derive can't see what `Display` does, it says nothing.
#[derive(Debug, ApiError)]
enum ByHand {
    #[api(status = 404)]
    NotFound(io::Error),
}

impl fmt::Display for ByHand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::NotFound(source) = self;
        source.fmt(f)
    }
}

impl std::error::Error for ByHand {}

fn main() {}
