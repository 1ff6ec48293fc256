//! What the server answers besides the contracts.

use axum::extract::rejection::PathRejection;
use errwire::ApiError;

/// What is wrong with a request to this server.
#[derive(Debug, thiserror::Error, ApiError)]
pub(super) enum ServerError {
    /// No route leads there.
    #[error("there is nothing at this path")]
    #[api(status = 404, help = "`/` lists what there is.")]
    UnknownPath,

    /// The first segment of the path names no contract.
    #[error("there is no contract `{contract}`")]
    #[api(status = 404, help = "`/` lists the contracts.")]
    UnknownContract { contract: String },

    /// The second segment of the path names no case.
    #[error("the contract `{contract}` has no case `{case}`")]
    #[api(status = 404, help = "`/` lists the cases.")]
    UnknownCase { contract: &'static str, case: String },

    /// A segment of the path is not of the form that it has to be.
    #[error("{0}")]
    #[api(status = 400, expose)]
    MalformedPath(
        #[api(example = "Invalid URL: Cannot parse `x` to a `u32`")]
        #[from]
        PathRejection,
    ),

    /// The token is longer than the server remembers.
    #[error("a token has at most {most} bytes")]
    #[api(status = 400)]
    TokenTooLong { most: usize },

    /// The listing can only be read.
    #[error("the listing takes GET and HEAD")]
    #[api(status = 405, allow = "GET, HEAD")]
    MethodNotAllowed,
}
