use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("run failed: {0}")]
#[api(status = 400)]
enum RunError {
    Read(#[source] std::io::Error),
    Write(#[source] std::fmt::Error),
}

fn main() {}
