use errwire::ApiError;

/// The variant has another name, and so the code.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "renamed.lock")]
enum RunError {
    #[error("no such run")]
    #[api(status = 404)]
    NoSuchRun,
}

fn main() {}
