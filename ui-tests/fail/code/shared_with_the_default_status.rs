use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 404)]
enum RunError {
    #[error("no run")]
    #[api(code = "GONE", shared)]
    NoRun,
    #[error("no model")]
    #[api(status = 410, code = "GONE", shared)]
    NoModel,
}

fn main() {}
