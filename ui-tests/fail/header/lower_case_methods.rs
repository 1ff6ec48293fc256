use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not allowed")]
    #[api(status = 405, allow = "GET, post")]
    NotAllowed,
}

fn main() {}
