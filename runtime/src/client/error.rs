//! An error as it came over the wire.

use core::fmt;
use core::time::Duration;
use std::borrow::Cow;
use std::time::SystemTime;

use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::body::{Decode, Reader, WireBody, detect, own, owned};
use super::head::{Advice, Head};
use crate::envelope::Problem;
use crate::window::clock;
use crate::{Code, Retry, Spec};

/// An error as it came over the wire.
///
/// Reading one can't fail: the status is always there, and whatever the headers and the body say as
/// far as they can be read. A proxy's HTML page is an error without a code.
///
/// Texts are borrowed from the response, except those that have escapes in them;
/// [`into_owned`](Self::into_owned) makes it independent.
///
/// ```
/// use errwire::client::WireError;
/// use errwire::envelope::Nested;
/// use errwire::{ApiError, Retry};
/// use http::{HeaderMap, HeaderValue, StatusCode};
/// use std::time::Duration;
///
/// #[derive(Debug, thiserror::Error, ApiError)]
/// #[api(code_enum = RunCode)]
/// enum RunError {
///     #[error("balance exhausted")]
///     #[api(status = 402, code = "PAYMENT_REQUIRED", retryable)]
///     BalanceExhausted,
///     #[error("rate limit exceeded")]
///     #[api(status = 429)]
///     RateLimited,
/// }
///
/// let headers = HeaderMap::from_iter([(http::header::RETRY_AFTER, HeaderValue::from_static("30"))]);
/// let body = br#"{"success":false,"error":{"code":"RATE_LIMITED","message":"rate limit exceeded"}}"#;
///
/// let error = WireError::decode::<Nested>(StatusCode::TOO_MANY_REQUESTS, &headers, body);
/// assert_eq!(error.retry, Retry::Always(Some(Duration::from_secs(30))));
/// match error.code::<RunCode>() {
///     Some(RunCode::BalanceExhausted) => println!("ask for money"),
///     Some(RunCode::RateLimited) => println!("come again in {:?}", error.retry.delay()),
///     Some(other) => println!("newer than this client: {other}"),
///     None => println!("no code: {error}"),
/// }
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct WireError<'a> {
    /// The status of the response.
    pub status: StatusCode,
    /// The machine-readable code.
    pub code: Option<Cow<'a, str>>,
    /// The coarser class that typed dialects call `type`.
    pub kind: Option<Cow<'a, str>>,
    /// What callers read.
    pub message: Option<Cow<'a, str>>,
    /// The short text that is the same for every occurrence (RFC 9457, section 3.1.3).
    pub title: Option<Cow<'a, str>>,
    /// The address of the page that explains the code (RFC 9457, section 3.1.1).
    pub docs: Option<Cow<'a, str>>,
    /// The URI reference of this occurrence (RFC 9457, section 3.1.5).
    pub instance: Option<Cow<'a, str>>,
    /// The name of the request's parameter that is to blame.
    pub param: Option<Cow<'a, str>>,
    /// The particulars, as JSON: [`details_as`](Self::details_as) reads them.
    pub details: Option<Cow<'a, RawValue>>,
    /// Whether, and when, the request may be sent again: by `x-should-retry` and the status, and by
    /// the code where [`knowing`](Self::knowing) was told of it.
    pub retry: Retry,
    /// The request id: that of the headers, or else of the body.
    pub request_id: Option<Cow<'a, str>>,
    /// The members that the dialect has no name for, as JSON, the first 64 of them.
    pub extensions: Vec<(Cow<'a, str>, Cow<'a, RawValue>)>,
    /// The body as it came.
    pub raw: Cow<'a, [u8]>,
    advice: Advice,
}

impl<'a> WireError<'a> {
    /// Reads a response in the dialect `D`; one that is problem details instead (RFC 9457), as these,
    /// since clients can ask for them and proxies answer with them.
    pub fn decode<D: Decode>(status: StatusCode, headers: &'a HeaderMap, body: &'a [u8]) -> Self {
        read(status, headers, body, D::decode, clock)
    }

    /// As [`decode`](Self::decode), at this time instead of now.
    ///
    /// It matters where `Retry-After` is a date, or `X-RateLimit-Reset` is one, and the response has
    /// no `Date`.
    pub fn decode_at<D: Decode>(
        status: StatusCode,
        headers: &'a HeaderMap,
        body: &'a [u8],
        now: SystemTime,
    ) -> Self {
        read(status, headers, body, D::decode, || Some(now))
    }

    /// Reads a response whose dialect nobody knows: by its content type, or as the built-in dialect
    /// that fits its shape best, or as what JSON:API, GraphQL, OAuth 2.0, Google's, AWS's and
    /// Kubernetes' APIs, Elasticsearch and `CouchDB` answer.
    ///
    /// It reads a body several times, and may take one API's code for another's message. Whoever
    /// knows the dialect names it.
    pub fn detect(status: StatusCode, headers: &'a HeaderMap, body: &'a [u8]) -> Self {
        read(status, headers, body, detect, clock)
    }

    /// As [`detect`](Self::detect), at this time instead of now.
    pub fn detect_at(
        status: StatusCode,
        headers: &'a HeaderMap,
        body: &'a [u8],
        now: SystemTime,
    ) -> Self {
        read(status, headers, body, detect, || Some(now))
    }

    /// As either of them does.
    #[cfg(feature = "tower-retry")]
    pub(super) fn read(
        status: StatusCode,
        headers: &'a HeaderMap,
        body: &'a [u8],
        reader: Reader,
    ) -> Self {
        read(status, headers, body, reader, clock)
    }

    /// What this response says of sending its request again: by its error, if somebody has read
    /// that, or else by its headers and its status.
    #[cfg(feature = "tower-retry")]
    pub(super) fn retry_of(
        status: StatusCode,
        headers: &HeaderMap,
        extensions: &http::Extensions,
    ) -> Retry {
        match extensions.get::<WireError<'static>>() {
            Some(error) => error.retry,
            None => Retry::of_response(status, headers),
        }
    }

    /// The code as a type, as [`code_enum`](crate::attributes::code_enum) declares one; a code that
    /// it does not know is kept as its text. `None` if there is no code.
    pub fn code<C: Code>(&self) -> Option<C> {
        self.code.as_deref().map(C::from_text)
    }

    /// Decides on the retry class by the code, where these know it: `RunError::specs()`,
    /// `RunCode::all_specs()`, or the `specs()` of a catalog.
    ///
    /// `x-should-retry` still comes first. A code whose variants differ in their class, or that
    /// nobody knows, leaves it to the status.
    ///
    /// ```
    /// use errwire::client::WireError;
    /// use errwire::envelope::Nested;
    /// use errwire::{ApiError, Contract as _, Retry};
    ///
    /// #[derive(Debug, thiserror::Error, ApiError)]
    /// enum RunError {
    ///     #[error("balance exhausted")]
    ///     #[api(status = 402, code = "PAYMENT_REQUIRED", retryable)]
    ///     BalanceExhausted,
    /// }
    ///
    /// let body = br#"{"error":{"code":"PAYMENT_REQUIRED"}}"#;
    /// let (status, headers) = (http::StatusCode::PAYMENT_REQUIRED, http::HeaderMap::new());
    /// let error = WireError::decode::<Nested>(status, &headers, body);
    /// assert_eq!(error.retry, Retry::Never);
    /// assert_eq!(error.knowing(RunError::specs()).retry, Retry::Always(None));
    /// ```
    pub fn knowing(self, specs: impl IntoIterator<Item = &'static Spec>) -> Self {
        let code = self.code.as_deref();
        let retry = self.advice.retry(class_of(code, specs));
        Self { retry, ..self }
    }

    /// How long the response asked to wait, whether or not the request may be sent again.
    pub fn delay(&self) -> Option<Duration> {
        self.advice.delay
    }

    /// The details as a type, if there are any and they are of that type.
    pub fn details_as<'d, T: Deserialize<'d>>(&'d self) -> Option<T> {
        serde_json::from_str(self.details.as_ref()?.get()).ok()
    }

    /// The extra member of this name, as JSON.
    pub fn extension(&self, name: &str) -> Option<&RawValue> {
        self.extensions.iter().find_map(|(known, value)| (known == name).then_some(&**value))
    }

    /// The same error, with copies of what it borrowed from the response.
    pub fn into_owned(self) -> WireError<'static> {
        WireError {
            status: self.status,
            code: owned(self.code),
            kind: owned(self.kind),
            message: owned(self.message),
            title: owned(self.title),
            docs: owned(self.docs),
            instance: owned(self.instance),
            param: owned(self.param),
            details: owned(self.details),
            retry: self.retry,
            request_id: owned(self.request_id),
            extensions: self
                .extensions
                .into_iter()
                .map(|(name, value)| (own(name), own(value)))
                .collect(),
            raw: own(self.raw),
            advice: self.advice,
        }
    }
}

impl Retry {
    /// What a response says of sending the request again, by its headers and its status: all that
    /// is known before the body is read.
    pub fn of_response(status: StatusCode, headers: &HeaderMap) -> Self {
        Head::of(headers).advice(status, None, clock).retry(None)
    }
}

#[inline]
fn read<'a>(
    status: StatusCode,
    headers: &'a HeaderMap,
    raw: &'a [u8],
    decode: Reader,
    now: impl Fn() -> Option<SystemTime>,
) -> WireError<'a> {
    let head = Head::of(headers);
    let body = read_body(&head, raw, decode);
    let advice = head.advice(status, body.delay, now);
    WireError {
        status,
        code: body.code,
        kind: body.kind,
        message: body.message,
        title: body.title,
        docs: body.docs,
        instance: body.instance,
        param: body.param,
        details: body.details,
        retry: advice.retry(None),
        request_id: head.request_id().map(Cow::Borrowed).or(body.request_id),
        extensions: body.extensions,
        raw: Cow::Borrowed(raw),
        advice,
    }
}

fn read_body<'a>(head: &Head<'_>, raw: &'a [u8], decode: Reader) -> WireBody<'a> {
    // A reader may ignore a byte order mark (RFC 8259, section 8.1).
    let raw = raw.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(raw);
    match core::str::from_utf8(raw) {
        Ok(text) => read_text(head, text, decode),
        Err(_) => read_text(head, &String::from_utf8_lossy(raw), decode).into_owned(),
    }
}

fn read_text<'a>(head: &Head<'_>, text: &'a str, decode: Reader) -> WireBody<'a> {
    let body = decode(text);
    if body.says_something() || !head.is_problem() { body } else { Problem::decode(text) }
}

/// The class of a code, if those that know it agree.
fn class_of(code: Option<&str>, specs: impl IntoIterator<Item = &'static Spec>) -> Option<Retry> {
    let code = code?;
    let known = specs.into_iter().filter(|spec| spec.code == code && !spec.is_concealed());
    let mut classes = known.map(|spec| spec.retry);
    let first = classes.next()?;
    classes.all(|other| other == first).then_some(first)
}

/// The status, the code and the message, as far as they are there.
impl fmt::Display for WireError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.code {
            Some(code) => write!(f, "{} {code}", self.status.as_u16())?,
            None => write!(f, "{}", self.status)?,
        }
        match &self.message {
            Some(message) => write!(f, ": {message}"),
            None => Ok(()),
        }
    }
}

impl core::error::Error for WireError<'_> {}

/// All but the body, which may be long, and a secret.
impl fmt::Debug for WireError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WireError")
            .field("status", &self.status)
            .field("code", &self.code)
            .field("kind", &self.kind)
            .field("message", &self.message)
            .field("param", &self.param)
            .field("details", &self.details)
            .field("retry", &self.retry)
            .field("request_id", &self.request_id)
            .field("extensions", &self.extensions)
            .finish_non_exhaustive()
    }
}
