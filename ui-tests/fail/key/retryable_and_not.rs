use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("busy")]
    #[api(status = 503, retryable = false, retryable(throttled))]
    Busy,
}

fn main() {}
