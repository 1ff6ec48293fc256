//! The edge of a service: what every framework's layer does, whichever framework it is.
//!
//! A request's [`Scope`] is the current one of the thread while its handler runs. What turns an
//! error into a response finds the request's [`Context`] there, and leaves word that it answered;
//! when the response comes out, the layer knows whether it is the contract's. If it is none and
//! says 4xx or 5xx, [`Scope::answer_instead_with`] makes one that is.

mod answered;
mod http_error;
mod passage;
#[cfg(feature = "openapi")]
mod rehearsal;
mod report;

use core::fmt;
use core::sync::atomic::{AtomicBool, Ordering};
use core::time::Duration;
use std::sync::Arc;

use http::StatusCode;
use http::request::Parts;

pub(crate) use self::answered::{Answered, record};
pub use self::http_error::{Failure, HttpError};
#[cfg(feature = "salvo")]
pub(crate) use self::passage::is_replaced;
#[cfg(feature = "openapi")]
pub(crate) use self::rehearsal::Rehearsed;
pub use self::report::Report;

use crate::context::{ADVISES, ADVISES_MS, ADVISES_STRIPE, IDENTIFIES_TWICE};
use crate::envelope::{Envelope, Nested};
use crate::response::{Response, respond};
use crate::{ApiError, Context, Disclosure, Internal};

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
    /// Whether by any of these the context of each request differs from what the request says.
    is_special: bool,
}

static EXISTS: AtomicBool = AtomicBool::new(false);

impl Edge {
    /// An edge that answers in the dialect [`Nested`], and shows everybody what is public.
    pub fn new() -> Self {
        EXISTS.store(true, Ordering::Relaxed);
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
            is_special: false,
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

    /// Decides by the request who reads its response: the public, if this panics.
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
    /// several vendors follow before anything else. They do not look at the method: where the request
    /// may have been executed, a POST or PATCH without an `Idempotency-Key` is told `false`.
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

    /// Sets whether the request id goes into the header `request-id` besides `x-request-id`, where
    /// the clients of Anthropic and Stripe look.
    pub fn vendor_request_id(self, identifies: bool) -> Self {
        self.advise(IDENTIFIES_TWICE, identifies)
    }

    /// Whether this process has had an edge. Who has one knows of it: it came to its thread by what
    /// orders that after [`new`](Self::new).
    pub(crate) fn exists() -> bool {
        EXISTS.load(Ordering::Relaxed)
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
        config.is_special = !config.negotiates || config.identifies || config.advice != 0;
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
