use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(rename_all, prefix, domain, docs, lock, kind, message, challenge)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, code, kind, title, message, challenge, allow, help, since, deprecated)]
    NotFound {
        #[api(header)]
        name: String,
    },
    #[error("busy")]
    #[api(status = 503, retryable(after))]
    Busy,
}

fn main() {}
