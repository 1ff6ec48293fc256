use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status => 404, code => "NOT_FOUND")]
    NotFound,
}

fn main() {}
