use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelop = Flat)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("gone")]
#[api(status = 410, code = "gone")]
struct Gone;

fn main() {}
