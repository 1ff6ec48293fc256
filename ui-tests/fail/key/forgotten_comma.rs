use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404 code = "MISSING")]
    NotFound,
    #[error("busy")]
    #[api(retryable status = 503)]
    Busy,
    #[error("slow down")]
    #[api(retryable(throttled) status = 429)]
    SlowDown,
}

fn main() {}
