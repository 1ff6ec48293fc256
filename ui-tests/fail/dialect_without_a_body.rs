use errwire::ApiError;
use errwire::envelope::Envelope;

struct Legacy;

impl Envelope for Legacy {}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("not found")]
#[api(status = 404, envelope = Legacy)]
struct NotFound;

fn main() {
    let _ = NotFound.respond(&errwire::Context::new());
}
