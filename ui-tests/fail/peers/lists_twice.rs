use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(skip(axum), skip(tonic))]
enum RunError {
    #[error("busy")]
    #[api(status = 503, retryable(throttled), retryable(after = "1s"))]
    Busy,
}

fn main() {}
