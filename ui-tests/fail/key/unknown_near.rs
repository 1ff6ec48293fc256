use errwire::ApiError;

/// A key that is misspelt, at every level.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelop = errwire::envelope::Flat)]
enum RunError {
    #[error("not found")]
    #[api(staus = 404)]
    NotFound,
    #[error("slow down")]
    #[api(status = 429, retriable(after = "30s"))]
    SlowDown {
        #[api(retry_aftr)]
        wait: u64,
    },
    #[error("busy")]
    #[api(status = 503, retryable(throtled))]
    Busy,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("gone")]
#[api(status = 410, mesage = "It is gone.")]
struct Gone;

fn main() {}
