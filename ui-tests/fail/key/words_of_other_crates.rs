use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(http_status = 404, error_code = "MISSING", msg = "It is not there.", internal)]
    NotFound,
    #[error("gone")]
    #[api(status = 410, type = "gone", rename = "GONE")]
    Gone {
        #[api(field)]
        name: String,
        #[api(data)]
        details: String,
    },
}

fn main() {}
