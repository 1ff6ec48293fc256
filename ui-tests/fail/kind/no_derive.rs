#[derive(Debug, thiserror::Error)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

fn main() {
    let _ = RunError::NotFound;
}
