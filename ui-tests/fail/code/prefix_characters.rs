use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(prefix = "run/")]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
    #[error("gone")]
    #[api(status = 410)]
    Gone,
}

fn main() {}
