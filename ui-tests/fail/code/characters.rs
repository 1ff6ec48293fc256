use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("a space")]
    #[api(status = 404, code = "NOT FOUND")]
    Space,
    #[error("a slash")]
    #[api(status = 404, code = "RUN/NOT_FOUND")]
    Slash,
    #[error("a line break")]
    #[api(status = 404, code = "NOT\nFOUND")]
    LineBreak,
    #[error("a letter of another alphabet")]
    #[api(status = 404, code = "NICHT_GEFÜNDEN")]
    Umlaut,
    #[error("a quotation mark")]
    #[api(status = 404, code = "\"NOT_FOUND\"")]
    Quoted,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("words")]
#[api(status = 404, code = "billing.not found.yet", rename_all = "camelCase", prefix = "billing.")]
struct Words;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("old words")]
#[api(status = 404, code = "not Found", any_case)]
struct OldWords;

fn main() {}
