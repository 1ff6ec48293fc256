use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("can't read {path}: {cause}")]
    #[api(status = 404)]
    Read {
        path: String,
        #[source]
        cause: std::io::Error,
    },
}

fn main() {}
