use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("busy")]
    #[api(status = 503, header("keep-alive" = "timeout=5", "date" = "today"))]
    Busy {
        #[api(header = "content-encoding")]
        encoding: String,
    },
}

fn main() {}
