use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(crate = errwire())]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(crate = errwire + 1)]
enum ModelError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

fn main() {}
