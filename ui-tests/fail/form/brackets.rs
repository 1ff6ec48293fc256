use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("busy")]
    #[api(status = 503, header["x-a" = "b"], retryable { after = "30s" })]
    Busy,
}

fn main() {}
