//! Any body, and any `Retry-After`, in every dialect: the status is kept, and nothing panics.
//!
//! `cargo +nightly fuzz run decode`. What is before the first line break is the header's value.

#![no_main]

use errwire::client::{Decode, WireError};
use errwire::envelope::{Flat, Message, Nested, Problem, Typed};
use http::StatusCode;
use http::header::{HeaderMap, HeaderValue, RETRY_AFTER};
use libfuzzer_sys::fuzz_target;

const STATUS: StatusCode = StatusCode::SERVICE_UNAVAILABLE;

fn check(error: &WireError<'_>) {
    assert_eq!(error.status, STATUS);
    assert!(error.retry.is_retryable());
    let _ = (error.to_string(), error.details_as::<serde_json::Value>());
}

fn decode<D: Decode>(headers: &HeaderMap, body: &[u8]) {
    let error = WireError::decode::<D>(STATUS, headers, body);
    check(&error);
    check(&error.into_owned());
}

fuzz_target!(|data: &[u8]| {
    let mut parts = data.splitn(2, |byte| *byte == b'\n');
    let (value, body) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let mut headers = HeaderMap::new();
    if let Ok(value) = HeaderValue::from_bytes(value) {
        headers.insert(RETRY_AFTER, value);
    }
    decode::<Flat>(&headers, body);
    decode::<Message>(&headers, body);
    decode::<Nested>(&headers, body);
    decode::<Problem>(&headers, body);
    decode::<Typed>(&headers, body);
    check(&WireError::detect(STATUS, &headers, body));
});
