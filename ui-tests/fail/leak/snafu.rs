use snafu::Snafu;

use errwire::ApiError;

#[derive(Debug, Snafu, ApiError)]
enum RunError {
    #[snafu(display("can't read: {source}"))]
    #[api(status = 404)]
    Read { source: std::io::Error },
    #[snafu(display("can't write {path}: {}", cause))]
    #[api(status = 404)]
    Write {
        path: String,
        #[snafu(source)]
        cause: std::io::Error,
    },
    #[snafu(transparent)]
    #[api(status = 404)]
    Fmt { source: std::fmt::Error },
}

fn main() {}
