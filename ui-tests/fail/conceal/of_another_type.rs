use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum ModelError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
    #[error("not yours")]
    #[api(status = 403, conceal_as = ModelError::NotFound)]
    NotYours,
}

fn main() {}
