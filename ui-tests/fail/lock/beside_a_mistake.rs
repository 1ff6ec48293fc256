use errwire::ApiError;

/// What a type answers is known only without mistakes: nothing is said to have changed.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "several.lock")]
enum RunError {
    #[error("not found")]
    #[api(status = 4040)]
    NotFound,
    #[error("busy")]
    #[api(status = 503, code = BUSY)]
    Busy,
}

fn main() {}
