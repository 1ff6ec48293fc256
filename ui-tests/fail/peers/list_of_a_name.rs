use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("wrong")]
    #[api(status = 400, message(invalid), code(INVALID), title(5))]
    Invalid,
}

fn main() {}
