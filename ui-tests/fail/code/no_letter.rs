use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, code = "-")]
    NotFound,
    #[error("gone")]
    #[api(status = 410, code = "_._")]
    Gone,
}

fn main() {}
