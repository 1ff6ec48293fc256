use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(
    envelope = errwire::envelope::Flat,
    rename_all = "snake_case",
    any_case,
    prefix = "run.",
    domain = "example.com",
    docs = "https://example.com/{code}",
    skip(axum),
    crate = errwire,
    status = 404,
    kind = "missing",
    retryable,
    message = "not found",
    challenge = "Basic",
)]
#[api(
    envelope = errwire::envelope::Flat,
    rename_all = "snake_case",
    any_case,
    prefix = "run.",
    domain = "example.com",
    docs = "https://example.com/{code}",
    skip(axum),
    crate = errwire,
    status = 404,
    kind = "missing",
    retryable = false,
    message = "not found",
    challenge = "Basic",
)]
enum RunError {
    #[error("not found")]
    NotFound,
}

fn main() {}
