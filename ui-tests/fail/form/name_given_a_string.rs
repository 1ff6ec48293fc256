use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = "Flat", code_enum = "RunCode", crate = "errwire", skip = "axum")]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
    #[error("not yours")]
    #[api(status = 403, conceal_as = "NotFound")]
    NotYours,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("gone")]
#[api(status = 410, crate = ::errwire, envelope = "Typed<OurKinds>")]
struct Gone;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("lost")]
#[api(status = 410, envelope = "Legacy")]
struct Lost;

fn main() {}
