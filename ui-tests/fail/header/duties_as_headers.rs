use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("unknown")]
    #[api(status = 401, header("www-authenticate" = "Bearer"))]
    Unknown,

    #[error("not allowed")]
    #[api(status = 405, header("allow" = "get, POST"))]
    NotAllowed,
}

fn main() {}
