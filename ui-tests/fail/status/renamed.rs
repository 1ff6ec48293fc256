use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("too large")]
    #[api(status = CONTENT_TOO_LARGE)]
    TooLarge,
    #[error("slow down")]
    #[api(status = RATE_LIMITED)]
    Limited,
    #[error("invalid")]
    #[api(status = StatusCode::UNPROCESSABLE_CONTENT)]
    Invalid,
}

fn main() {}
