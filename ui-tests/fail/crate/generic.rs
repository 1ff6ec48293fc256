use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("not found")]
#[api(status = 404, crate = errwire::<u8>)]
struct NotFound;

fn main() {}
