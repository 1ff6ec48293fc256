use errwire::ApiError;

#[derive(Debug)]
struct FieldError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("invalid")]
    #[api(status = 422)]
    Invalid(#[api(details)] Vec<FieldError>),
    #[error("unknown")]
    #[api(status = 404)]
    Unknown {
        #[api(extension)]
        what: FieldError,
    },
    #[error("optional")]
    #[api(status = 400)]
    Optional {
        #[api(details)]
        what: Option<FieldError>,
    },
}

fn main() {}
