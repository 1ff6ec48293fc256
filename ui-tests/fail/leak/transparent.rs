use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error(transparent)]
    #[api(status = 404)]
    Read(#[from] std::io::Error),
}

fn main() {}
