use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("slow down")]
    #[api(status = 429)]
    SlowDown {
        #[api(param, details, header = "x-name", extension)]
        #[api(param, details, header = "x-other", extension = "other")]
        name: String,
        #[api(retry_after, retry_after)]
        wait: u64,
    },
}

fn main() {}
