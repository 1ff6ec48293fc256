//! `retryable` in all its forms.

use std::time::Duration;

use errwire::{ApiError, Contract, Retry};

use crate::support::{header, public};

#[derive(Debug, thiserror::Error, ApiError)]
#[error("x")]
#[allow(dead_code, reason = "of most, only what they say of themselves is looked at")]
enum Retries {
    #[api(status = 408)]
    Timeout,
    #[api(status = 425)]
    Early,
    #[api(status = 429)]
    Limited,
    #[api(status = 500)]
    Broken,
    #[api(status = 502)]
    Gateway,
    #[api(status = 503)]
    Busy,
    #[api(status = 504)]
    Slow,
    #[api(status = 409)]
    Conflict,
    #[api(status = 501)]
    Missing,
    #[api(status = 402, retryable)]
    Payment,
    #[api(status = 507, retryable)]
    Full,
    #[api(status = 400, retryable = true)]
    True,
    #[api(status = 500, retryable = false)]
    False,
    #[api(status = 500, retryable(throttled))]
    Throttled,
    #[api(status = 503, retryable(idempotent))]
    Idempotent,
    #[api(status = 409, retryable(idempotent))]
    IdempotentConflict,
    #[api(status = 503, retryable(after = "1500ms"))]
    After,
    #[api(status = 500, retryable(throttled, after = "2h"))]
    ThrottledAfter,
    #[api(status = 503, retryable(idempotent, after = "5m"))]
    IdempotentAfter,
}

#[test]
fn every_form_has_its_class() {
    let minutes = |minutes: u64| Some(Duration::from_secs(60 * minutes));
    let expected = [
        Retry::Always(None),
        Retry::Always(None),
        Retry::Always(None),
        Retry::IfIdempotent(None),
        Retry::IfIdempotent(None),
        Retry::Always(None),
        Retry::IfIdempotent(None),
        Retry::Never,
        Retry::Never,
        Retry::Always(None),
        Retry::IfIdempotent(None),
        Retry::Always(None),
        Retry::Never,
        Retry::Always(None),
        Retry::IfIdempotent(None),
        Retry::IfIdempotent(None),
        Retry::Always(Some(Duration::from_millis(1500))),
        Retry::Always(minutes(120)),
        Retry::IfIdempotent(minutes(5)),
    ];
    for (spec, expected) in Retries::specs().iter().zip(expected) {
        assert_eq!(spec.retry, expected, "{}", spec.variant);
    }
    assert_eq!(Retries::specs().len(), expected.len());
}

#[test]
fn a_delay_is_in_the_header() {
    for (error, expected) in [
        (Retries::After, Some("2")),
        (Retries::ThrottledAfter, Some("7200")),
        (Retries::IdempotentAfter, Some("300")),
        (Retries::Busy, None),
        (Retries::False, None),
    ] {
        assert_eq!(header(&public(&error), "retry-after"), expected, "{error:?}");
    }
}

/// A field's delay goes with the class, whatever that is.
#[test]
fn a_delay_from_a_field_keeps_the_class() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("x")]
    enum Waits {
        #[api(status = 409, retryable)]
        Always(#[api(retry_after)] u8),
        #[api(status = 500)]
        IfIdempotent(#[api(retry_after)] u8),
    }
    assert_eq!(Waits::Always(1).spec().retry, Retry::Always(None));
    assert_eq!(header(&public(&Waits::Always(1)), "retry-after"), Some("1"));
    assert_eq!(Waits::IfIdempotent(1).spec().retry, Retry::IfIdempotent(None));
    assert_eq!(header(&public(&Waits::IfIdempotent(2)), "retry-after"), Some("2"));
}
