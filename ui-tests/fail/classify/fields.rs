use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("none")]
    #[api(classify)]
    None,
    #[error("two")]
    #[api(classify)]
    Two(std::io::Error, String),
    #[error("none, named")]
    #[api(classify)]
    NoneNamed {},
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("gone")]
#[api(classify)]
struct Gone;

fn main() {}
