use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("not found")]
#[api(status = 404)]
struct NotFound {
    #[api(retry_after)]
    wait: u64,
}

fn main() {}
