use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(xyzzy = 1)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, xyzzy)]
    NotFound {
        #[api(xyzzy)]
        name: String,
    },
    #[error("busy")]
    #[api(status = 503, retryable(xyzzy))]
    Busy,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("gone")]
#[api(status = 410, xyzzy)]
struct Gone;

fn main() {}
