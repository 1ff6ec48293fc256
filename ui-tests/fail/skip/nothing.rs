use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(skip())]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(skip("axum"))]
enum ModelError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(skip(axum = true))]
enum UserError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

fn main() {}
