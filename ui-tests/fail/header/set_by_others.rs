use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, header("content-type" = "text/plain", "content-length" = "3"))]
    NotFound,
    #[error("busy")]
    #[api(status = 503, header("retry-after" = "30"))]
    Busy {
        #[api(header = "transfer-encoding")]
        encoding: String,
    },
    #[error("slow down")]
    #[api(status = 429)]
    SlowDown {
        #[api(header = "retry-after")]
        wait: u64,
    },
}

fn main() {}
