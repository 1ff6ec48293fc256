use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[cfg_attr(all(), api(status = 404, cod = "NOT_FOUND"))]
    #[cfg_attr(any(), api(nothing of this is read))]
    NotFound,
    #[cfg(any())]
    #[api(stauts = 410)]
    Gone,
}

fn main() {}
