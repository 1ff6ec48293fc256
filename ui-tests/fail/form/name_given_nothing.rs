use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope, code_enum, crate, skip)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
    #[error("not yours")]
    #[api(status = 403, conceal_as)]
    NotYours,
}

fn main() {}
