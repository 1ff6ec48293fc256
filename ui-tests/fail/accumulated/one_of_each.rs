use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(rename_all = "snake", docs = "https://example.com", xyzzy)]
enum RunError {
    #[error("not found")]
    #[api(staus = 404)]
    NotFound,
    #[error("slow down")]
    #[api(status = 700, retryable = false)]
    SlowDown {
        #[api(retry_after)]
        wait: u64,
    },
    #[error("busy")]
    #[api(status = 503, code = "B SY", message = "{nobody}", header("X" = "a"))]
    Busy,
    #[error("invalid: {source}")]
    #[api(status = 422, expose, mask)]
    Invalid {
        source: std::io::Error,
        #[api(titel)]
        name: String,
    },
    #[error("not allowed")]
    #[api(status = 405)]
    NotAllowed,
    #[error("not allowed")]
    #[api(status = 405, code = "NOT_ALLOWED", allow = "GET")]
    NotAllowedEither,
}

fn main() {}
