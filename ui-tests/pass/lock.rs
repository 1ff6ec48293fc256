//! What a published contract allows: other codes, other variants, more retries.

use errwire::{ApiError, Contract};

#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "kept.lock")]
enum RunError {
    #[error("a variant of another name")]
    #[api(status = 404, code = "NOT_FOUND")]
    NoSuchRun,
    #[error("one that was final")]
    #[api(status = 402, retryable)]
    BalanceExhausted,
    #[error("one that is new")]
    #[api(status = 503)]
    Busy,
    #[error("concealed under a code of its own")]
    #[api(status = 403, conceal_as = NoSuchRun)]
    NotYours,
}

/// A type that the file does not know yet.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("gone")]
#[api(status = 410, lock = "kept.lock")]
struct Gone;

fn main() {
    assert_eq!((RunError::specs().len(), Gone::specs().len()), (4, 1));
}
