use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(rename-all = "snake_case")]
enum RunError {
    #[error("not found")]
    #[api(status-code = 404)]
    NotFound,
    #[error("slow down")]
    #[api(status = 429)]
    Limited {
        #[api(retry-after)]
        wait: u64,
    },
    #[error("gone")]
    #[api(status = 410, a-b-c = 1, code = "GONE")]
    Gone,
}

fn main() {}
