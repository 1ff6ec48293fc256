use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error(transparent)]
#[api(status = 404)]
struct Read(#[from] std::io::Error);

fn main() {}
