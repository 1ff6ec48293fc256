use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(rename_all = "snake_case", prefix = "run.")]
enum RunError {
    #[error("not found")]
    #[api(status = 404, code = "run.NOT_FOUND")]
    NotFound,
    #[error("gone")]
    #[api(status = 410, code = "GONE")]
    Gone,
}

fn main() {}
