use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(r#status = 404, r#type = "missing", fn, Self)]
    NotFound,
}

fn main() {}
