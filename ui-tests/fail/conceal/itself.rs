use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not yours")]
    #[api(status = 403, conceal_as = NotYours)]
    NotYours,
}

fn main() {}
