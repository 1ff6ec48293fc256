use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(
    status = 404,
    code = "NOT_FOUND",
    title = "Not found",
    expose,
    mask,
    transparent,
    conceal_as = NotFound,
    shared,
    header("x-name" = "value"),
    allow = "GET",
    help = "Look elsewhere.",
    since = "1.0",
    deprecated = "It is never lost.",
)]
enum RunError {
    #[error("not found")]
    NotFound,
}

fn main() {}
