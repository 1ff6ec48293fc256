use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no run")]
    #[api(status = 404, code = "NOT_FOUND")]
    NoRun,
    #[error("no model")]
    #[api(status = 404, code = "NOT_FOUND")]
    NoModel,
}

fn main() {}
