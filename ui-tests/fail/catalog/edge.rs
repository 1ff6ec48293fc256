use errwire::envelope::Nested;
use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no such run")]
    #[api(status = 404)]
    NotFound,
}

errwire::catalog! { static ERRORS = [RunError], edge = Nested; }

fn main() {}
