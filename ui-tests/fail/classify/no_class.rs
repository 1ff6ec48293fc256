use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("{0}")]
    #[api(classify)]
    Number(#[from] std::num::ParseIntError),
}

fn main() {}
