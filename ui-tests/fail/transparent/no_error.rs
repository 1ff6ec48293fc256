use errwire::ApiError;

#[derive(Debug)]
struct Plain;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("plain")]
    #[api(transparent)]
    Plain(Plain),
}

fn main() {}
