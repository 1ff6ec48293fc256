use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("slow down")]
    #[api(status = 429)]
    SlowDown {
        #[api(param, details, retry_after, header = "x-name", extension = "name")]
        a: u64,
        #[api(param, details, retry_after, header = "x-name", extension = "name")]
        b: u64,
    },
}

fn main() {}
