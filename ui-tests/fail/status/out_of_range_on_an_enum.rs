use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 302)]
enum RunError {
    #[error("not found")]
    NotFound,
    #[error("gone")]
    Gone,
}

fn main() {}
