use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("not found")]
#[api(status = 404, conceal_as = Other)]
struct NotFound;

fn main() {}
