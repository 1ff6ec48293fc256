use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound {
        #[api(retry_after)]
        wait: u64,
    },
    #[error("slow down")]
    #[api(status = 429, retryable = false)]
    SlowDown(#[api(retry_after)] u64),
}

fn main() {}
