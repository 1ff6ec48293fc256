use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("busy")]
    #[api(status = 503, header("x-should-retry" = "true", "retry-after" = "30"))]
    Busy,
}

fn main() {}
