use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(rename_all = "snake")]
enum RunError {
    #[error("not found")]
    #[api(status = 404, code = "not_found")]
    NotFound,
}

fn main() {}
