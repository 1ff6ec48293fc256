use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 404)]
enum RunError {
    #[error("not found")]
    NotFound(#[api(retry_after)] u64),
}

fn main() {}
