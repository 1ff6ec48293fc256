use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 404)]
enum RunError {
    #[error("a")]
    #[api(code = "SAME")]
    A,
    #[error("b")]
    #[api(code = "SAME")]
    B,
    #[error("c")]
    #[api(code = "SAME")]
    C,
}

fn main() {}
