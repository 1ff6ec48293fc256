use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound {
        #[api(
            envelope = errwire::envelope::Flat,
            rename_all = "snake_case",
            any_case,
            prefix = "RUN_",
            domain = "example.com",
            docs = "https://example.com/{code}",
            lock = "errors.lock",
            code_enum = RunCode,
            skip(axum),
            crate = errwire,
        )]
        name: String,
    },
}

fn main() {}
