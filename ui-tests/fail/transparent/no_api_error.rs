use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error(transparent)]
    #[api(transparent)]
    Io(#[from] std::io::Error),
}

fn main() {}
