use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 405)]
enum RunError {
    #[error("not allowed")]
    NotAllowed,
    #[error("not here")]
    NotHere,
}

fn main() {}
