use errwire::ApiError;

/// Every code is another one.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "recased.lock", rename_all = "snake_case")]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
    #[error("busy")]
    #[api(status = 503)]
    Busy,
}

fn main() {}
