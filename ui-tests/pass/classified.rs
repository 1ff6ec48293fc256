use std::io;
use std::sync::Arc;

use errwire::{ApiError, Class, Classify, FieldError, FieldErrors};
use snafu::{IntoError, Snafu};

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError<E: std::error::Error + 'static> {
    #[error("file: {0}")] // no leak, as callers read the text of the class
    #[api(classify)]
    Io(#[from] io::Error),
    #[error(transparent)]
    #[api(classify)]
    Shared(Arc<io::Error>),
    #[error("invalid: {0}")]
    #[api(classify)]
    Invalid(#[from] FieldErrors),
    #[error("other")]
    #[api(classify)]
    Other(E),
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("invalid")]
#[api(classify)]
struct Invalid {
    source: FieldErrors,
}

#[derive(Debug, Snafu, ApiError)]
#[api(classify)]
struct Traced {
    backtrace: snafu::Backtrace,
    source: Box<io::Error>,
}

#[derive(Debug, thiserror::Error)]
#[error("mine")]
struct Mine;

impl Classify for Mine {
    fn class(&self) -> Class {
        Class::Contention
    }
}

fn main() {
    let spec = |error: StoreError<Mine>| error.spec();
    let timeout = || io::Error::from(io::ErrorKind::TimedOut);
    assert_eq!(spec(timeout().into()).status, 504);
    assert_eq!(spec(StoreError::Shared(timeout().into())).status, 504);
    assert_eq!(TracedSnafu.into_error(timeout().into()).spec().status, 504);
    assert_eq!(spec(StoreError::Other(Mine)).code, "CONTENTION");
    let errors = FieldErrors::from(FieldError::new("name", "required", "is required"));
    assert_eq!(spec(errors.clone().into()).status, 422);
    assert_eq!(Invalid { source: errors }.spec().code, "VALIDATION_ERROR");
}
