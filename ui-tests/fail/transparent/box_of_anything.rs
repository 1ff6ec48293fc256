use std::error::Error;

use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error(transparent)]
    #[api(transparent)]
    Other(#[from] Box<dyn Error + Send + Sync>),

    #[error("it failed")]
    #[api(classify)]
    Classified(Box<dyn std::error::Error>),
}

fn main() {}
