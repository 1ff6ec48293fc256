use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no such run")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
enum ModelError {
    #[error("no such model")]
    #[api(status = 404, shared)]
    NotFound,
}

errwire::catalog! {
    pub static ERRORS = [RunError, ModelError];
}

fn main() {}
