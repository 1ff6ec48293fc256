use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("busy")]
    #[api(status = 503, retryable(retry_after = 30, status = 429, envelope = Flat))]
    Busy,
}

fn main() {}
