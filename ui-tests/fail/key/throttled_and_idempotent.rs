use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("busy")]
    #[api(status = 503, retryable(throttled, idempotent))]
    Busy,
}

fn main() {}
