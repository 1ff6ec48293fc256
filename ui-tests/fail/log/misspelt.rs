use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("lower case")]
    #[api(status = 409, log = warn)]
    Lower,
    #[error("another word")]
    #[api(status = 410, log = FATAL)]
    Unknown,
    #[error("a path")]
    #[api(status = 411, log = Level::WARNING)]
    Path,
    #[error("a number")]
    #[api(status = 412, log = -1)]
    Number,
    #[error("a text")]
    #[api(status = 413, log = "warn")]
    Text,
}

fn main() {}
