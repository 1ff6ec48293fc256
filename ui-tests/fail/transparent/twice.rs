use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error(transparent)]
    #[api(transparent)]
    #[api(transparent)]
    Inner(#[from] errwire::Internal),
}

fn main() {}
