use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("slow down")]
#[api(status = 429)]
struct SlowDown {
    #[api(extension)]
    limit: u64,
    #[api(extension = "limit")]
    most: u64,
}

fn main() {}
