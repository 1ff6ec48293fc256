use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("a type")]
    #[api(status = Vec<u8>)]
    Type,
    #[error("a call")]
    #[api(status = StatusCode::from_u16(404).unwrap())]
    Call,
    #[error("a block")]
    #[api(status = { 404 })]
    Block,
}

fn main() {}
