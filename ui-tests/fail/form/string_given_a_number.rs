use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(
    rename_all = 1,
    prefix = 2,
    domain = 3,
    docs = 4,
    lock = 5,
    kind = 6,
    message = 7,
    challenge = 8
)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, code = 9, title = 1.0, allow = 2, help = 3, since = 1.2, deprecated = true)]
    NotFound {
        #[api(header = 4, extension = 5)]
        name: String,
    },
    #[error("busy")]
    #[api(status = 503, retryable(after = 30))]
    Busy,
}

fn main() {}
