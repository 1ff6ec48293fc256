use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("a reference")]
#[api(status = 404, envelope = &'static str)]
struct Reference;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("a tuple")]
#[api(status = 404, envelope = (u8, u8))]
struct Tuple;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("a slice")]
#[api(status = 404, envelope = [u8])]
struct Slice;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("whatever it is")]
#[api(status = 404, envelope = _)]
struct Inferred;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("what is never")]
#[api(status = 404, envelope = !)]
struct Never;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("itself")]
#[api(status = 404, envelope = Self)]
struct Itself;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("something")]
#[api(status = 404, envelope = impl Sized)]
struct Something;

fn main() {}
