use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("hidden")]
    #[api(status = 403, conceal_as = Io)]
    Hidden,
    #[error("file: {0}")]
    #[api(classify)]
    Io(#[from] std::io::Error),
}

fn main() {}
