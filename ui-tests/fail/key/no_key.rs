use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(404, code = "MISSING")]
    NotFound,
    #[error("gone")]
    #[api("status" = 410)]
    Gone,
    #[error("busy")]
    #[api((status = 503))]
    Busy,
    #[error("slow down")]
    #[api(= 429)]
    SlowDown,
}

fn main() {}
