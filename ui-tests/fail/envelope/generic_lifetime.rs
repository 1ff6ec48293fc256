use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = errwire::envelope::Typed<&'a str>, status = 404)]
#[error("not found")]
struct NotFound<'a>(&'a str);

fn main() {}
