use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("not found")]
#[api(status = 404)]
struct NotFound;

errwire::catalog! {
    const ERRORS = [NotFound];
}

fn main() {}
