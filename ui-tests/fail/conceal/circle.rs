use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("a")]
    #[api(status = 403, conceal_as = B)]
    A,
    #[error("b")]
    #[api(status = 403, conceal_as = C)]
    B,
    #[error("c")]
    #[api(status = 403, conceal_as = B)]
    C,
}

fn main() {}
