use errwire::ApiError;
use errwire::envelope::Typed;

struct Kinds;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Typed<Kinds>)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

fn main() {}
