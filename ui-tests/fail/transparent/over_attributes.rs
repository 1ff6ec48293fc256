use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error(transparent)]
    #[api(transparent)]
    #[api(message = "It is not there.")]
    Inner(#[from] errwire::Internal),
}

fn main() {}
