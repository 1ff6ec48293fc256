use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(crate = std, code_enum = RunCode)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

fn main() {}
