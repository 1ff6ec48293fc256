use errwire::{ApiError, Context};

#[derive(Debug, thiserror::Error, ApiError)]
#[error("not found")]
#[api(status = NOT_FUOND)]
struct NotFound;

fn main() {
    let _ = NotFound.respond(&Context::new());
}
