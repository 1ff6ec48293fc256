use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no run {0}")]
    #[api(status = 404)]
    NotFound(String),
    #[error("a")]
    #[api(status = 403, conceal_as = NotFound)]
    A,
    #[error("b")]
    #[api(status = 403, conceal_as = A)]
    B,
}

fn main() {}
