use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(skip = axum)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, header = "x-name")]
    NotFound,
    #[error("gone")]
    #[api(status = 410, header)]
    Gone,
}

fn main() {}
