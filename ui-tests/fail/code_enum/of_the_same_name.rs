use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(code_enum = RunError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

fn main() {}
