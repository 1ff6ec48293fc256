use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("slow down")]
    #[api(status = 429)]
    SlowDown {
        #[api(details, retry_after, header = "x-name", extension = "name")]
        a: u64,
        #[api(details, retry_after, header = "x-name", extension = "name")]
        b: u64,
    },
    #[error("two names")]
    #[api(status = 400)]
    Names(#[api(param)] &'static str, #[api(param)] String),
}

fn main() {}
