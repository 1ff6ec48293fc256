//! Errors of other crates, made by those crates.

mod fields;
mod network;
mod sql;

use std::io;

use errwire::{ApiError, Class, Classify, FieldErrors, Retry};
use proptest::prelude::*;

use crate::support::{body, public};

/// One variant a crate, as a service would have them.
#[derive(Debug, thiserror::Error, ApiError)]
pub(crate) enum Failure {
    #[error("database: {0}")]
    #[api(classify)]
    Database(#[from] sqlx::Error),
    #[error(transparent)]
    #[api(classify)]
    Upstream(#[from] reqwest::Error),
    #[error("file: {0}")]
    #[api(classify)]
    Io(#[from] io::Error),
    #[error(transparent)]
    #[api(classify)]
    Elapsed(#[from] tokio::time::error::Elapsed),
    #[error("invalid: {0}")]
    #[api(classify)]
    Invalid(#[from] validator::ValidationErrors),
    #[error("invalid: {0}")]
    #[api(classify)]
    Refused(#[from] garde::Report),
    #[error("unreadable: {0}")]
    #[api(classify)]
    Unreadable(#[from] serde_path_to_error::Error<serde_json::Error>),
    #[error("unusable: {0}")]
    #[api(classify)]
    Unusable(#[from] FieldErrors),
}

/// What callers read of a class, without details.
pub(crate) fn expected(class: Class) -> String {
    let spec = class.spec();
    let message = match class {
        Class::Conflict => "the request conflicts with what is there already",
        Class::Invalid => "some values are not valid",
        _ => spec.status.canonical_reason().unwrap(),
    };
    let code = spec.code;
    format!(r#"{{"success":false,"error":{{"code":"{code}","message":"{message}"}}}}"#)
}

/// Asserts that it answers as this class, which is one of its type's, and that its text is nowhere
/// in the answer.
#[track_caller]
pub(crate) fn assert_class<E: Classify + Into<Failure>>(error: E, class: Class) {
    assert!(E::CLASSES.contains(&class), "{error:?}: {class:?}");
    let error = error.into();
    assert_eq!(error.spec().variant, class.spec().variant, "{error:?}");
    let response = public(&error);
    assert_eq!(response.status(), class.spec().status, "{error:?}");
    assert_eq!(body(&error), expected(class), "{error:?}");
}

#[test]
fn the_classes_are_as_documented() {
    let (never, maybe, always) = (Retry::never(), Retry::if_idempotent(), Retry::always());
    let rows = [
        (Class::Conflict, 409, "CONFLICT", never),
        (Class::Invalid, 422, "VALIDATION_ERROR", never),
        (Class::Contention, 503, "CONTENTION", always),
        (Class::Unavailable, 503, "SERVICE_UNAVAILABLE", always),
        (Class::Interrupted, 503, "SERVICE_INTERRUPTED", maybe),
        (Class::Timeout, 504, "GATEWAY_TIMEOUT", maybe),
        (Class::BadUpstream, 502, "BAD_GATEWAY", maybe),
        (Class::Unexpected, 500, "INTERNAL_ERROR", maybe),
    ];
    assert_eq!(rows.map(|row| row.0), Class::ALL);
    for (class, status, code, retry) in rows {
        let spec = class.spec();
        assert_eq!((spec.status.as_u16(), spec.code, spec.retry), (status, code, retry));
        assert!(spec.shared && spec.owner == "Class", "{spec:?}");
    }
}

#[test]
fn kinds_of_io_have_a_class() {
    use io::ErrorKind as Kind;
    let cases = [
        (Kind::ConnectionRefused, Class::Unavailable),
        (Kind::HostUnreachable, Class::Unavailable),
        (Kind::ConnectionReset, Class::Interrupted),
        (Kind::BrokenPipe, Class::Interrupted),
        (Kind::UnexpectedEof, Class::Interrupted),
        (Kind::TimedOut, Class::Timeout),
        (Kind::NotFound, Class::Unexpected),
        (Kind::PermissionDenied, Class::Unexpected),
        (Kind::AlreadyExists, Class::Unexpected),
        (Kind::Other, Class::Unexpected),
    ];
    for (kind, class) in cases {
        assert_class(io::Error::new(kind, "/srv/secret"), class);
    }
}

#[tokio::test]
async fn what_took_too_long_is_a_504() {
    let never = std::future::pending::<()>();
    let elapsed = tokio::time::timeout(std::time::Duration::from_millis(1), never).await;
    assert_class(elapsed.unwrap_err(), Class::Timeout);
}

/// What an author maps by hand adds its own parts, and keeps the row of its class.
#[test]
fn a_class_of_ones_own_adds_parts() {
    #[derive(Debug, thiserror::Error)]
    #[error("full: {secret}")]
    struct Full {
        secret: &'static str,
        wait: std::time::Duration,
    }

    impl Classify for Full {
        fn class(&self) -> Class {
            Class::Unavailable
        }

        fn parts(&self) -> errwire::Parts<'_> {
            errwire::Parts::new().retry_after(&self.wait)
        }
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    #[error(transparent)]
    #[api(classify)]
    struct Error(Box<Full>);

    let full = Full { secret: "hunter2", wait: std::time::Duration::from_millis(1_500) };
    let response = public(&Error(full.into()));
    assert_eq!(response.headers()["retry-after"], "2");
    assert_eq!(response.body(), &expected(Class::Unavailable));
}

proptest! {
    /// Whatever an error says of itself, callers read the text of its class.
    #[test]
    fn no_text_of_an_io_error_reaches_a_body(text in "\\PC{0,40}") {
        let error = Failure::from(io::Error::other(text));
        prop_assert_eq!(body(&error), expected(Class::Unexpected));
    }
}
