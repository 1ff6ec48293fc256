use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("a line break")]
    #[api(status = 404, header("x-name" = "a\nb"))]
    LineBreak,
    #[error("an injected header")]
    #[api(status = 404, header("x-name" = "a\r\nset-cookie: b=c"))]
    Injected,
    #[error("a letter of another alphabet")]
    #[api(status = 404, header("x-name" = "größer"))]
    Umlaut,
    #[error("a zero")]
    #[api(status = 404, header("x-name" = "\0"))]
    Zero,
}

fn main() {}
