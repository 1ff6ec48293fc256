use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "status.lock", status = 410)]
enum RunError {
    #[error("not found")]
    #[api(status = 410)]
    NotFound,
    #[error("gone")]
    Gone,
}

fn main() {}
