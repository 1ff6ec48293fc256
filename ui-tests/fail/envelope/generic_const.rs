use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = errwire::envelope::Typed<[u8; N]>, status = 404)]
#[error("not found")]
struct NotFound<const N: usize>;

fn main() {}
