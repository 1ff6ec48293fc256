use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, message = "no {id:B}")]
    NotFound { id: u64 },
    #[error("gone")]
    #[api(status = 410, message = "no {id:P}")]
    Gone { id: u64 },
    #[error("conflict")]
    #[api(status = 409, message = "{id:y} and {0}")]
    Conflict { id: u64 },

    #[error("busy")]
    #[api(status = 503, message = "no {id:##x}")]
    Busy { id: u64 },
}

fn main() {}
