//! What stands beside a status: the response headers that mean something to gRPC.

use core::time::Duration;

use ::tonic::metadata::MetadataMap;
use http::header::{HeaderName, RETRY_AFTER};
use http::{HeaderMap, HeaderValue};

use crate::envelope::Occurrence;
use crate::retry::Retry;
use crate::{Context, text};

/// How long the client's own retry policy is to wait (gRPC's proposal A6, "Pushback").
const PUSHBACK: HeaderName = HeaderName::from_static("grpc-retry-pushback-ms");

/// What is about the HTTP message or its connection; RFC 9113, section 8.2.2 forbids HTTP/2 the
/// headers of a connection.
const OF_HTTP: [&str; 9] = [
    "cache-control",
    "connection",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

pub(super) fn of(occurrence: &Occurrence<'_>, cx: &Context) -> MetadataMap {
    let mut headers = HeaderMap::new();
    for (name, value) in occurrence.spec().headers {
        put(&mut headers, name, value);
    }
    for (name, value) in &occurrence.parts.headers {
        if let Some(value) = text::displayed(*value) {
            put(&mut headers, name, &value);
        }
    }
    if let Some(seconds) = occurrence.retry_after() {
        headers.insert(RETRY_AFTER, seconds.into());
    }
    if let Some(pushback) = pushback(occurrence) {
        headers.insert(PUSHBACK, pushback.into());
    }
    cx.identify(&mut headers);
    MetadataMap::from_headers(headers)
}

/// Adds a header, if it may be metadata.
fn put(headers: &mut HeaderMap, name: &str, value: &str) {
    // Narrower than HTTP, which allows tabs.
    let is_legal = value.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let parsed = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value));
    if let (true, (Ok(name), Ok(value))) = (is_legal && !is_of_http(name), parsed) {
        headers.append(name, value);
    }
}

/// Whether a header is about the HTTP message that carries the call, or gRPC's own.
fn is_of_http(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("content-")
        || name.starts_with("grpc-")
        // The values of these are base64.
        || name.ends_with("-bin")
        || OF_HTTP.contains(&&*name)
}

/// Milliseconds to wait before the call is repeated, or -1 against repeating it.
///
/// Some clients repeat whatever call comes with a delay here, so it is for what was surely not
/// executed. And what comes with -1 counts as a failure of the server in the client's budget, so it
/// is only for errors that their HTTP status would have repeated.
fn pushback(occurrence: &Occurrence<'_>) -> Option<i32> {
    match occurrence.retry() {
        Retry::Always(delay) => delay.map(whole_millis),
        Retry::IfIdempotent(_) => None,
        Retry::Never => Retry::of_status(occurrence.status().as_u16()).is_retryable().then_some(-1),
    }
}

/// Rounded up, so that no client comes back early.
fn whole_millis(delay: Duration) -> i32 {
    i32::try_from(delay.as_nanos().div_ceil(1_000_000)).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn milliseconds_are_rounded_up_and_bounded() {
        assert_eq!(whole_millis(Duration::ZERO), 0);
        assert_eq!(whole_millis(Duration::from_nanos(1)), 1);
        assert_eq!(whole_millis(Duration::from_micros(1500)), 2);
        assert_eq!(whole_millis(Duration::from_secs(30)), 30_000);
        assert_eq!(whole_millis(Duration::MAX), i32::MAX);
    }

    #[test]
    fn only_legal_headers_are_metadata() {
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("x-ratelimit-limit", "100"),
            ("X-Upper", "yes"),
            ("www-authenticate", "Bearer realm=\"api\""),
            ("content-language", "en"),
            ("Connection", "close"),
            ("grpc-status", "0"),
            ("grpc-status-details-bin", "AA"),
            ("x-trace-bin", "no base64"),
            ("x-tab", "a\tb"),
            ("x-lines", "a\r\nb: c"),
            ("x-umlaut", "ä"),
            ("x name", "1"),
        ] {
            put(&mut headers, name, value);
        }
        let mut names: Vec<_> = headers.keys().map(HeaderName::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["www-authenticate", "x-ratelimit-limit", "x-upper"]);
    }
}
