use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "prefixed.lock", prefix = "RUN_")]
enum RunError {
    #[error("busy")]
    #[api(status = 503)]
    Busy,
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
    #[error("gone")]
    #[api(status = 404)]
    Gone,
}

fn main() {}
