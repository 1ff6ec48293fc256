use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = ".")]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

fn main() {}
