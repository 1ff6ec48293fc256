use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("come back when the sun is cold")]
#[api(status = 503, retryable(after = "18446744073709551615h"))]
struct Cold;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("come back when there is another sun")]
#[api(status = 503, retryable(after = "99999999999999999999999s"))]
struct Dark;

fn main() {}
