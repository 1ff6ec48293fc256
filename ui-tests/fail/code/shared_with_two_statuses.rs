use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no run")]
    #[api(status = 404, code = "GONE", shared)]
    NoRun,
    #[error("no model")]
    #[api(status = 410, code = "GONE", shared)]
    NoModel,
}

fn main() {}
