use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("can't read: {source}")]
    #[api(status = 404)]
    Read { source: std::io::Error },
}

fn main() {}
