use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("wrong")]
#[api(transparent)]
struct Wrong(errwire::Internal, u8);

fn main() {}
