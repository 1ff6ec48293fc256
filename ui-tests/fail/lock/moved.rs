use errwire::ApiError;

/// A code that has moved from one type to another.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "moved.lock")]
enum RunError {
    #[error("busy")]
    #[api(status = 503)]
    Busy,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "moved.lock")]
enum ModelError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

fn main() {}
