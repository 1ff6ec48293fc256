use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error(transparent)]
    #[api(
        transparent,
        status = 404,
        kind = "missing",
        retryable,
        message = "not found",
        challenge = "Basic",
        code = "NOT_FOUND",
        title = "Not found",
        expose,
        conceal_as = Other,
        shared,
        header("x-name" = "value"),
        allow = "GET",
        help = "Look elsewhere.",
        since = "1.0",
        deprecated = "It is never lost.",
    )]
    Inner(#[from] errwire::Internal),
    #[error("other")]
    #[api(mask, transparent)]
    Other(errwire::Internal),
}

fn main() {}
