use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("file: {0}")]
    #[api(classify, status = 404, message = "not found", expose, retryable, conceal_as = Other, kind = "io")]
    Io(#[from] std::io::Error),
    #[error(transparent)]
    #[api(transparent, classify)]
    Other(errwire::Internal),
}

fn main() {}
