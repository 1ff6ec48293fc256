//! What a response depends on besides the error.

use core::fmt;
use core::mem;

use http::header::{ACCEPT, CONTENT_TYPE, HeaderName};
use http::{HeaderMap, HeaderValue, Method, Request};

use crate::negotiate::{PROBLEM_JSON, prefers_problem};
use crate::scope;

/// Who reads a response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Disclosure {
    /// A caller: 5xx are masked, and messages replace `Display`.
    #[default]
    Public,
    /// An operator, such as an administrator or a development build: every message is the error's
    /// `Display`. What is concealed stays concealed.
    Operator,
}

/// The name of the header that carries the request id.
pub const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The header in which some vendors' clients look for the request id.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("request-id");

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The identity of a request: 1 to 128 printable ASCII characters, no spaces.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RequestId(HeaderValue);

impl RequestId {
    /// Takes an id that came from outside, if it is fit to be logged and sent back.
    ///
    /// ```
    /// use errwire::RequestId;
    ///
    /// assert!(RequestId::new("req_abc123").is_some());
    /// assert!(RequestId::new("two\r\nlines").is_none());
    /// ```
    pub fn new(id: &str) -> Option<Self> {
        HeaderValue::from_str(id).ok().and_then(|value| Self::from_header(&value))
    }

    /// Takes an id from a header, if it is fit to be logged and sent back.
    pub fn from_header(value: &HeaderValue) -> Option<Self> {
        Self(value.clone()).if_sane()
    }

    fn if_sane(self) -> Option<Self> {
        let bytes = self.0.as_bytes();
        // Without a way out of the loop, it takes sixteen bytes at a time.
        let graphic = || bytes.iter().fold(true, |sane, byte| sane & byte.is_ascii_graphic());
        ((1..=128).contains(&bytes.len()) && graphic()).then_some(self)
    }

    /// Makes an id: `req_` and a UUID of version 7 (RFC 9562), which sorts by time.
    #[cfg(feature = "request-id")]
    pub fn generate() -> Self {
        use core::fmt::Write as _;

        let mut text = bytes::BytesMut::with_capacity(36);
        // Writing to a buffer that grows does not fail, and hex digits are a header value.
        let _ = write!(text, "req_{}", uuid::Uuid::now_v7().simple());
        Self(
            HeaderValue::from_maybe_shared(text.freeze())
                .unwrap_or(HeaderValue::from_static("req_0")),
        )
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        // It was checked to be ASCII when it was made.
        self.0.to_str().unwrap_or_default()
    }

    /// The id as a header value.
    pub fn as_header(&self) -> &HeaderValue {
        &self.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a response depends on besides the error: who asks, how, and for what.
///
/// The default is a public answer to a request of which nothing is known.
#[derive(Clone, Debug, Default)]
pub struct Context {
    request_id: Option<RequestId>,
    instance: Option<Box<str>>,
    /// What differs from the default: one look tells of the many answers where nothing does.
    marks: u16,
}

/// There is a request id.
const IDENTIFIED: u16 = 1;
/// There is a URI of the occurrence.
const LOCATED: u16 = 1 << 1;
/// An operator reads the response.
const OPERATOR: u16 = 1 << 2;
/// The response has no body.
const HEAD: u16 = 1 << 3;
/// The client would rather have problem details.
const PROBLEM: u16 = 1 << 4;
/// The response depends on `Accept`.
const VARIES: u16 = 1 << 5;
/// The retry class goes into the header `x-should-retry`.
pub(crate) const ADVISES: u16 = 1 << 6;
/// The request id is what the client sent, if it sent one, and nobody has looked at it yet.
const UNREAD: u16 = 1 << 7;
/// The request is gRPC's.
const GRPC: u16 = 1 << 8;
/// The retry class goes into the header `stripe-should-retry`.
pub(crate) const ADVISES_STRIPE: u16 = 1 << 9;
/// The delay goes into the header `retry-after-ms`, too.
pub(crate) const ADVISES_MS: u16 = 1 << 10;
/// The request id goes into the header `request-id`, too.
pub(crate) const IDENTIFIES_TWICE: u16 = 1 << 11;
/// The request must not be executed twice, and nobody can tell a second one from the first.
const ONCE: u16 = 1 << 12;

impl Context {
    /// A public answer to a request of which nothing is known.
    pub const fn new() -> Self {
        Self { request_id: None, instance: None, marks: 0 }
    }

    /// Reads the request id, what the client accepts, and whether it wants a body, from a request.
    pub fn from_request<B>(request: &Request<B>) -> Self {
        Self::from_head(request.method(), request.headers())
    }

    /// As [`from_request`](Self::from_request), from a request's method and headers.
    pub fn from_head(method: &Method, headers: &HeaderMap) -> Self {
        let mut cx = Self::new();
        cx.note(method, headers);
        cx.request_id = cx.request_id.and_then(RequestId::if_sane);
        let is_known = cx.request_id.is_some();
        cx.mark(UNREAD, false).mark(IDENTIFIED, is_known)
    }

    /// Takes on what a request's method and headers say, where nothing is known yet, but leaves the
    /// request id to [`read`](Self::read).
    ///
    /// Each request costs this, also one that succeeds: looking at every header is cheaper than
    /// looking two of them up, unless there are more than about fifteen.
    #[inline]
    pub(crate) fn note(&mut self, method: &Method, headers: &HeaderMap) {
        let (mut request_id, mut marks) = (None, UNREAD | VARIES);
        if *method != Method::GET {
            marks |= marks_of(method);
        }
        for (name, value) in headers {
            if *name == ACCEPT {
                // No client that wants problem details says so in less than their name.
                if value.len() >= PROBLEM_JSON.len() {
                    marks |= PROBLEM;
                }
            } else if *name == CONTENT_TYPE {
                if is_grpc(value) {
                    marks |= GRPC;
                }
            } else if *name == X_REQUEST_ID {
                request_id = request_id.or(Some(value));
            } else if *name == IDEMPOTENCY_KEY {
                marks &= !ONCE;
            }
        }
        if marks & PROBLEM != 0 && !prefers_problem(headers.get_all(ACCEPT)) {
            marks &= !PROBLEM;
        }
        if let Some(id) = request_id {
            // There was none, which the compiler does not see.
            mem::forget(self.request_id.replace(RequestId(id.clone())));
        }
        self.marks = marks;
    }

    /// Makes this the default, where no occurrence has been named.
    #[inline]
    pub(crate) fn clear(&mut self) {
        self.request_id = None;
        self.marks = 0;
    }

    /// Takes on the client's request id if it is sane, and makes one if not.
    #[cfg(feature = "__edge")]
    #[inline]
    pub(crate) fn read(&mut self) {
        if self.has(UNREAD) {
            let id = self.request_id.take().and_then(RequestId::if_sane);
            self.request_id = Some(id.unwrap_or_else(RequestId::generate));
            self.marks = self.marks & !UNREAD | IDENTIFIED;
        }
    }

    /// Sets the request id: it goes into the header `x-request-id`, and into the body of dialects
    /// that have a place for it.
    pub fn with_request_id(self, id: RequestId) -> Self {
        Self { request_id: Some(id), ..self }.mark(IDENTIFIED, true)
    }

    /// Sets the URI reference of this occurrence (RFC 9457, section 3.1.5).
    pub fn with_instance(self, uri: impl Into<Box<str>>) -> Self {
        Self { instance: Some(uri.into()), ..self }.mark(LOCATED, true)
    }

    /// Sets who reads the response.
    pub fn with_disclosure(self, disclosure: Disclosure) -> Self {
        self.mark(OPERATOR, disclosure == Disclosure::Operator)
    }

    /// Sets whether the request is a HEAD, whose response has no body (RFC 9110, section 9.3.2).
    pub fn with_head(self, head: bool) -> Self {
        self.mark(HEAD, head)
    }

    /// Sets whether the client would rather have `application/problem+json` (RFC 9457) than the
    /// service's own dialect.
    pub fn with_problem(self, problem: bool) -> Self {
        self.mark(PROBLEM, problem)
    }

    /// Sets whether the retry class goes into the header `x-should-retry`, which the clients of
    /// several vendors follow before anything else. They do not look at the method: where the request
    /// may have been executed, a POST or PATCH without an `Idempotency-Key` is told `false`.
    pub fn with_should_retry(self, advise: bool) -> Self {
        self.mark(ADVISES, advise)
    }

    /// Sets whether the retry class goes into the header `stripe-should-retry`, which Stripe's
    /// clients, and those made after them, follow before the status.
    pub fn with_stripe_should_retry(self, advise: bool) -> Self {
        self.mark(ADVISES_STRIPE, advise)
    }

    /// Sets whether the delay goes into the header `retry-after-ms` besides `Retry-After`: not
    /// rounded to seconds, for the clients that look there first.
    pub fn with_retry_after_ms(self, advise: bool) -> Self {
        self.mark(ADVISES_MS, advise)
    }

    /// Sets whether the request id goes into the header `request-id` besides `x-request-id`, where
    /// the clients of Anthropic and Stripe look.
    pub fn with_vendor_request_id(self, identifies: bool) -> Self {
        self.mark(IDENTIFIES_TWICE, identifies)
    }

    /// Sets all that these marks say.
    #[cfg(feature = "__edge")]
    pub(crate) fn with_marks(self, marks: u16) -> Self {
        self.mark(marks, true)
    }

    /// Leaves what the client accepts out of account.
    #[cfg(feature = "__edge")]
    pub(crate) fn without_negotiation(self) -> Self {
        self.with_problem(false).mark(VARIES, false)
    }

    /// The request id, if there is one.
    #[inline]
    pub fn request_id(&self) -> Option<&RequestId> {
        self.request_id.as_ref()
    }

    /// The URI reference of this occurrence, if there is one.
    #[inline]
    pub fn instance(&self) -> Option<&str> {
        self.instance.as_deref()
    }

    /// Who reads the response.
    #[inline]
    pub fn disclosure(&self) -> Disclosure {
        if self.has(OPERATOR) { Disclosure::Operator } else { Disclosure::Public }
    }

    /// Whether the request is a HEAD.
    #[inline]
    pub fn is_head(&self) -> bool {
        self.has(HEAD)
    }

    /// Whether the client would rather have problem details than the service's own dialect.
    #[inline]
    pub fn prefers_problem(&self) -> bool {
        self.has(PROBLEM)
    }

    fn mark(mut self, mark: u16, on: bool) -> Self {
        if on {
            self.marks |= mark;
        } else {
            self.marks &= !mark;
        }
        self
    }

    #[inline]
    fn has(&self, mark: u16) -> bool {
        self.marks & mark != 0
    }

    /// What [`in_scope`](Self::in_scope), or the layer around the handler that runs, has set on
    /// this thread, or the default.
    pub fn current() -> Self {
        scope::context()
    }

    /// Makes this the [current](Self::current) context while `f` runs on this thread.
    ///
    /// A framework's layer does so around each poll of a request's future, so that what turns
    /// errors into responses inside finds the request's context without being handed it.
    pub fn in_scope<R>(&self, f: impl FnOnce() -> R) -> R {
        scope::with_context(self.clone(), f)
    }

    /// Whether anything differs from the default.
    #[inline]
    pub(crate) fn is_special(&self) -> bool {
        self.marks != 0
    }

    /// Whether the request is gRPC's, whose errors are no HTTP responses.
    #[cfg(feature = "__edge")]
    pub(crate) fn is_grpc(&self) -> bool {
        self.has(GRPC)
    }

    /// Whether sending the request again may execute it twice: its method is not idempotent
    /// (RFC 9110, section 9.2.2), and it has no `Idempotency-Key`.
    pub(crate) fn is_once(&self) -> bool {
        self.has(ONCE)
    }

    pub(crate) fn advises(&self, mark: u16) -> bool {
        self.has(mark)
    }

    pub(crate) fn varies(&self) -> bool {
        self.has(VARIES)
    }

    /// Whether somebody has looked at the request id.
    #[inline]
    pub(crate) fn is_identified(&self) -> bool {
        self.has(IDENTIFIED)
    }

    /// Echoes the request id, if somebody has looked at it.
    #[inline]
    pub(crate) fn identify(&self, headers: &mut HeaderMap) {
        if self.is_identified() {
            self.echo(headers);
        }
    }

    fn echo(&self, headers: &mut HeaderMap) {
        if let Some(id) = &self.request_id {
            headers.insert(X_REQUEST_ID, id.as_header().clone());
            if self.has(IDENTIFIES_TWICE) {
                identify_twice(id, headers);
            }
        }
    }
}

/// What a method tells that is not the default.
fn marks_of(method: &Method) -> u16 {
    let head = if *method == Method::HEAD { HEAD } else { 0 };
    let once = if method.is_idempotent() { 0 } else { ONCE };
    head | once
}

/// Apart, so that one insertion is all that the others have on their way.
#[cold]
fn identify_twice(id: &RequestId, headers: &mut HeaderMap) {
    headers.insert(REQUEST_ID, id.as_header().clone());
}

/// Whether a media type is gRPC's; that of gRPC-Web is another protocol's, with answers that a
/// browser can read.
#[inline]
pub(crate) fn is_grpc(media_type: &HeaderValue) -> bool {
    let rest = media_type.as_bytes().strip_prefix(b"application/grpc");
    rest.is_some_and(|rest| matches!(rest.first(), None | Some(b'+' | b';' | b' ')))
}
