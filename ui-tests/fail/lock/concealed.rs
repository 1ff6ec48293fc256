use errwire::ApiError;

/// What is concealed answers with its code no more.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "concealed.lock")]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
    #[error("not yours")]
    #[api(status = 403, conceal_as = NotFound)]
    NotYours,
}

fn main() {}
