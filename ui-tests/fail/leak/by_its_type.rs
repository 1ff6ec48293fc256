use std::{fmt, io};

use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("bad {0}")]
    #[api(status = 400)]
    Bad(std::io::Error),
    #[error("bad {inner:?}, {how}")]
    #[api(status = 400)]
    Named { inner: fmt::Error, how: String },
    #[error("for operators: {0}")]
    #[api(status = 400, message = "it can't be written: {0}")]
    Write(io::Error),
    #[error("hidden {0}")]
    #[api(status = 400, mask)]
    Hidden(io::Error),
    #[error("allowed {0}")]
    #[api(status = 400, expose, example = "allowed")]
    Allowed(io::Error),
    #[error("ours {0}")]
    #[api(status = 500)]
    Ours(io::Error),
}

fn main() {}
