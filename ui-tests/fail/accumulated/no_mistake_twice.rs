//! What is written wrong is not missing, and allows what it might have allowed.

use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no status")]
    #[api(status = "404")]
    Status,
    #[error("no code")]
    #[api(status = 404, code = STATUS)]
    Code,
    #[error("no retry")]
    #[api(status = 404, retryable = "yes")]
    Retry(#[api(retry_after)] u64),
    #[error("can't read: {source}")]
    #[api(status = 404, message = It_is_not_there)]
    Message { source: std::io::Error },
    #[error("can't read: {source}")]
    #[api(status = 404, mask = true)]
    Mask { source: std::io::Error },
    #[error("can't read: {source}")]
    #[api(status = 404, expose = true)]
    Expose { source: std::io::Error },
    #[error("shared")]
    #[api(status = 404, code = "SHARED", shared = true)]
    Shared,
    #[error("shared")]
    #[api(status = 404, code = "SHARED", shared)]
    SharedToo,
    #[error("not allowed")]
    #[api(status = 405, allow = GET)]
    Allow,
    #[error("the proxy")]
    #[api(status = 407, header("proxy-authenticate"))]
    Header,
    #[error(transparent)]
    #[api(transparent = true)]
    Transparent(#[from] errwire::Internal),
    #[error("no key")]
    #[api("status" = 404)]
    Key,
    #[error("empty")]
    #[api(status = 404, code = "")]
    Empty,
    #[error("empty")]
    #[api(status = 404, code = "")]
    EmptyToo,
}

fn main() {}
