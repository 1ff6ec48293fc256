use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, message = "{ {name} }")]
    NotFound { name: String },
}

fn main() {}
