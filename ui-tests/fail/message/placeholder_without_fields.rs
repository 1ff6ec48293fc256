use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, message = "{} is not there")]
    NotFound,
}

fn main() {}
