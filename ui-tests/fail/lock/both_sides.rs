use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("it failed")]
#[api(status = 404, lock = "both_sides.lock")]
enum RunError {
    NotFound,
}

fn main() {}
