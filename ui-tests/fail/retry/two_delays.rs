use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("slow down")]
    #[api(status = 429, retryable(after = "30s"))]
    SlowDown {
        #[api(retry_after)]
        wait: u64,
    },
}

fn main() {}
