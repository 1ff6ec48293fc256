use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("it failed")]
#[api(status = 400, rename_all = "UPPERCASE")]
enum RunError {
    Auth,
    Database,
    AUTH,
}

fn main() {}
