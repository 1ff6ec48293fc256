use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[api(status = 404, error("not found"))]
    #[error("not found")]
    NotFound,
    #[error("io")]
    #[api(status = 500)]
    Io(#[api(from)] std::io::Error),
    #[error("io")]
    #[api(status = 500, display("io"))]
    Other {
        #[api(source)]
        inner: std::io::Error,
        #[api(backtrace)]
        trace: String,
    },
}

fn main() {}
