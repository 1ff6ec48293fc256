use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(rename_all = "screaming")]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(rename_all = "xyzzy")]
enum ModelError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(rename_all = "")]
enum UserError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

fn main() {}
