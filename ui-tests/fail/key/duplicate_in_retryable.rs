use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("busy")]
    #[api(status = 503, retryable(throttled, throttled, after = "1s", after = "2s"))]
    Busy,
}

fn main() {}
