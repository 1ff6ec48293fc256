use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, header("x-a" = "1", "x-b" = 2, "X-C" = "3"))]
    NotFound,

    #[error("gone")]
    #[api(status = 410, header("x-a", "1"))]
    Gone,

    #[error("busy")]
    #[api(status = 503, header(("x-a" = "1"), x_b => "2"))]
    Busy,
}

fn main() {}
