use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = "404", rename_all = snake_case, retryable = "yes", prefix = "a/", challenge = 1)]
enum RunError {
    #[error("a")]
    A,
    #[error("b")]
    #[api(code = "a.b")]
    B(#[api(retry_after)] u64),
    #[error("c")]
    #[api(status = 401)]
    C,
}

fn main() {}
