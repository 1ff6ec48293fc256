use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(404, code = "MISSING")]
    NotFound,
    #[error("gone")]
    #[api(41)]
    Gone,
}

fn main() {}
