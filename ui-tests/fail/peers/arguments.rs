use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, message("no {}", .name))]
    NotFound { name: String },
    #[error("gone")]
    #[api(status = 410, message = "no {name}", name = .name.trim())]
    Gone { name: String },
    #[error("conflict")]
    #[api(status = 409, "conflict with {0}")]
    Conflict(String),
    #[error(transparent)]
    #[api(transparent("{0}"))]
    Other(#[from] std::io::Error),
}

fn main() {}
