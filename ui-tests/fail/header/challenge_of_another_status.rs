use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("forbidden")]
    #[api(status = 403, challenge = "Basic")]
    Forbidden,
}

fn main() {}
