use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, level = WARN, summary = "Not found", hints = "Look again.")]
    NotFound,

    #[error("gone")]
    #[api(status = 410, severity = ERROR, reason = "NO_MORE", as = "gone")]
    Gone {
        #[api(rename = "file")]
        path: String,
    },
}

fn main() {}
