use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("nowhere")]
#[api(status = XYZZY)]
struct Nowhere;

fn main() {}
