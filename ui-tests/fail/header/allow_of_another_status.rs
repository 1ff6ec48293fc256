use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 404)]
enum RunError {
    #[error("not found")]
    #[api(allow = "GET")]
    NotFound,
}

fn main() {}
