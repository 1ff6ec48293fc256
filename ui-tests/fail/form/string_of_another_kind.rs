use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, code = 'M')]
    NotFound,
    #[error("gone")]
    #[api(status = 410, code = b"GONE")]
    Gone,
    #[error("busy")]
    #[api(status = 503, code = c"BUSY")]
    Busy,
    #[error("conflict")]
    #[api(status = 409, code = "CON" "FLICT")]
    Conflict,
}

fn main() {}
