use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound {
        #[api(
            status = 404,
            kind = "missing",
            retryable,
            message = "not found",
            challenge = "Basic",
            code = "NOT_FOUND",
            title = "Not found",
            expose,
            mask,
            transparent,
            conceal_as = NotFound,
            shared,
            allow = "GET",
            help = "Look elsewhere.",
            since = "1.0",
            deprecated = "It is never lost.",
        )]
        name: String,
    },
}

fn main() {}
