use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no such run")]
    #[api(status = 404, shared)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
enum ModelError {
    #[error("no such model")]
    #[api(status = 410, code = "NOT_FOUND", shared)]
    Gone,
}

errwire::catalog! {
    pub static ERRORS = [RunError, ModelError];
}

fn main() {}
