use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    NotFound,
    #[error("gone")]
    #[api(code = "GONE_FOREVER")]
    Gone,
}

fn main() {}
