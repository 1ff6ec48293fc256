use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("wrong")]
    #[api(transparent)]
    Named { text: String },
}

fn main() {}
