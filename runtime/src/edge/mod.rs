//! The edge of a service: what every framework's layer does, whichever framework it is.
//!
//! A request's [`Scope`] is the current one of the thread while its handler runs. What turns an
//! error into a response finds the request's [`Context`] there, and leaves word that it answered;
//! when the response comes out, the layer knows whether it is the contract's. If it is none and
//! says 4xx or 5xx, [`Scope::answer_instead`] makes one that is.

mod answered;
mod http_error;
mod report;

use core::fmt;
use core::time::Duration;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use http::header::{self, HeaderName};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, StatusCode};

pub(crate) use self::answered::{Answered, record};
pub use self::http_error::{Failure, HttpError};
pub use self::report::Report;

use crate::context::{ADVISES, ADVISES_MS, ADVISES_STRIPE};
use crate::envelope::{Envelope, Nested};
use crate::response::{Response, respond};
use crate::scope::Scope;
use crate::{ApiError, Context, Disclosure, Internal, X_REQUEST_ID};

/// The edge of a service: nothing that it answers leaves in another form than the contract's.
///
/// It is a layer, a middleware, a fairing of each framework whose feature is on, and does the same
/// in all of them:
///
/// - The request's [`Context`] is there when an error becomes a response: the request id (that of
///   `x-request-id` if it is sane, otherwise one is made when it is asked for), who reads the response, what the client
///   accepts, and whether it wants a body at all.
/// - What the contract did not answer is answered in its stead: an unknown route, a wrong method, a
///   request that an extractor refuses, a timeout, a panic, and whatever else is 4xx or 5xx. Its
///   headers stay, except those that tell of the body.
/// - Each error is reported once, when its response leaves.
///
/// Successes, streams, upgrades, gRPC and 304 pass as they are, but for the request id. A gRPC
/// handler that panics, or is too slow, is answered for as gRPC does, with the feature `tonic`.
///
/// ```
/// use errwire::envelope::Typed;
/// use errwire::{Disclosure, Edge};
///
/// let edge = Edge::new().envelope::<Typed>().disclose(|request| {
///     match request.headers.get("x-admin") {
///         Some(_) => Disclosure::Operator,
///         None => Disclosure::Public,
///     }
/// });
/// # let _ = edge;
/// ```
#[derive(Clone)]
pub struct Edge(pub(crate) Arc<Config>);

type Answer = dyn Fn(HttpError, &Context) -> Response + Send + Sync;
type Disclose = dyn Fn(&Parts) -> Disclosure + Send + Sync;
type Observe = dyn Fn(&Report<'_>) + Send + Sync;

#[derive(Clone)]
pub(crate) struct Config {
    answer: Arc<Answer>,
    /// What answers if `answer` panics: nothing in it is the service's own.
    last_resort: fn(&Internal, &Context) -> Response,
    disclose: Option<Arc<Disclose>>,
    observe: Option<Arc<Observe>>,
    timeout: StatusCode,
    overload: Duration,
    negotiates: bool,
    identifies: bool,
    /// The headers besides `Retry-After` that advise clients, as marks of a context.
    advice: u16,
}

impl Edge {
    /// An edge that answers in the dialect [`Nested`], and shows everybody what is public.
    pub fn new() -> Self {
        Self(Arc::new(Config {
            answer: Arc::new(|error, cx| spoken(&error, cx, respond::<Nested>)),
            last_resort: |error, cx| spoken(error, cx, respond::<Nested>),
            disclose: None,
            observe: None,
            timeout: StatusCode::GATEWAY_TIMEOUT,
            overload: Duration::from_secs(1),
            negotiates: true,
            identifies: false,
            advice: 0,
        }))
    }

    /// Sets the dialect of what the service's own errors do not answer.
    pub fn envelope<D: Envelope>(self) -> Self {
        self.with(|config| {
            config.answer = Arc::new(|error, cx| spoken(&error, cx, respond::<D>));
            config.last_resort = |error, cx| spoken(error, cx, respond::<D>);
        })
    }

    /// Sets the error that answers for an [`HttpError`]: with codes of the service's own, in the
    /// dialect of its type.
    ///
    /// ```
    /// use errwire::{ApiError, Edge, Failure, HttpError};
    ///
    /// #[derive(Debug, thiserror::Error, ApiError)]
    /// enum Refused {
    ///     #[error("there is nothing at this address")]
    ///     #[api(status = 404, code = "NO_SUCH_ROUTE")]
    ///     Route,
    ///     #[error(transparent)]
    ///     #[api(transparent)]
    ///     Other(HttpError),
    /// }
    ///
    /// let edge = Edge::new().answer(|error| match error.failure() {
    ///     Failure::Route => Refused::Route,
    ///     _ => Refused::Other(error),
    /// });
    /// # let _ = edge;
    /// ```
    pub fn answer<E: ApiError>(
        self,
        answer: impl Fn(HttpError) -> E + Send + Sync + 'static,
    ) -> Self {
        let answer = move |error, cx: &_| spoken(&answer(error), cx, ApiError::respond);
        self.with(|config| config.answer = Arc::new(answer))
    }

    /// Decides by the request who reads its response.
    pub fn disclose(self, disclose: impl Fn(&Parts) -> Disclosure + Send + Sync + 'static) -> Self {
        self.with(|config| config.disclose = Some(Arc::new(disclose)))
    }

    /// Tells this of every error that leaves: for metrics, and for what collects errors.
    ///
    /// It runs where the response is made; what takes long belongs on a channel.
    pub fn observe(self, observe: impl Fn(&Report<'_>) + Send + Sync + 'static) -> Self {
        self.with(|config| config.observe = Some(Arc::new(observe)))
    }

    /// Sets what a timeout answers: 504 (the default) says that the service was too slow, 408
    /// that the client was (RFC 9110, sections 15.6.5 and 15.5.9).
    ///
    /// # Panics
    ///
    /// If it is neither.
    pub fn timeout(self, status: StatusCode) -> Self {
        let known = [StatusCode::GATEWAY_TIMEOUT, StatusCode::REQUEST_TIMEOUT];
        assert!(known.contains(&status), "a timeout is 504 or 408, not {status}");
        self.with(|config| config.timeout = status)
    }

    /// Sets the `Retry-After` of a request that was shed, one second by default.
    pub fn overload(self, delay: Duration) -> Self {
        self.with(|config| config.overload = delay)
    }

    /// Sets whether clients that ask for `application/problem+json` (RFC 9457) get it instead of
    /// the service's own dialect; they do by default.
    pub fn negotiate(self, negotiates: bool) -> Self {
        self.with(|config| config.negotiates = negotiates)
    }

    /// Sets whether the retry class goes into the header `x-should-retry`, which the clients of
    /// several vendors follow before anything else.
    pub fn should_retry(self, advises: bool) -> Self {
        self.advise(ADVISES, advises)
    }

    /// Sets whether it goes into the header `stripe-should-retry`, which Stripe's clients, and those
    /// made after them, follow before the status.
    pub fn stripe_should_retry(self, advises: bool) -> Self {
        self.advise(ADVISES_STRIPE, advises)
    }

    /// Sets whether the delay goes into the header `retry-after-ms` besides `Retry-After`: not
    /// rounded to seconds, for the clients that look there first.
    pub fn retry_after_ms(self, advises: bool) -> Self {
        self.advise(ADVISES_MS, advises)
    }

    /// Sets whether every success has the header `x-request-id`; by default it has it if the
    /// handler asked for the id, by [`Context::current`]. Errors have it always.
    pub fn identify(self, identifies: bool) -> Self {
        self.with(|config| config.identifies = identifies)
    }

    fn advise(self, mark: u16, on: bool) -> Self {
        self.with(|config| {
            config.advice &= !mark;
            config.advice |= if on { mark } else { 0 };
        })
    }

    fn with(self, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Arc::unwrap_or_clone(self.0);
        change(&mut config);
        Self(Arc::new(config))
    }
}

impl Default for Edge {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Edge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edge").finish_non_exhaustive()
    }
}

/// A mark in the extensions of a response that leaves as it is, whatever its status: one that a
/// proxy hands on, or another protocol's own.
///
/// ```
/// let mut response = http::Response::new("as the upstream wrote it");
/// *response.status_mut() = http::StatusCode::NOT_FOUND;
/// response.extensions_mut().insert(errwire::Untouched);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Untouched;

/// What the layers of the frameworks call at the start of a request.
impl Edge {
    /// The scope of a request. Inside another edge, the request's context is there already.
    #[inline]
    pub(crate) fn begin(&self, method: &http::Method, headers: &HeaderMap) -> Scope {
        let outer = if Scope::has_outer() { Scope::outer() } else { None };
        let (mut context, is_outer_observed) =
            outer.unwrap_or_else(|| (Context::unread(method, headers), false));
        if self.0.is_special() {
            self.0.change(&mut context);
        }
        let is_observed = is_outer_observed || self.has_observer();
        Scope { context, edge: Some(self.clone()), is_observed, answered: None }
    }

    /// Whether [`disclose_to`](Self::disclose_to) wants to see the request.
    pub(crate) fn discloses(&self) -> bool {
        self.0.disclose.is_some()
    }

    /// Sets who reads the response to this request.
    pub(crate) fn disclose_to(&self, request: &Parts, scope: &mut Scope) {
        if let Some(disclose) = &self.0.disclose {
            let cx = core::mem::take(&mut scope.context);
            scope.context = cx.with_disclosure(disclose(request));
        }
    }

    /// Whether anybody may want to know of the route.
    #[cfg(any(feature = "actix-web", feature = "salvo", feature = "tower"))]
    pub(crate) fn is_observed(&self) -> bool {
        cfg!(feature = "tracing") || self.has_observer()
    }

    /// The error that a layer inside failed with.
    #[cfg(any(feature = "poem", feature = "tower"))]
    pub(crate) fn error_of(&self, error: Box<dyn core::error::Error + Send + Sync>) -> HttpError {
        HttpError::from_layer(error, self.0.timeout, self.0.overload)
    }

    /// The contract's response to an error of the server's own, made where the request's scope is.
    pub(crate) fn respond(&self, error: HttpError, cx: &Context) -> Response {
        (self.0.answer)(error, cx)
    }

    fn has_observer(&self) -> bool {
        self.0.observe.is_some()
    }
}

/// What the layers of the frameworks call at the end of a request.
impl Scope {
    /// Whether a response leaves as it is: it is no error, the contract's own, or none of its
    /// business.
    #[inline]
    pub(crate) fn passes<B>(&mut self, response: &http::Response<B>) -> bool {
        let status = response.status();
        if !(status.is_client_error() || status.is_server_error()) {
            self.forget(|| is_grpc_response(response.headers()));
            return true;
        }
        self.has_answered(status, response.extensions())
            || response.extensions().get::<Untouched>().is_some()
            || self.context.is_grpc()
            || is_grpc_response(response.headers())
    }

    /// The contract's response in the place of one that another made; its headers stay, but for
    /// those that tell of the body.
    pub(crate) fn answer_instead(&mut self, status: StatusCode, others: &HeaderMap) -> Response {
        self.answer_instead_with(HttpError::of_response(status, others), others)
    }

    /// As [`answer_instead`](Self::answer_instead), where more is known than a status.
    pub(crate) fn answer_instead_with(&mut self, error: HttpError, others: &HeaderMap) -> Response {
        let status = error.status();
        let mut response = self.answer_with(error);
        let headers = response.headers_mut();
        // Nobody said which methods there are; a router that knows may do so outside of this.
        if headers.get(header::ALLOW).is_some_and(HeaderValue::is_empty) {
            headers.remove(header::ALLOW);
        }
        for name in others.keys().filter(|name| !is_replaced(name, status)) {
            if name != header::VARY {
                headers.remove(name);
            }
            for value in others.get_all(name) {
                headers.append(name, value.clone());
            }
        }
        response
    }

    /// The contract's response to what a layer inside failed with.
    #[cfg(any(feature = "poem", feature = "tower"))]
    pub(crate) fn answer_for(
        &mut self,
        error: Box<dyn core::error::Error + Send + Sync>,
    ) -> Response {
        let error = self.edge().error_of(error);
        self.answer_with(error)
    }

    /// The contract's response to an error of the server's own.
    pub(crate) fn answer_with(&mut self, error: HttpError) -> Response {
        self.context.read();
        let (edge, cx) = (self.edge(), self.context.clone());
        let answer = AssertUnwindSafe(|| self.enter(|| edge.respond(error, &cx)));
        catch_unwind(answer).unwrap_or_else(|panic| {
            let error = Internal::from_panic(&*panic);
            self.enter(|| (edge.0.last_resort)(&error, &cx))
        })
    }

    /// Tells of the error that leaves, if it is one: inside another edge, that edge, which then
    /// knows that the response is the contract's, and tells everybody else.
    #[inline]
    pub(crate) fn end(&mut self, route: Option<&str>) {
        if let Some(answered) = self.answered.take()
            && let Some(answered) = Self::hand_outwards(answered)
        {
            self.report(&answered, route);
        }
    }

    #[cold]
    fn report(&mut self, answered: &Answered, route: Option<&str>) {
        let report = Report::new(answered, self.context.request_id(), route);
        #[cfg(feature = "tracing")]
        report.trace();
        if let Some(observe) = self.edge.as_ref().and_then(|edge| edge.0.observe.as_ref()) {
            // What only watches must not take the response away.
            let _ = catch_unwind(AssertUnwindSafe(|| observe(&report)));
        }
    }

    fn edge(&self) -> Edge {
        self.edge.clone().unwrap_or_default()
    }
}

impl Config {
    /// Whether the context of each request differs from what the request says.
    #[inline]
    fn is_special(&self) -> bool {
        !self.negotiates || self.identifies || self.advice != 0
    }

    fn change(&self, context: &mut Context) {
        let mut changed = core::mem::take(context);
        if !self.negotiates {
            changed = changed.without_negotiation();
        }
        changed = changed.with_marks(self.advice);
        if self.identifies {
            changed.read();
        }
        *context = changed;
    }
}

/// The response in the protocol of the request: gRPC's, where its feature is on, or HTTP's.
fn spoken<'e>(
    error: &'e dyn ApiError,
    cx: &Context,
    respond: impl FnOnce(&'e dyn ApiError, &Context) -> Response,
) -> Response {
    #[cfg(feature = "tonic")]
    if cx.is_grpc() {
        return crate::tonic::trailers_only(error, cx);
    }
    respond(error, cx)
}

/// Whether a header goes with the body that is replaced (RFC 9110, sections 6.6, 8 and 14.4).
pub(crate) fn is_replaced(name: &HeaderName, status: StatusCode) -> bool {
    let describes_body = [
        header::CONTENT_TYPE,
        header::CONTENT_LENGTH,
        header::CONTENT_ENCODING,
        header::CONTENT_LANGUAGE,
        header::CONTENT_LOCATION,
        header::ETAG,
        header::LAST_MODIFIED,
        header::TRANSFER_ENCODING,
        header::TRAILER,
        X_REQUEST_ID,
    ];
    // What can be had instead of the range that was asked for is what a 416 tells.
    let is_range = name == header::CONTENT_RANGE && status != StatusCode::RANGE_NOT_SATISFIABLE;
    is_range || describes_body.contains(name)
}

/// Whether this is gRPC's, or gRPC-Web's, which say in their own way what went wrong.
fn is_grpc_response(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    media_type.is_some_and(|media_type| media_type.starts_with(b"application/grpc"))
}
