use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("can't read: {0:>40}")]
    #[api(status = 404)]
    Read(#[source] std::io::Error),
}

fn main() {}
