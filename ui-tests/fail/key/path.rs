use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(errwire::status = 404)]
    NotFound,
    #[error("gone")]
    #[api(http.status = 410)]
    Gone,
}

fn main() {}
