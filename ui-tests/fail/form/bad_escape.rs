use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, message = "there is no \q", help = "\u{D800}")]
    NotFound,
}

fn main() {}
