use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "less_retryable.lock")]
enum RunError {
    #[error("busy")]
    #[api(status = 503, retryable(idempotent))]
    Busy,
    #[error("stuck")]
    #[api(status = 500)]
    Stuck,
}

fn main() {}
