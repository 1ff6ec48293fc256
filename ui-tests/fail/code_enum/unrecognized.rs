use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(code_enum = RunCode)]
enum RunError {
    #[error("not recognized")]
    #[api(status = 404)]
    Unrecognized,
}

fn main() {}
