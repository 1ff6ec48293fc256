use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no unit")]
    #[api(status = 503, retryable(after = "30"))]
    NoUnit,
    #[error("another unit")]
    #[api(status = 503, retryable(after = "2 days"))]
    Days,
    #[error("a fraction")]
    #[api(status = 503, retryable(after = "1.5s"))]
    Fraction,
    #[error("two units")]
    #[api(status = 503, retryable(after = "1h30m"))]
    Two,
    #[error("nothing")]
    #[api(status = 503, retryable(after = ""))]
    Nothing,
    #[error("less than nothing")]
    #[api(status = 503, retryable(after = "-1s"))]
    Negative,
}

fn main() {}
