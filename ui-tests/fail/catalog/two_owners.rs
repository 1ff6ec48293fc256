use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no such run")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("gone")]
#[api(status = 410, code = "NOT_FOUND")]
struct Gone;

errwire::catalog! {
    pub static ERRORS = [RunError, Gone];
}

fn main() {}
