use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("huge")]
    #[api(status = 340282366920938463463374607431768211456)]
    Huge,
    #[error("a fraction with an exponent")]
    #[api(status = 4e2)]
    Exponent,
    #[error("a sum of names")]
    #[api(status = NOT_FOUND | GONE)]
    Either,
    #[error("a range")]
    #[api(status = 400..500)]
    Range,
    #[error("a tuple")]
    #[api(status = (404))]
    Tuple,
    #[error("negative")]
    #[api(status = -404)]
    Negative,
    #[error("a reference")]
    #[api(status = &404)]
    Reference,
    #[error("letters")]
    #[api(status = 4O4)]
    Letters,
    #[error("letters after the number")]
    #[api(status = 404abc)]
    LettersAfter,
    #[error("a suffix")]
    #[api(status = 399u16)]
    Suffix,
    #[error("a bool")]
    #[api(status = 404, retryable = !true)]
    Not,
}

fn main() {}
