use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 404)]
enum RunError {
    #[error("no run")]
    #[api(code = "NO_MODEL")]
    NoRun,
    #[error("no model")]
    NoModel,
}

fn main() {}
