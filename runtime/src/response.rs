//! From an error to an HTTP response.

use core::time::Duration;

use bytes::Bytes;
use http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, RETRY_AFTER, VARY,
    WWW_AUTHENTICATE,
};
use http::{HeaderMap, HeaderValue, StatusCode};

#[cfg(feature = "tracing")]
use crate::classify::redacted;
use crate::context::{ADVISES, ADVISES_MS, ADVISES_STRIPE};
use crate::envelope::{
    Body, Envelope, Error, FixedBody, MESSAGE_ROOM, Occurrence, Problem, Template,
};
use crate::error::ApiError;
use crate::retry::{milliseconds, whole_seconds};
use crate::spec::Spec;
use crate::window::{Window, clock};
use crate::{Context, Disclosure, Message, Retry, text};

/// A whole response, its body in memory: every framework takes it, or can be given its parts.
pub type Response = http::Response<Bytes>;

/// The headers that vendors' clients follow before they look at the status.
const SHOULD_RETRY: [(u16, HeaderName); 2] = [
    (ADVISES, HeaderName::from_static("x-should-retry")),
    (ADVISES_STRIPE, HeaderName::from_static("stripe-should-retry")),
];

/// The header that some of them follow before `Retry-After`.
const RETRY_AFTER_MS: HeaderName = HeaderName::from_static("retry-after-ms");

/// The response to an error in the dialect `D`; in that of RFC 9457 if the client asked for it.
///
/// [`ApiError::respond`] is the same in the error's own dialect.
#[inline]
pub fn respond<D: Envelope>(error: &dyn ApiError, cx: &Context) -> Response {
    if cx.prefers_problem() { answer::<Problem>(error, cx) } else { answer::<D>(error, cx) }
}

#[inline]
fn answer<D: Envelope>(error: &dyn ApiError, cx: &Context) -> Response {
    let own = error.spec();
    let spec = own.on_wire();
    let body = match D::TEMPLATE.and_then(|template| fixed(spec, template, cx)) {
        Some(FixedBody::Whole(body)) => Bytes::from_static(body),
        Some(FixedBody::Around(before, after)) => around(before, after, error, own, cx),
        None => return answer_anew::<D>(error, own, cx),
    };
    let mut response = Response::new(body);
    start::<D>(&mut response, spec);
    if cx.is_special() || spec.has_headers() {
        finish(&mut response, error, own, None, cx);
    }
    response
}

/// A body whose only run-time part is the message.
fn around(
    before: &[u8],
    after: &[u8],
    error: &dyn ApiError,
    own: &'static Spec,
    cx: &Context,
) -> Bytes {
    let mut body = Vec::with_capacity(before.len() + after.len() + MESSAGE_ROOM);
    body.extend_from_slice(before);
    Message::of(error, own, cx).append_json(&mut body);
    match after.first_chunk::<3>() {
        // Nearly every dialect ends so, and three bytes are not worth a call.
        Some(whole) if after.len() == 3 => body.extend_from_slice(whole),
        _ => body.extend_from_slice(after),
    }
    body.into()
}

/// The response to an error whose body has other run-time parts than a message, or depends on the
/// request.
fn answer_anew<D: Envelope>(error: &dyn ApiError, own: &'static Spec, cx: &Context) -> Response {
    let (body, occurrence) = render::<D>(Occurrence::new(error, own, cx));
    let spec = occurrence.spec();
    let mut response = Response::new(body);
    start::<D>(&mut response, spec);
    if cx.is_special() || spec.has_headers() || occurrence.parts.has_headers() {
        finish(&mut response, error, own, Some(&occurrence), cx);
    }
    response
}

/// What was rendered as the crate compiled, if it is what to send.
#[inline]
fn fixed(spec: &Spec, template: &'static Template, cx: &Context) -> Option<FixedBody> {
    let (row, bodies) = spec.fixed?;
    if cx.is_special() && (cx.disclosure() == Disclosure::Operator || template.depends_on(cx)) {
        return None;
    }
    bodies(row)?.through(template)
}

/// The body in the dialect `D`, whatever the client accepts.
pub(crate) fn render<D: Envelope>(mut occurrence: Occurrence<'_>) -> (Bytes, Occurrence<'_>) {
    let room = D::TEMPLATE.map_or(256, |template| template.room(&occurrence));
    let mut body = Body(Vec::with_capacity(room));
    if let Err(why) = D::render(&occurrence, &mut body) {
        // Some part refuses to be serialized; status, code and message still reach the caller.
        unwritten(occurrence.spec(), &why, "details and extensions were left out of a response");
        occurrence = occurrence.without_members();
        body.0.clear();
        if let Err(why) = D::render(&occurrence, &mut body) {
            unwritten(occurrence.spec(), &why, "a response was left without its body");
            body.0.clear();
        }
    }
    (Bytes::from(body.0), occurrence)
}

/// The media type of a dialect as a header, made as the crate compiles.
trait MediaType {
    #[allow(clippy::declare_interior_mutable_const, reason = "each use moves a copy into a map")]
    const HEADER: HeaderValue;
}

impl<D: Envelope> MediaType for D {
    const HEADER: HeaderValue = HeaderValue::from_static(D::CONTENT_TYPE);
}

/// What every response has.
#[inline]
fn start<D: Envelope>(response: &mut Response, spec: &Spec) {
    *response.status_mut() = D::status(spec);
    response.headers_mut().append(CONTENT_TYPE, D::HEADER);
}

/// What only some responses have. Without an occurrence, the error has no run-time parts.
fn finish(
    response: &mut Response,
    error: &dyn ApiError,
    own: &'static Spec,
    occurrence: Option<&Occurrence<'_>>,
    cx: &Context,
) {
    let spec = own.on_wire();
    let status = response.status();
    let headers = response.headers_mut();
    for (name, value) in spec.headers {
        put(headers, spec, name, value);
    }
    if let Some(occurrence) = occurrence {
        for (name, value) in &occurrence.parts.headers {
            match text::displayed(*value) {
                Some(value) => put(headers, spec, name, &value),
                None => dropped(spec, name),
            }
        }
    }
    let delay = occurrence.map_or(spec.retry.delay(), Occurrence::delay);
    // Who comes back before the limit's window ends is refused again.
    let delay = delay.map(|delay| delay.max(window(headers, status)));
    if let Some(delay) = delay {
        headers.insert(RETRY_AFTER, whole_seconds(delay).into());
    }
    keep_duties(headers, status);
    if cx.is_special() {
        follow(cx, spec, delay, response);
        record(error, own, response);
    }
}

/// How long the rate limit's window lasts that the headers tell of.
fn window(headers: &HeaderMap, status: StatusCode) -> Duration {
    let mut window = Window::default();
    for (name, value) in headers {
        window.see(name, value);
    }
    window.left(status == StatusCode::TOO_MANY_REQUESTS, clock).unwrap_or_default()
}

/// Adds a header whose name and value may be anything.
///
/// A value with a line break would split the response (RFC 9110, section 5.5), so that what HTTP
/// refuses is left out.
fn put(headers: &mut HeaderMap, spec: &Spec, name: &str, value: &str) {
    let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else {
        return dropped(spec, name);
    };
    match HeaderValue::from_str(value) {
        Ok(value) => {
            headers.append(name, value);
        }
        Err(_) => dropped(spec, name.as_str()),
    }
}

#[cfg(feature = "tracing")]
fn dropped(spec: &Spec, name: &str) {
    tracing::warn!(
        code = spec.code,
        header = name,
        "a response header was dropped: HTTP refuses it"
    );
}

#[cfg(not(feature = "tracing"))]
fn dropped(_spec: &Spec, _name: &str) {}

/// Tells that some part can't be serialized, and what became of the response.
#[cold]
#[cfg(feature = "tracing")]
fn unwritten(spec: &Spec, why: &Error, what: &'static str) {
    let error = redacted(why.to_string());
    tracing::warn!(code = spec.code, error, "{what}: a part of it can't be serialized");
}

#[cfg(not(feature = "tracing"))]
fn unwritten(_spec: &Spec, _why: &Error, _what: &'static str) {}

#[cfg(feature = "__edge")]
use crate::edge::record;

#[cfg(not(feature = "__edge"))]
fn record(_error: &dyn ApiError, _spec: &'static Spec, _response: &mut Response) {}

/// Adds what HTTP asks of a status, where the error did not say it.
fn keep_duties(headers: &mut HeaderMap, status: StatusCode) {
    // The same statuses as in `Spec::has_headers`.
    match status {
        // RFC 9110, section 15.5.2; RFC 6750, section 3: `Bearer` needs a parameter.
        StatusCode::UNAUTHORIZED => {
            let challenge = || HeaderValue::from_static(r#"Bearer realm="api""#);
            headers.entry(WWW_AUTHENTICATE).or_insert_with(challenge);
        }
        // RFC 9110, section 15.5.6; an empty list is allowed, and all that is known (10.2.1).
        StatusCode::METHOD_NOT_ALLOWED => {
            headers.entry(ALLOW).or_insert(HeaderValue::from_static(""));
        }
        // RFC 6585, section 4.
        StatusCode::TOO_MANY_REQUESTS => {
            headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
        }
        _ => {}
    }
}

/// Adds what the request asks for.
fn follow(cx: &Context, spec: &Spec, delay: Option<Duration>, response: &mut Response) {
    if cx.is_head() {
        behead(response);
    }
    let headers = response.headers_mut();
    cx.identify(headers);
    if cx.varies() {
        headers.append(VARY, HeaderValue::from_static("accept"));
    }
    for (mark, name) in SHOULD_RETRY {
        if cx.advises(mark) {
            headers.insert(name, HeaderValue::from_static(advice(cx, spec.retry)));
        }
    }
    if let Some(delay) = delay.filter(|_| cx.advises(ADVISES_MS)) {
        headers.insert(RETRY_AFTER_MS, milliseconds(delay).into());
    }
}

/// Whether this very request may be sent again: who follows the header asks nothing else.
fn advice(cx: &Context, retry: Retry) -> &'static str {
    match retry {
        Retry::Always(_) => "true",
        Retry::IfIdempotent(_) if !cx.is_once() => "true",
        Retry::IfIdempotent(_) | Retry::Never => "false",
    }
}

/// Takes the body off the response to a HEAD, and leaves its length (RFC 9110, section 8.6).
pub(crate) fn behead(response: &mut Response) {
    let length = response.body().len();
    *response.body_mut() = Bytes::new();
    response.headers_mut().insert(CONTENT_LENGTH, length.into());
}
