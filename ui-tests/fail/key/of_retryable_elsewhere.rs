use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(throttled)]
enum RunError {
    #[error("busy")]
    #[api(status = 503, idempotent, after = "30s")]
    Busy {
        #[api(after)]
        wait: u64,
    },
}

fn main() {}
