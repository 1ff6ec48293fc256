use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(api(status = 404))]
    NotFound,
}

fn main() {}
