use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "final.lock")]
enum RunError {
    #[error("busy")]
    #[api(status = 503, retryable = false)]
    Busy,
    #[error("balance exhausted")]
    #[api(status = 402)]
    BalanceExhausted,
}

fn main() {}
