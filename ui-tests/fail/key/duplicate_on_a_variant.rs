use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not allowed")]
    #[api(
        status = 405,
        code = "NO_POST",
        kind = "wrong",
        title = "No POST",
        message = "no POST",
        retryable,
        expose,
        shared,
        allow = "GET",
        help = "GET it.",
        since = "1.0",
        deprecated = "It is there."
    )]
    #[api(
        status = 405,
        code = "NO_POST",
        kind = "wrong",
        title = "No POST",
        message = "no POST",
        retryable,
        expose,
        shared,
        allow = "GET",
        help = "GET it.",
        since = "1.0",
        deprecated = "It is there."
    )]
    NoPost,
}

fn main() {}
