use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Flat::new())]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = )]
enum ModelError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = errwire::)]
enum UserError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

fn main() {}
