//! From an error to an HTTP response.

use bytes::Bytes;
use http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, RETRY_AFTER, VARY,
    WWW_AUTHENTICATE,
};
use http::{HeaderMap, HeaderValue, StatusCode};

use crate::envelope::{Body, Envelope, Occurrence, Problem, Template};
use crate::error::ApiError;
use crate::spec::Spec;
use crate::{Context, Disclosure};

/// A whole response, its body in memory: every framework takes it, or can be given its parts.
pub type Response = http::Response<Bytes>;

/// The header that several vendors' clients follow before they look at the status.
const X_SHOULD_RETRY: HeaderName = HeaderName::from_static("x-should-retry");

/// The response to an error in the dialect `D`; in that of RFC 9457 if the client asked for it.
///
/// [`ApiError::respond`] is the same in the error's own dialect.
#[inline]
pub fn respond<D: Envelope>(error: &dyn ApiError, cx: &Context) -> Response {
    if cx.is_special() && cx.prefers_problem() {
        answer::<Problem>(error, cx)
    } else {
        answer::<D>(error, cx)
    }
}

fn answer<D: Envelope>(error: &dyn ApiError, cx: &Context) -> Response {
    const { assert!(!D::CONTENT_TYPE.is_empty(), "a dialect has a media type") };
    let spec = error.spec().on_wire();
    if let Some(body) = D::TEMPLATE.and_then(|template| fixed(spec, template, cx)) {
        return finish::<D>(Bytes::from_static(body), spec, None, cx);
    }
    let (body, occurrence) = render::<D>(Occurrence::new(error, cx));
    finish::<D>(body, spec, Some(&occurrence), cx)
}

/// The body that was rendered as the crate compiled, if it is the one to send.
fn fixed(spec: &Spec, template: &'static Template, cx: &Context) -> Option<&'static [u8]> {
    let (row, bodies) = spec.fixed?;
    if cx.is_special() && (cx.disclosure() == Disclosure::Operator || template.depends_on(cx)) {
        return None;
    }
    bodies(row)?.through(template)
}

/// The body in the dialect `D`, whatever the client accepts.
pub(crate) fn render<D: Envelope>(mut occurrence: Occurrence<'_>) -> (Bytes, Occurrence<'_>) {
    let room = D::TEMPLATE.map_or(256, |template| template.room(occurrence.spec()));
    let mut body = Body(Vec::with_capacity(room));
    if D::render(&occurrence, &mut body).is_err() {
        // Some part refuses to be serialized; status, code and message still reach the caller.
        occurrence = occurrence.without_members();
        body.0.clear();
        if D::render(&occurrence, &mut body).is_err() {
            body.0.clear();
        }
    }
    (Bytes::from(body.0), occurrence)
}

/// The response around a body. Without an occurrence, the error has no run-time parts.
fn finish<D: Envelope>(
    body: Bytes,
    spec: &'static Spec,
    occurrence: Option<&Occurrence<'_>>,
    cx: &Context,
) -> Response {
    #[allow(clippy::declare_interior_mutable_const, reason = "it is moved into the map, as it is")]
    trait Typed {
        const VALUE: HeaderValue;
    }
    impl<D: Envelope> Typed for D {
        const VALUE: HeaderValue = HeaderValue::from_static(D::CONTENT_TYPE);
    }

    let mut response = Response::new(body);
    let status = D::status(spec);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.append(CONTENT_TYPE, <D as Typed>::VALUE);
    for (name, value) in spec.headers {
        put(headers, spec, name, value);
    }
    if let Some(occurrence) = occurrence {
        for (name, value) in &occurrence.parts.headers {
            put(headers, spec, name, &value.to_string());
        }
    }
    let delay = occurrence.map_or(spec.retry.delay(), Occurrence::delay);
    if let Some(delay) = delay {
        headers.insert(RETRY_AFTER, crate::retry::whole_seconds(delay).into());
    }
    keep_duties(headers, status);
    if cx.is_special() {
        follow(cx, spec, &mut response);
    }
    response
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

/// Adds what HTTP asks of a status, where the error did not say it.
fn keep_duties(headers: &mut HeaderMap, status: StatusCode) {
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
#[cold]
fn follow(cx: &Context, spec: &Spec, response: &mut Response) {
    if cx.is_head() {
        // As long as the body would have been (RFC 9110, section 8.6).
        let length = response.body().len();
        *response.body_mut() = Bytes::new();
        response.headers_mut().insert(CONTENT_LENGTH, length.into());
    }
    let headers = response.headers_mut();
    cx.identify(headers);
    if cx.varies() {
        headers.append(VARY, HeaderValue::from_static("accept"));
    }
    if cx.advises_retry() {
        let advice = if spec.retry.is_retryable() { "true" } else { "false" };
        headers.insert(X_SHOULD_RETRY, HeaderValue::from_static(advice));
    }
}
