use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = dyn Dialect, code_enum = pub RunCode)]
enum RunError {
    #[error("not found")]
    #[api(status = 404 NOT_FOUND)]
    NotFound,

    #[error("gone")]
    #[api(status = 410, code = "NO" "MORE", title = It is gone)]
    Gone,

    #[error("busy")]
    #[api(status = 503, retryable(after = 5 minutes))]
    Busy,
}

fn main() {}
