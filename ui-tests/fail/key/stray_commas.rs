use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(, rename_all = "camelCase")]
enum RunError {
    #[error("not found")]
    #[api(status = 404,, code = "missing",,)]
    NotFound,

    #[error("busy")]
    #[api(status = 503, retryable(, throttled))]
    Busy,
}

fn main() {}
