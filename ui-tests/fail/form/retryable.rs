use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("a string")]
    #[api(status = 503, retryable = "yes")]
    Text,
    #[error("nothing")]
    #[api(status = 503, retryable())]
    Nothing,
    #[error("a number")]
    #[api(status = 503, retryable = 3)]
    Number,
    #[error("a name")]
    #[api(status = 503, retryable = always)]
    Name,
    #[error("a bool in a list")]
    #[api(status = 503, retryable(true))]
    BoolInList,
    #[error("a string in a list")]
    #[api(status = 503, retryable("30s"))]
    TextInList,
    #[error("brackets")]
    #[api(status = 503, retryable[throttled])]
    Brackets,
}

fn main() {}
