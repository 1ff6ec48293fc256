use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope(Flat), code_enum(RunCode), crate(errwire))]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
    #[error("not yours")]
    #[api(status = 403, conceal_as(NotFound))]
    NotYours,
}

fn main() {}
