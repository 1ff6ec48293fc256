use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404_f32)]
    NotFound,
    #[error("gone")]
    #[api(status = 410, code = "GONE"utf8)]
    Gone,
}

fn main() {}
