//! What a server refuses or fails at by itself.

use core::error::Error;
use core::fmt;
use core::time::Duration;
use std::borrow::Cow;
use std::sync::Arc;

use http::{HeaderMap, StatusCode, header};

use crate::status::reason;
use crate::{ApiError, Internal, Parts, Spec, Text};

/// Where a request went wrong, outside of what the handlers answer for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Failure {
    /// No route has this path.
    Route,
    /// The route has no handler for this method.
    Method,
    /// A parameter in the path.
    Path,
    /// The query.
    Query,
    /// A header, or a cookie.
    Header,
    /// The body's media type.
    MediaType,
    /// The body: it is cut off, it is no JSON, or not what is expected.
    Body,
    /// The body is longer than it may be.
    Length,
    /// It took too long.
    Timeout,
    /// The service has too much to do.
    Overload,
    /// A handler panicked.
    Panic,
    /// Anything else; the status says what.
    Other,
}

/// An error of the server's own: an unknown route, a request that an extractor refuses, a timeout,
/// a panic.
///
/// Its codes are the names of the statuses, `NOT_FOUND` or `TOO_MANY_REQUESTS`, except
/// `VALIDATION_ERROR` for 422 and `INTERNAL_ERROR` for 500. [`Edge::answer`](crate::Edge::answer)
/// puts an enum of the service's own in its place. What was submitted is in none of its texts.
///
/// ```
/// use errwire::{ApiError, Context, HttpError};
/// use http::StatusCode;
///
/// let error = HttpError::new(StatusCode::BAD_REQUEST)
///     .with_param("x-tenant")
///     .with_message("the header `x-tenant` must be a number");
/// let response = error.respond(&Context::new());
/// assert_eq!(response.status(), 400);
/// assert!(response.body().starts_with(br#"{"success":false,"error":{"code":"BAD_REQUEST","#));
/// ```
#[derive(Clone, Debug)]
pub struct HttpError {
    spec: &'static Spec,
    failure: Failure,
    message: Option<Cow<'static, str>>,
    param: Option<Box<str>>,
    delay: Option<Duration>,
    source: Option<Arc<dyn Error + Send + Sync>>,
}

impl HttpError {
    /// An error with this status; what is no error status, 400 to 599, becomes 500.
    pub fn new(status: StatusCode) -> Self {
        let failure = match status.as_u16() {
            404 => Failure::Route,
            405 => Failure::Method,
            408 | 504 => Failure::Timeout,
            413 => Failure::Length,
            415 => Failure::MediaType,
            429 | 503 => Failure::Overload,
            _ => Failure::Other,
        };
        let row = usize::from(status.as_u16()).wrapping_sub(400);
        let spec = SPECS.get(row).unwrap_or(&SPECS[100]);
        Self { spec, failure, message: None, param: None, delay: None, source: None }
    }

    /// Sets the status; what is no error status, 400 to 599, becomes 500.
    pub fn with_status(self, status: StatusCode) -> Self {
        Self { spec: Self::new(status).spec, ..self }
    }

    /// Sets where it went wrong.
    pub fn with_failure(self, failure: Failure) -> Self {
        Self { failure, ..self }
    }

    /// Sets what callers read of a 4xx, and operators of a 5xx; without it, that is the status's
    /// reason phrase.
    pub fn with_message(self, message: impl Into<Cow<'static, str>>) -> Self {
        Self { message: Some(message.into()), ..self }
    }

    /// Sets the name of the parameter that is to blame, such as `items[2].price`.
    pub fn with_param(self, param: impl Into<Box<str>>) -> Self {
        Self { param: Some(param.into()), ..self }
    }

    /// Sets how long to wait before the request is sent again.
    pub fn with_delay(self, delay: Duration) -> Self {
        Self { delay: Some(delay), ..self }
    }

    /// Sets the cause, for logs.
    pub fn with_source(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { source: Some(Arc::from(source.into())), ..self }
    }

    /// What a panic left, as `std::panic::catch_unwind` hands it over. Its text is for operators.
    pub fn from_panic(payload: &(dyn core::any::Any + Send)) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR)
            .with_failure(Failure::Panic)
            .with_message(Internal::from_panic(payload).to_string())
    }

    /// Where it went wrong.
    pub fn failure(&self) -> Failure {
        self.failure
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.spec.status
    }

    /// What callers read of a 4xx, and operators of a 5xx.
    pub fn message(&self) -> &str {
        self.message.as_deref().unwrap_or(reason(self.spec.status.as_u16()))
    }

    /// The name of the parameter that is to blame.
    pub fn param(&self) -> Option<&str> {
        self.param.as_deref()
    }

    /// How long to wait before the request is sent again.
    pub fn delay(&self) -> Option<Duration> {
        self.delay
    }

    /// What stands for a response of which only the head is kept.
    pub(crate) fn of_response(status: StatusCode, headers: &HeaderMap) -> Self {
        let delay = headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
        Self {
            delay: delay.and_then(|s| s.parse().ok()).map(Duration::from_secs),
            ..Self::new(status)
        }
    }

    /// What a layer inside failed with: a timeout, too much load, or anything.
    #[cfg(any(feature = "poem", feature = "tower"))]
    pub(super) fn from_layer(
        error: Box<dyn Error + Send + Sync>,
        timeout: StatusCode,
        overload: Duration,
    ) -> Self {
        let error = match error.downcast::<Self>() {
            Ok(error) => return *error,
            Err(error) => error,
        };
        let known = match crate::integrations::failure_of(&*error) {
            Some(Failure::Timeout) => Self::new(timeout),
            Some(Failure::Overload) => {
                Self::new(StatusCode::SERVICE_UNAVAILABLE).with_delay(overload)
            }
            _ => Self::new(StatusCode::INTERNAL_SERVER_ERROR),
        };
        known.with_source(error)
    }
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl Error for HttpError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

impl ApiError for HttpError {
    fn spec(&self) -> &'static Spec {
        self.spec
    }

    fn write_message(&self, out: &mut Text<'_>) -> fmt::Result {
        out.text(self.message())
    }

    fn parts(&self) -> Parts<'_> {
        let parts = Parts::new().retry_after(&self.delay);
        match &self.param {
            Some(param) => parts.param(param),
            None => parts,
        }
    }
}

/// The errors from 400 on, one for each status.
static SPECS: [Spec; 200] = {
    let mut specs = [row(400); 200];
    let mut i = 0;
    while i < 200 {
        specs[i as usize] = row(400 + i);
        i += 1;
    }
    specs
};

const fn row(status: u16) -> Spec {
    let spec = Spec::new(status, code(status)).origin("HttpError", code(status));
    let spec = spec.shared().with_parts();
    match explained(status) {
        Some((trigger, help)) => spec.description(trigger).help(help),
        None => spec,
    }
}

/// The statuses that the edge and the extractors answer with by themselves.
const OWN: [u16; 10] = [400, 404, 405, 408, 413, 415, 422, 500, 503, 504];

impl HttpError {
    /// What the edge and the extractors answer with by themselves: a row a status.
    ///
    /// Whatever else a layer answers, or a framework that the others do not know, has the row of its
    /// status, and is not in here.
    pub const SPECS: &'static [Spec] = &{
        let mut specs = [row(400); OWN.len()];
        let mut i = 0;
        while i < OWN.len() {
            specs[i] = row(OWN[i]);
            i += 1;
        }
        specs
    };
}

/// What triggers a row of [`HttpError::SPECS`], and what to do.
const fn explained(status: u16) -> Option<(&'static str, &'static str)> {
    Some(match status {
        400 => (
            "The request can't be read: a parameter of the path or the query is not what is \
             expected there, a header is wrong, or the body is cut off or malformed.",
            "Correct what the message names.",
        ),
        404 => ("No route has this path.", "Compare the path with the reference."),
        405 => (
            "The route has no handler for this method.",
            "Use a method that the header `Allow` lists.",
        ),
        408 => (
            "The request did not arrive in time, or was not answered in time.",
            "Send it again, with a shorter body or over a faster connection.",
        ),
        413 => ("The body is longer than it may be.", "Send a shorter body, or several requests."),
        415 => (
            "The body is of another media type than the route reads.",
            "Send the media type that the message names, and say so in `Content-Type`.",
        ),
        422 => (
            "The body can be read and is not what is expected: a field is missing, unknown, or of \
             another type.",
            "Correct the field that the message names.",
        ),
        500 => (
            "Something in the service is wrong.",
            "Tell the operators the request id; they find the cause by it.",
        ),
        503 => (
            "The service has too much to do. The request was not begun.",
            "Send it again after the time that `Retry-After` says.",
        ),
        504 => (
            "It took too long, and may have been done or not.",
            "Look whether it was done, or send it again if it is idempotent.",
        ),
        _ => return None,
    })
}

/// The code of a status.
const fn code(status: u16) -> &'static str {
    match status {
        400 => "BAD_REQUEST",
        401 => "UNAUTHORIZED",
        402 => "PAYMENT_REQUIRED",
        403 => "FORBIDDEN",
        404 => "NOT_FOUND",
        405 => "METHOD_NOT_ALLOWED",
        406 => "NOT_ACCEPTABLE",
        407 => "PROXY_AUTHENTICATION_REQUIRED",
        408 => "REQUEST_TIMEOUT",
        409 => "CONFLICT",
        410 => "GONE",
        411 => "LENGTH_REQUIRED",
        412 => "PRECONDITION_FAILED",
        413 => "PAYLOAD_TOO_LARGE",
        414 => "URI_TOO_LONG",
        415 => "UNSUPPORTED_MEDIA_TYPE",
        416 => "RANGE_NOT_SATISFIABLE",
        417 => "EXPECTATION_FAILED",
        418 => "IM_A_TEAPOT",
        421 => "MISDIRECTED_REQUEST",
        422 => "VALIDATION_ERROR",
        423 => "LOCKED",
        424 => "FAILED_DEPENDENCY",
        425 => "TOO_EARLY",
        426 => "UPGRADE_REQUIRED",
        428 => "PRECONDITION_REQUIRED",
        429 => "TOO_MANY_REQUESTS",
        431 => "REQUEST_HEADER_FIELDS_TOO_LARGE",
        451 => "UNAVAILABLE_FOR_LEGAL_REASONS",
        500 => "INTERNAL_ERROR",
        501 => "NOT_IMPLEMENTED",
        502 => "BAD_GATEWAY",
        503 => "SERVICE_UNAVAILABLE",
        504 => "GATEWAY_TIMEOUT",
        505 => "HTTP_VERSION_NOT_SUPPORTED",
        506 => "VARIANT_ALSO_NEGOTIATES",
        507 => "INSUFFICIENT_STORAGE",
        508 => "LOOP_DETECTED",
        510 => "NOT_EXTENDED",
        511 => "NETWORK_AUTHENTICATION_REQUIRED",
        ..=499 => "CLIENT_ERROR",
        _ => "SERVER_ERROR",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_names_of_the_statuses() {
        for number in 400..=599 {
            let name: String = reason(number)
                .chars()
                .filter(|c| *c != '\'')
                .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' })
                .collect();
            let expected = match number {
                422 => "VALIDATION_ERROR",
                500 => "INTERNAL_ERROR",
                _ => &name,
            };
            let error = HttpError::new(StatusCode::from_u16(number).unwrap());
            assert_eq!(error.spec().code, expected);
            assert_eq!(error.status().as_u16(), number);
        }
        assert_eq!(HttpError::new(StatusCode::OK).status(), StatusCode::INTERNAL_SERVER_ERROR);
    }
}
