use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("a string")]
    #[api(status = "404")]
    Text,
    #[error("a list")]
    #[api(status(404))]
    List,
    #[error("nothing")]
    #[api(status)]
    Nothing,
    #[error("a fraction")]
    #[api(status = 404.0)]
    Fraction,
    #[error("a sum")]
    #[api(status = 400 + 4)]
    Sum,
    #[error("a bool")]
    #[api(status = true)]
    Bool,
    #[error("a letter")]
    #[api(status = 'n')]
    Letter,
}

fn main() {}
