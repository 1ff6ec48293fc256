use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("less than nothing")]
#[api(status = -1)]
struct Negative;

fn main() {}
