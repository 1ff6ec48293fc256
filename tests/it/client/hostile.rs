//! Whatever comes: no panic, no stack that runs out, and the status is kept.

use errwire::Retry;
use errwire::client::WireError;
use errwire::envelope::{Flat, Message, Nested, Problem, SuccessMessage, Typed};
use http::{HeaderMap, HeaderValue, StatusCode};
use proptest::prelude::*;

/// The body in every dialect, and in none.
fn every_way(status: StatusCode, headers: &HeaderMap, body: &[u8], check: impl Fn(&WireError<'_>)) {
    for error in [
        WireError::decode::<Flat>(status, headers, body),
        WireError::decode::<Message>(status, headers, body),
        WireError::decode::<Nested>(status, headers, body),
        WireError::decode::<Problem>(status, headers, body),
        WireError::decode::<SuccessMessage>(status, headers, body),
        WireError::decode::<Typed>(status, headers, body),
        WireError::detect(status, headers, body),
    ] {
        assert_eq!(error.status, status);
        assert_eq!(&*error.raw, body);
        check(&error);
        check(&error.into_owned());
    }
}

fn survives(body: &[u8]) {
    let headers =
        HeaderMap::from_iter([(http::header::RETRY_AFTER, HeaderValue::from_static("3"))]);
    every_way(StatusCode::SERVICE_UNAVAILABLE, &headers, body, |error| {
        assert_eq!(error.retry, Retry::always().after(std::time::Duration::from_secs(3)));
        let _ = (error.to_string(), format!("{error:?}"), error.details_as::<Vec<String>>());
    });
}

#[test]
fn no_body_and_bodies_that_are_none() {
    for body in [
        &b""[..],
        b" ",
        b"\0",
        b"\xEF\xBB\xBF",
        b"upstream connect error or disconnect/reset before headers",
        b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body></html>",
        b"<?xml version=\"1.0\"?><Error><Code>SlowDown</Code></Error>",
        b"null",
        b"true",
        b"-0",
        b"1e999",
        b"\"\\ud800\"",
        b"[",
        b"{",
        b"{{",
        b"}",
        b"{\"error\"",
        b"{\"error\":",
        b"{\"error\":{\"code\":",
        b"{\"error\":}",
        b"{\"error\":{\"code\":\"\\u12\"}}",
        b"{\"error\":{\"code\":\"A\"}} and more",
        b"{1:2}",
        b"\x80\x81\xff\xfe",
    ] {
        survives(body);
    }
}

/// What was read before a body breaks off is kept.
#[test]
fn a_truncated_body_keeps_what_it_said() {
    let whole = br#"{"success":false,"error":{"code":"A","message":"b","details":[1,2]}}"#;
    for length in 0..whole.len() {
        survives(&whole[..length]);
    }
    let headers = HeaderMap::new();
    let read =
        |length| WireError::decode::<Nested>(StatusCode::NOT_FOUND, &headers, &whole[..length]);
    assert_eq!(read(36).code.as_deref(), Some("A"));
    assert_eq!(read(50).message.as_deref(), Some("b"));
    assert!(read(63).details.is_none());
    assert!(read(66).details.is_some());
}

#[test]
fn members_of_wrong_types_are_passed_over() {
    let values = ["null", "true", "1", "-1", "1.5", "\"x\"", "[]", "[[[]]]", "{}", r#"{"a":{}}"#];
    for value in values {
        let body = format!(
            r#"{{"error":{{"type":{value},"code":{value},"message":{value},"param":{value},"details":{value},"requestId":{value}}},"after":1}}"#
        );
        survives(body.as_bytes());
        let headers = HeaderMap::new();
        let status = StatusCode::BAD_REQUEST;
        let error = WireError::decode::<Typed>(status, &headers, body.as_bytes());
        let is_text = value.starts_with('"');
        assert_eq!(error.code.is_some(), is_text, "{value}");
        assert_eq!(error.request_id.is_some(), is_text, "{value}");
        assert_eq!(error.details.is_some(), value != "null", "{value}");
        // The rest of the body was read, too.
        let flat = format!(r#"{{"message":{value},"error":"A","errors":{value},"param":{value}}}"#);
        let error = WireError::decode::<Flat>(status, &headers, flat.as_bytes());
        assert_eq!(error.code.as_deref(), Some("A"), "{value}");
    }
}

#[test]
fn of_two_members_of_one_name_the_last_one_counts() {
    let body =
        br#"{"error":{"code":"A","code":"B","code":1},"error":{"message":"m","message":"n"}}"#;
    let headers = HeaderMap::new();
    let error = WireError::decode::<Nested>(StatusCode::BAD_REQUEST, &headers, body);
    assert_eq!(error.code.as_deref(), Some("B"));
    assert_eq!(error.message.as_deref(), Some("n"));
}

#[test]
fn no_depth_is_too_much() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"{"error":"#, "}")] {
        let deep = format!("{}1{}", open.repeat(50_000), close.repeat(50_000));
        survives(deep.as_bytes());
        survives(open.repeat(50_000).as_bytes());
        for around in ["details", "a", "code", "message"] {
            let body = format!(r#"{{"error":{{"{around}":{deep},"code":"A"}},"errors":{deep}}}"#);
            survives(body.as_bytes());
        }
    }
    let deep = "[".repeat(50_000) + &"]".repeat(50_000);
    let body = format!(r#"{{"error":{{"details":{deep},"code":"A"}}}}"#);
    let headers = HeaderMap::new();
    let error = WireError::decode::<Nested>(StatusCode::BAD_REQUEST, &headers, body.as_bytes());
    assert_eq!(error.code.as_deref(), Some("A"));
    assert_eq!(error.details_as::<Vec<()>>(), None);
}

#[test]
fn ten_megabytes() {
    const SIZE: usize = 10 << 20;
    let headers = HeaderMap::new();
    let status = StatusCode::BAD_REQUEST;
    let long = "x".repeat(SIZE);
    let within = format!(r#"{{"error":{{"code":"A","message":"{long}"}}}}"#);
    for body in [long.as_bytes(), within.as_bytes(), &vec![0xff; SIZE]] {
        assert_eq!(WireError::decode::<Nested>(status, &headers, body).status, status);
        assert_eq!(WireError::detect(status, &headers, body).status, status);
    }
    let many = format!("{{{}\"z\":1}}", (0..SIZE / 8).map(|_| "\"a\":1,").collect::<String>());
    let error = WireError::decode::<Flat>(status, &headers, many.as_bytes());
    assert_eq!(error.extensions.len(), 64);
}

#[test]
fn what_is_no_utf_8_is_read_as_far_as_it_goes() {
    let body = b"{\"error\":{\"code\":\"A\",\"message\":\"caf\xe9\",\"param\":\"p\"}}";
    survives(body);
    let headers = HeaderMap::new();
    let error = WireError::decode::<Nested>(StatusCode::BAD_REQUEST, &headers, body);
    assert_eq!(error.message.as_deref(), Some("caf\u{fffd}"));
    assert_eq!(error.param.as_deref(), Some("p"));
    let marked = b"\xEF\xBB\xBF{\"error\":{\"code\":\"A\"}}";
    let error = WireError::decode::<Nested>(StatusCode::BAD_REQUEST, &headers, marked);
    assert_eq!(error.code.as_deref(), Some("A"));
}

/// Something like JSON, with the names that the dialects know.
fn almost_json() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\",
        "\\u00",
        "1",
        "-",
        "1e9",
        "null",
        "true",
        " ",
        "\"error\":",
        "\"code\":",
        "\"message\":",
        "\"details\":",
        "\"type\":",
        "\"detail\":",
        "\"errors\":",
        "\"param\":",
        "\"retry_after\":",
        "\"requestId\":",
        "\"statusCode\":",
        "\"text\"",
        "\"success\":false,",
        "{\"error\":{",
        "\u{e9}",
        "\\ud83d\\ude00",
        "\\ud800",
    ]);
    let bytes = prop_oneof![
        20 => pieces.prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec(bytes, 0..40).prop_map(|pieces| pieces.concat())
}

fn any_headers() -> impl Strategy<Value = HeaderMap> {
    let names = prop::sample::select(vec![
        "retry-after",
        "retry-after-ms",
        "x-should-retry",
        "x-ratelimit-reset",
        "date",
        "ratelimit",
        "x-ratelimit-remaining",
        "content-type",
        "x-request-id",
        "ratelimit-reset",
    ]);
    let values = prop_oneof![
        "[ -~]{0,40}",
        "[0-9.]{0,30}",
        "(true|false|0|application/problem\\+json)",
        "\"[a-z]*\";r=0;t=[0-9]{0,25}",
        "(Mon|Sun), [0-9]{2} (Nov|Feb) [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT",
    ];
    prop::collection::vec((names, values), 0..6).prop_map(|pairs| {
        let pairs = pairs.into_iter().map(|(name, value)| {
            (http::HeaderName::from_static(name), HeaderValue::from_str(&value).expect("ASCII"))
        });
        pairs.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn anything_at_all(
        status in 100..1000u16,
        headers in any_headers(),
        body in prop_oneof![almost_json(), prop::collection::vec(any::<u8>(), 0..200)],
    ) {
        let status = StatusCode::from_u16(status).unwrap();
        every_way(status, &headers, &body, |error| _ = error.details_as::<serde_json::Value>());
        let _ = Retry::of_response(status, &headers);
    }
}
