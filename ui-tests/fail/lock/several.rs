use errwire::ApiError;

/// All that breaks the contract is told at once.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "several.lock")]
enum RunError {
    #[error("not found")]
    #[api(status = 410, code = "NOT_FOUND")]
    NotFound,
    #[error("busy")]
    #[api(status = 503, retryable = false)]
    Busy,
    #[error("old")]
    #[api(status = 410)]
    Old,
}

fn main() {}
