use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(crate = std::collections)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
    #[error("gone: {0}")]
    #[api(status = 410)]
    Gone(#[api(param)] String),
}

fn main() {}
