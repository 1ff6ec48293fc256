use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(NOT_FOUND)]
    NotFound,
    #[error("gone")]
    #[api(GONE, code = "AWAY")]
    Gone,
}

fn main() {}
