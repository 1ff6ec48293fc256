use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 404)]
enum RunError {
    #[error("no run")]
    #[api(code = "NOT_FOUND", shared)]
    NoRun,
    #[error("no model")]
    #[api(code = "NOT_FOUND")]
    NoModel,
}

fn main() {}
