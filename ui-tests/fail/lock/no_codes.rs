use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("it failed")]
#[api(status = 404, lock = "no_codes.lock")]
enum RunError {
    NotFound,
}

fn main() {}
