use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 500, message = "no {name}")]
enum RunError {
    #[error("no name")]
    NoName { name: String },
    #[error("no place")]
    NoPlace { place: String },
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 500, message = "never closed: {")]
enum ModelError {
    #[error("no name")]
    NoName { name: String },
}

fn main() {}
