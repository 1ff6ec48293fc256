use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(retryable = false)]
enum RunError {
    #[error("slow down")]
    #[api(status = 429)]
    SlowDown(#[api(retry_after)] u64),
}

fn main() {}
