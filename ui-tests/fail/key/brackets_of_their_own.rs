use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api((status = 404))]
    NotFound,

    #[error("gone")]
    #[api({ status = 410 }, [code = "NO_MORE"])]
    Gone,

    #[error("busy")]
    #[api(status = 503, retryable((throttled)))]
    Busy,
}

fn main() {}
