use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, code = b"NOT_FOUND")]
    NotFound,
    #[error("gone")]
    #[api(status = 410, code = c"GONE", title = 'G')]
    Gone,
    #[error("conflict")]
    #[api(status = 409.0, code = r#"CON"FLICT"#)]
    Conflict,
}

fn main() {}
