use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("nothing")]
    #[api(status = 401, challenge = "")]
    Nothing,
    #[error("no scheme")]
    #[api(status = 401, challenge = "realm=\"api\"")]
    NoScheme,
    #[error("no parameter")]
    #[api(status = 401, challenge = "Bearer")]
    NoParameter,
    #[error("no line")]
    #[api(status = 401, challenge = "Basic realm=\"a\nb\"")]
    NoLine,
}

fn main() {}
