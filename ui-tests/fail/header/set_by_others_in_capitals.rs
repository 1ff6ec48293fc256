use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, header("Content-Type" = "text/plain"))]
    NotFound,

    #[error("busy")]
    #[api(status = 503, header("Retry-After" = "30", "X-Should-Retry" = "true"))]
    Busy,
}

fn main() {}
