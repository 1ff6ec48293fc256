use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error(transparent)]
    #[api(transparent)]
    Inner(#[api(details, header = "x-name")] errwire::Internal),
}

fn main() {}
