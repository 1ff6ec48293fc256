//! Any body, and any `Retry-After`, in every dialect: the status is kept, nothing panics, and what
//! `serde_json` finds in a body is found.
//!
//! `fuzz/seed.py` says how to run it. What is before the first line break is the header's value.

#![no_main]

use errwire::client::{Decode, WireError};
use errwire::envelope::{Flat, Message, Nested, Problem, SuccessMessage, Typed};
use http::StatusCode;
use http::header::{HeaderMap, HeaderValue, RETRY_AFTER};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

const STATUS: StatusCode = StatusCode::SERVICE_UNAVAILABLE;

fn check(error: &WireError<'_>, body: &[u8]) {
    assert_eq!(error.status, STATUS);
    assert_eq!(&*error.raw, body);
    assert!(error.retry.is_retryable());
    assert!(error.extensions.len() <= 64);
    let _ = (error.to_string(), format!("{error:?}"), error.details_as::<Value>());
}

fn decode<D: Decode>(headers: &HeaderMap, body: &[u8]) {
    let error = WireError::decode::<D>(STATUS, headers, body);
    check(&error, body);
    check(&error.into_owned(), body);
}

/// What a tree says, without members that stand there twice.
fn agrees_with_a_tree(body: &[u8]) {
    let Ok(tree) = serde_json::from_slice::<Value>(body) else { return };
    let Value::Object(error) = &tree["error"] else { return };
    let (text, headers) = (tree.to_string(), HeaderMap::new());
    let read = WireError::decode::<Typed>(STATUS, &headers, text.as_bytes());
    for (found, name) in [
        (&read.code, "code"),
        (&read.kind, "type"),
        (&read.message, "message"),
        (&read.param, "param"),
        (&read.request_id, "requestId"),
    ] {
        assert_eq!(found.as_deref(), error.get(name).and_then(Value::as_str), "{name}: {text}");
    }
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
    decode::<SuccessMessage>(&headers, body);
    decode::<Typed>(&headers, body);
    check(&WireError::detect(STATUS, &headers, body), body);
    agrees_with_a_tree(body);
});
