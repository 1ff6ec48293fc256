use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(code_enum = RunCode)]
enum RunError {
    #[error("no such run")]
    #[api(staus = 404)]
    NotFound,
}

errwire::catalog! {
    pub static ERRORS = [RunError];
}

fn main() {
    let _ = RunCode::NotFound;
}
