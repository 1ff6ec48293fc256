use errwire::ApiError;

/// It was called `RunError` when it was published, and a code went unseen with the name.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "type_renamed.lock")]
enum RunFailure {
    #[error("busy")]
    #[api(status = 503)]
    Busy,
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

/// One code in common is no rename.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("not found")]
#[api(status = 404, code = "NOT_FOUND", lock = "type_renamed.lock")]
struct ModelMissing;

fn main() {}
