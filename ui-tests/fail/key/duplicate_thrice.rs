use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, help = "a", help = "b", help = "c")]
    NotFound,
}

fn main() {}
