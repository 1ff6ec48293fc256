use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("not found")]
#[api(status = 404)]
struct NotFound;

errwire::catalog! {
    pub(crate) static ERRORS: errwire::Catalog = [NotFound];
}

fn main() {
    // The name is there, so that one mistake is one error.
    assert_eq!(ERRORS.find("NOT_FOUND").count(), 1);
}
