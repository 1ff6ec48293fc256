use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(any_case = true)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, expose = true, shared = "yes")]
    NotFound {
        #[api(param = "name")]
        name: String,
        #[api(details = true)]
        details: u8,
    },
    #[error("busy")]
    #[api(status = 503, mask(all), retryable(throttled = true))]
    Busy {
        #[api(retry_after = 30)]
        wait: u64,
    },
    #[error("later")]
    #[api(status = 503)]
    Later(#[api(retry_after = "3s")] u64, #[api(header = "x-n")] u64),
    #[error("never")]
    #[api(status = 503)]
    Never(#[api(retry_after = "later")] u64),
    #[error("conflict")]
    #[api(status = 409, transparent = true)]
    Conflict,
    #[error("gone")]
    #[api(status = 503, retryable(idempotent("yes")))]
    Gone,
}

fn main() {}
