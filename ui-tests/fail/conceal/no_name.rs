use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
    #[error("a pattern")]
    #[api(status = 403, conceal_as = NotFound { .. })]
    Pattern,
    #[error("a number")]
    #[api(status = 403, conceal_as = 404)]
    Number,
    #[error("a path")]
    #[api(status = 403, conceal_as = crate::RunError::NotFound)]
    Path,
    #[error("a type")]
    #[api(status = 403, conceal_as = <Self as Trait>::NotFound)]
    Type,
}

fn main() {}
