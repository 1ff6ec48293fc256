use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status 404, code = "MISSING")]
    NotFound,
    #[error("gone")]
    #[api(status = 410, code "GONE_FOREVER")]
    Gone,
}

fn main() {}
