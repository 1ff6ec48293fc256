use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("a colon and more")]
    #[api(status := 404)]
    Colon,

    #[error("nothing between them")]
    #[api(status NOT_FOUND, code "MISSING")]
    Nothing,

    #[error("two of them")]
    #[api(status = 404 = 410)]
    Two,

    #[error("no key at all")]
    #[api(StatusCode::GONE, retryable)]
    NoKey,
}

fn main() {}
