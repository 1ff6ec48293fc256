use errwire::ApiError;

#[allow(non_camel_case_types)]
#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    __,
}

fn main() {}
