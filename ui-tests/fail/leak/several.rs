use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("can't read: {source}, that is {source:?}")]
    #[api(status = 404)]
    Read { source: std::io::Error },
    #[error("can't write: {0}")]
    #[api(status = 409)]
    Write(#[from] std::fmt::Error),
}

fn main() {}
