use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 429)]
enum RunError {
    #[error("text")]
    Text(#[api(retry_after)] String),
    #[error("signed")]
    Signed(#[api(retry_after)] i64),
    #[error("fraction")]
    Fraction(#[api(retry_after)] f64),
    #[error("optional")]
    Optional(#[api(retry_after)] Option<usize>),
    #[error("a point in time")]
    Instant(#[api(retry_after)] std::time::SystemTime),
}

fn main() {}
