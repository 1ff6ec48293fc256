use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status =)]
    NotFound,
    #[error("gone")]
    #[api(status = , code = "GONE_FOREVER")]
    Gone,
    #[error("busy")]
    #[api(status = 503, retryable(after = ))]
    Busy,
    #[error("conflict")]
    #[api(stat)]
    Conflict,
    #[error("slow down")]
    #[api(status = 429, h)]
    SlowDown,
}

fn main() {}
