use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, message = "no run of {ownr}")]
    Near { owner: String, name: String },
    #[error("not found")]
    #[api(status = 404, message = "no run of {whom}")]
    Far { owner: String, name: String },
    #[error("not found")]
    #[api(status = 404, message = "no {1}")]
    Tuple(String),
    #[error("not found")]
    #[api(status = 404, message = "no {name}")]
    Unit,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("gone")]
#[api(status = 410, message = "no {nmae}, no {owner}")]
struct Gone {
    name: String,
}

fn main() {}
