use errwire::ApiError;

const CODE: &str = "NOT_FOUND";

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, code = CODE)]
    NotFound,
    #[error("gone")]
    #[api(status = { 410 }, code = concat!("GO", "NE"))]
    Gone,
    #[error("conflict")]
    #[api(status = _, code = <Self as Codes>::CONFLICT)]
    Conflict,
}

fn main() {}
