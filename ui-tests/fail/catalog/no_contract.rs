#[derive(Debug, thiserror::Error)]
enum RunError {
    #[error("no such run")]
    NotFound,
}

errwire::catalog! {
    pub static ERRORS = [RunError, errwire::Internal];
}

fn main() {
    let _ = RunError::NotFound;
}
