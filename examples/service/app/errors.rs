//! Everything that a handler can fail with.
//!
//! The domain's errors answer for themselves, and those of other crates by what they mean to a
//! caller. So `?` is all that a handler has to do about any of them.

use std::io;

use axum::extract::multipart::MultipartError;
use domain::{AuthError, FileError, MemberError, ProjectError, RateError};
use errwire::envelope::Nested;
use errwire::{ApiError, HttpError, Internal};

use crate::limit::TooManyRequests;

/// What a handler fails with.
#[derive(Debug, thiserror::Error, ApiError)]
pub enum Error {
    #[error(transparent)]
    #[api(transparent)]
    Auth(#[from] AuthError),

    #[error(transparent)]
    #[api(transparent)]
    Project(#[from] ProjectError),

    #[error(transparent)]
    #[api(transparent)]
    Member(#[from] MemberError),

    #[error(transparent)]
    #[api(transparent)]
    File(#[from] FileError),

    #[error(transparent)]
    #[api(transparent)]
    Rate(#[from] RateError),

    #[error(transparent)]
    #[api(transparent)]
    TooManyRequests(#[from] TooManyRequests),

    /// What the rules on a type's fields found.
    #[error("fields that are not valid: {0}")]
    #[api(classify)]
    Invalid(#[from] garde::Report),

    /// 503 if it can't be reached or is busy, 409 for constraints, 500 for the rest.
    #[error("database: {0}")]
    #[api(classify)]
    Database(#[from] sqlx::Error),

    /// 502, 503 or 504, by what the other service did.
    #[error("upstream: {0}")]
    #[api(classify)]
    Upstream(#[from] reqwest::Error),

    /// What an extractor refused.
    #[error(transparent)]
    #[api(transparent)]
    Refused(#[from] HttpError),

    #[error(transparent)]
    #[api(transparent)]
    Internal(#[from] Internal),
}

impl From<MultipartError> for Error {
    fn from(error: MultipartError) -> Self {
        Self::Refused(error.into())
    }
}

errwire::catalog! {
    /// Everything that the service answers. As this compiles, no two codes mean different things.
    pub static ERRORS = [
        Error, AuthError, ProjectError, MemberError, FileError, RateError, TooManyRequests,
    ], edge = Nested, lock = "errors.lock", lock = "domain/errors.lock";
}

/// What keeps the service from starting. Nobody but who starts it reads this.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),

    #[error("migrations: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),

    #[error("HTTP client: {0}")]
    Client(#[from] reqwest::Error),

    #[error("upstream: {0}")]
    Upstream(#[from] io::Error),
}
