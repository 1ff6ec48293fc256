use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("invalid")]
    #[api(classify)]
    Invalid(#[api(details)] errwire::FieldErrors),
}

fn main() {}
