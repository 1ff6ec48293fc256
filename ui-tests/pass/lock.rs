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

// The options of a catalog stand in any order.
errwire::catalog! {
    static ERRORS = [Gone], lock = "kept.lock", edge = errwire::envelope::Nested, lock = "kept.lock",;
}

fn main() {
    assert_eq!(ERRORS.find("GONE").count(), 1);
    assert_eq!((RunError::specs().len(), Gone::specs().len()), (4, 1));
}
