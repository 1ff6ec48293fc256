use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, retryable = throttled)]
    NotFound,
    #[error("gone")]
    #[api(status = 410, retryable = "30s")]
    Gone,
    #[error("busy")]
    #[api(status = 503, retryable = "false")]
    Busy,
}

fn main() {}
