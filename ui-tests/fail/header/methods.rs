use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no comma")]
    #[api(status = 405, allow = "GET POST")]
    NoComma,
    #[error("nothing")]
    #[api(status = 405, allow = "")]
    Nothing,
    #[error("a comma too many")]
    #[api(status = 405, allow = "GET, , POST")]
    TooMany,
}

fn main() {}
