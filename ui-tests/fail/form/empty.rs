use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 404, prefix = "", domain = " ", docs = "", lock = "", rename_all = "")]
#[api(kind = "", message = "", challenge = " ")]
enum RunError {
    #[error("not found")]
    #[api(code = "", title = " ", message = "\n", help = "", since = "", deprecated = "\t")]
    NotFound,
    #[error("unknown")]
    #[api(status = 401, challenge = "")]
    Unknown {
        #[api(extension = " ")]
        hint: String,
        #[api(header = "")]
        trace: String,
    },
    #[error("not allowed")]
    #[api(status = 405, allow = " ")]
    NotAllowed,
    #[error("busy")]
    #[api(status = 503, retryable(after = ""))]
    Busy,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("gone")]
#[api(status = 410, title = "", kind = " ")]
struct Gone;

fn main() {}
