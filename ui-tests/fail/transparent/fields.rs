use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("none")]
    #[api(transparent)]
    None,
    #[error("two")]
    #[api(transparent)]
    Two(errwire::Internal, String),
    #[error("none, named")]
    #[api(transparent)]
    NoneNamed {},
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("gone")]
#[api(transparent)]
struct Gone;

fn main() {}
