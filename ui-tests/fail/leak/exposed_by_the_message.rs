use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("can't read")]
    #[api(status = 404, message = "can't read: {0}")]
    Read(#[source] std::io::Error),
    #[error("can't write")]
    #[api(status = 500, message = "can't write: {source}")]
    Write { source: std::io::Error },
}

fn main() {}
