use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("not found")]
#[api(status = 404)]
enum RunError {
    #[api(message = "no {_}")]
    Underscore(u8),
    #[api(message = "no {r#fn}")]
    Raw { r#fn: u8 },
    #[api(message = "no {self}")]
    Itself,
    #[api(message = "no {abc}")]
    NameOfTuple(u8),
    #[api(message = "no {0}")]
    NumberOfNamed { name: u8 },
    #[api(message = "no {0.1}")]
    Nested((u8, u8)),
    #[api(message = "no {-1}")]
    Negative(u8),
    #[api(message = "no { }")]
    Space(u8),
    #[api(message = "no {{0}")]
    HalfEscaped(u8),
}

fn main() {}
