use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("not found")]
#[api(status = 404, header("x name" = "value", "X-Other" = "a\nb"))]
struct NotFound;

fn main() {}
