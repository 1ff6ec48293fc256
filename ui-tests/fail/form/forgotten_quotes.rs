use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(prefix = RUN-, domain = billing.example.com, lock = errors.lock, rename_all = kebab-case)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, since = 2.0, kind = no_such_thing)]
    NotFound {
        #[api(header = x-limit)]
        limit: u8,
        #[api(header = x_left)]
        left: u8,
    },

    #[error("busy")]
    #[api(status = 503, retryable(after = 500ms))]
    Busy,

    #[error("slow down")]
    #[api(status = 429, retryable(after = 10), docs = https)]
    SlowDown,
}

fn main() {}
