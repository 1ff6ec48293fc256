mod api {
    #[derive(Debug, thiserror::Error, errwire::ApiError)]
    #[api(code_enum = RunCode)]
    pub enum RunError {
        #[error("not found")]
        #[api(status = 404)]
        NotFound,
    }
}

/// A client is never older than an answer: there may be codes that it doesn't know.
fn main() {
    match api::RunCode::from("NEWER") {
        api::RunCode::NotFound => {}
    }
}
