//! What a client makes of a response: codes as a type, the retry class, the delay, other shapes.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use errwire::client::{Decode, WireBody, WireError};
use errwire::envelope::{Envelope, Flat, Message, Nested, Piece, Template, Typed};
use errwire::{ApiError, Contract as _, Retry};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

#[derive(Debug, thiserror::Error, ApiError)]
#[api(code_enum = RunCode)]
#[expect(dead_code, reason = "what a client knows of a server's errors")]
enum RunError {
    #[error("balance exhausted")]
    #[api(status = 402, code = "PAYMENT_REQUIRED", retryable)]
    BalanceExhausted,
    #[error("upstream")]
    #[api(status = 502, retryable(throttled))]
    Upstream,
    #[error("broken")]
    #[api(status = 503, retryable = false)]
    Broken,
    #[error("no")]
    #[api(status = 400, code = "BAD_REQUEST", shared)]
    Wrong,
    #[error("too many")]
    #[api(status = 400, code = "BAD_REQUEST", shared, retryable)]
    TooMany,
}

fn headers(headers: &[(&'static str, &'static str)]) -> HeaderMap {
    let pairs = headers
        .iter()
        .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
    pairs.collect()
}

/// The retry class of a code, with and without the catalog.
fn classes(status: u16, code: &str, with: &[(&'static str, &'static str)]) -> [Retry; 2] {
    let body = format!(r#"{{"error":{{"code":"{code}"}}}}"#);
    let (status, headers) = (StatusCode::from_u16(status).unwrap(), headers(with));
    let error = WireError::decode::<Nested>(status, &headers, body.as_bytes());
    [error.retry, error.knowing(RunError::specs()).retry]
}

#[test]
fn the_class_is_the_headers_then_the_codes_then_the_statuss() {
    let (always, never) = (Retry::Always(None), Retry::Never);
    let perhaps = Retry::IfIdempotent(None);
    let (yes, no) = ([("x-should-retry", "true")], [("x-should-retry", "false")]);
    assert_eq!(classes(402, "PAYMENT_REQUIRED", &[]), [never, always]);
    assert_eq!(classes(502, "UPSTREAM", &[]), [perhaps, always]);
    assert_eq!(classes(502, "UPSTREAM", &yes), [perhaps, always]);
    assert_eq!(classes(502, "UPSTREAM", &no), [never, never]);
    assert_eq!(classes(503, "BROKEN", &[]), [always, never]);
    assert_eq!(classes(503, "BROKEN", &yes), [always, always]);
    assert_eq!(classes(503, "NEWER", &[]), [always, always]);
    // Its variants differ, and only the header can tell which one it is.
    assert_eq!(classes(400, "BAD_REQUEST", &[]), [never, never]);
    assert_eq!(classes(400, "BAD_REQUEST", &yes), [always, always]);
    let wait = Retry::Always(Some(Duration::from_secs(7)));
    assert_eq!(classes(402, "PAYMENT_REQUIRED", &[("retry-after", "7")]), [never, wait]);
}

#[test]
fn a_code_is_a_type_and_an_unknown_one_is_kept() {
    let headers = HeaderMap::new();
    let of = |body: &'static str| {
        WireError::decode::<Flat>(StatusCode::BAD_REQUEST, &headers, body.as_bytes())
    };
    assert_eq!(of(r#"{"error":"UPSTREAM"}"#).code::<RunCode>(), Some(RunCode::Upstream));
    let newer = of(r#"{"error":"NEWER"}"#).code::<RunCode>().expect("a code");
    assert_eq!(newer.as_str(), "NEWER");
    assert_eq!(of("{}").code::<RunCode>(), None);
}

#[test]
fn the_delay_of_the_body() {
    let wait = |with: &[(&'static str, &'static str)], value: &str| {
        let body = format!(r#"{{"error":"slow down","retry_after":{value}}}"#);
        let headers = headers(with);
        let status = StatusCode::TOO_MANY_REQUESTS;
        WireError::decode::<Message>(status, &headers, body.as_bytes()).delay()
    };
    let seconds = |seconds| Some(Duration::from_secs(seconds));
    assert_eq!(wait(&[], "60"), seconds(60));
    assert_eq!(wait(&[], "\"60\""), seconds(60));
    assert_eq!(wait(&[], "0.5"), Some(Duration::from_millis(500)));
    assert_eq!(wait(&[], "1e300"), Some(Duration::MAX));
    for nonsense in ["-1", "null", "[]", "{}", "true", "\"soon\"", "-0.5", "1e999"] {
        assert_eq!(wait(&[], nonsense), None, "{nonsense}");
    }
    assert_eq!(wait(&[("retry-after", "5")], "60"), seconds(5));
    assert_eq!(wait(&[("ratelimit", "\"a\";r=0;t=9")], "60"), seconds(60));
    assert_eq!(wait(&[("ratelimit", "\"a\";r=0;t=9")], "-1"), seconds(9));
}

#[test]
fn dates_are_compared_with_the_servers_clock_or_with_ones_own() {
    let now = UNIX_EPOCH + Duration::from_secs(784_111_777);
    let at = |now: SystemTime, with: &[(&'static str, &'static str)]| {
        let headers = headers(with);
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let decoded = WireError::decode_at::<Nested>(status, &headers, b"", now).delay();
        assert_eq!(WireError::detect_at(status, &headers, b"", now).delay(), decoded);
        decoded
    };
    let after = ("retry-after", "Sun, 06 Nov 1994 08:50:07 GMT");
    assert_eq!(at(now, &[after]), Some(Duration::from_secs(30)));
    assert_eq!(at(now + Duration::from_secs(3600), &[after]), Some(Duration::ZERO));
    let date = ("date", "Sun, 06 Nov 1994 08:49:37 GMT");
    assert_eq!(at(now + Duration::from_secs(3600), &[after, date]), Some(Duration::from_secs(30)));
    assert_eq!(at(UNIX_EPOCH, &[after, date]), Some(Duration::from_secs(30)));
}

#[test]
fn the_request_id_is_the_headers() {
    let body = br#"{"error":{"message":"m","requestId":"of the body"}}"#;
    let id = |with: &[(&'static str, &'static str)]| {
        let headers = headers(with);
        let error = WireError::decode::<Typed>(StatusCode::BAD_REQUEST, &headers, body);
        error.request_id.map(std::borrow::Cow::into_owned)
    };
    assert_eq!(id(&[("x-request-id", "of the header")]).as_deref(), Some("of the header"));
    assert_eq!(id(&[("request-id", "of the header")]).as_deref(), Some("of the header"));
    assert_eq!(id(&[("request-id", "b"), ("x-request-id", "a")]).as_deref(), Some("a"));
    assert_eq!(id(&[]).as_deref(), Some("of the body"));
}

/// What others answer, as far as a built-in dialect has names for it.
#[test]
fn shapes_of_others_are_detected() {
    for (body, code, message) in [
        (r#"{"message":"no Route matched"}"#, None, Some("no Route matched")),
        (r#"{"detail":"Not found."}"#, None, Some("Not found.")),
        (r#"{"error":"no such agent"}"#, None, Some("no such agent")),
        (r#"{"error":"NOT_FOUND","message":"no agent"}"#, Some("NOT_FOUND"), Some("no agent")),
        (r#"{"error":{"code":404,"message":"no agent"}}"#, None, Some("no agent")),
        (r#"{"error":{"type":"t","code":null,"message":"m","param":null}}"#, None, Some("m")),
        (r#"{"type":"about:blank","title":"Not Found","status":404}"#, None, None),
        (r#"[{"error":"in a list"}]"#, None, Some("in a list")),
        (r#""a string""#, None, None),
        ("null", None, None),
    ] {
        let headers = HeaderMap::new();
        let error = WireError::detect(StatusCode::NOT_FOUND, &headers, body.as_bytes());
        assert_eq!(error.code.as_deref(), code, "{body}");
        assert_eq!(error.message.as_deref(), message, "{body}");
    }
}

#[test]
fn problem_details_are_read_as_such_whatever_was_expected() {
    let body = br#"{"type":"about:blank","title":"Bad Gateway","status":502,"detail":"upstream"}"#;
    let headers = headers(&[("content-type", "Application/Problem+JSON; charset=utf-8")]);
    let error = WireError::decode::<Nested>(StatusCode::BAD_GATEWAY, &headers, body);
    assert_eq!(error.message.as_deref(), Some("upstream"));
    assert_eq!(error.title.as_deref(), Some("Bad Gateway"));
    assert_eq!(error.docs, None);
    assert_eq!(error.to_string(), "502 Bad Gateway: upstream");
}

/// Texts are where the body is, unless they have escapes in them.
#[test]
fn texts_are_borrowed() {
    let body = br#"{"error":{"code":"A","message":"\"b\"","details":[1]}}"#;
    let headers = HeaderMap::new();
    let error = WireError::decode::<Nested>(StatusCode::BAD_REQUEST, &headers, body);
    assert!(matches!(error.code, Some(std::borrow::Cow::Borrowed(_))));
    assert!(matches!(error.details, Some(std::borrow::Cow::Borrowed(_))));
    assert!(matches!(error.message, Some(std::borrow::Cow::Owned(_))));
    let owned: WireError<'static> = error.into_owned();
    assert_eq!(owned.details_as::<Vec<u8>>(), Some(vec![1]));
    assert_eq!(owned.details_as::<String>(), None);
    assert_eq!(&*owned.raw, body);
    assert_eq!(owned.to_string(), "400 A: \"b\"");
}

/// A template of one's own is read backwards, too.
struct Short;

impl Envelope for Short {
    const TEMPLATE: Option<&'static Template> = Some(&Template::new(&[
        Piece::Json(r#"{"meta":{"v":1},"errors":[{"c":""#),
        Piece::Code,
        Piece::Json(r#"","m":""#),
        Piece::Message,
        Piece::Json(r#"""#),
        Piece::Docs(r#","d":""#, r#","d":"none"#),
        Piece::Json(r#"""#),
        Piece::Extensions,
        Piece::Json("}]}"),
    ]));
}

impl Decode for Short {
    fn decode(body: &str) -> WireBody<'_> {
        WireBody::of_template::<Self>(body)
    }
}

#[test]
fn a_template_of_ones_own_is_read_backwards() {
    let body = br#"{"meta":{"v":1},"errors":[{"c":"A","m":"B","d":"none","x":[{}]},{"c":"C"}]}"#;
    let headers = HeaderMap::new();
    let error = WireError::decode::<Short>(StatusCode::BAD_REQUEST, &headers, body);
    assert_eq!(error.code.as_deref(), Some("A"));
    assert_eq!(error.message.as_deref(), Some("B"));
    assert_eq!(error.docs, None);
    assert_eq!(error.extension("x").map(errwire::client::RawValue::get), Some("[{}]"));
    assert_eq!(error.extensions.len(), 1);
}
