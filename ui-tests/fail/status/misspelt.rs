use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("misspelt")]
    #[api(status = NOT_FUOND)]
    Misspelt,
    #[error("lower case")]
    #[api(status = not_found)]
    Lower,
    #[error("pascal case")]
    #[api(status = NotFound)]
    Pascal,
    #[error("a path")]
    #[api(status = StatusCode::NOT_FUOND)]
    Path,
}

fn main() {}
