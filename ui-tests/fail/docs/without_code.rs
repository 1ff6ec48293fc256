use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(docs = "https://example.com/errors")]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(docs = "https://example.com/errors#{CODE}", status = 404)]
#[error("not found")]
struct NotFound;

fn main() {}
