use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("it failed")]
#[api(message)]
struct Failed;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("gone")]
#[api(code = "GONE")]
struct Gone;

fn main() {}
