use errwire::ApiError;

mod show {
    pub fn run(_: &super::RunError) -> String {
        "it failed".to_owned()
    }
}

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("a function that writes the text, twice")]
    #[api(status = 404, fmt = show::run, fmt = show::run)]
    Twice,

    #[error(transparent)]
    #[api(transparent, fmt = show::run)]
    Transparent(#[from] errwire::Internal),

    #[error("an argument of what takes none")]
    #[api(transparent, code = 42)]
    Argument(errwire::Internal),
}

fn main() {}
