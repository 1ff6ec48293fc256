use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no such run")]
    #[api(status = 404)]
    NotFound,
}

errwire::catalog! {
    pub static ERRORS = [RunError, RunError];
}

fn main() {}
