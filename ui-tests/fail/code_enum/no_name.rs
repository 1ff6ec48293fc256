use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(code_enum = codes::RunCode)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(code_enum = Code<u8>)]
enum ModelError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(code_enum = enum)]
enum UserError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

fn main() {}
