use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("final")]
    #[api(status = 503, retryable(false))]
    Final,

    #[error("never")]
    #[api(status = 503, retryable(never))]
    Never,

    #[error("no")]
    #[api(status = 503, retryable = no)]
    No,

    #[error("a delay of another name")]
    #[api(status = 503, retryable(delay = "5s"))]
    Delay,

    #[error("the delay of a field")]
    #[api(status = 503, retryable(retry_after = "5s"))]
    OfAField,

    #[error("a delay beside the class")]
    #[api(status = 503, retryable, retry_after = "5s")]
    Beside {
        #[api(wait)]
        wait: u64,
    },
}

fn main() {}
