use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(param, details, retry_after, extension, header = "x-name")]
enum RunError {
    #[error("slow down")]
    #[api(status = 429, param, details, retry_after, extension = "name")]
    SlowDown,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("gone")]
#[api(status = 410, param, details, retry_after, extension)]
struct Gone;

fn main() {}
