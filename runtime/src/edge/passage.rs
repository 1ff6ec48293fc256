//! A request on its way through the edge: what the layers of the frameworks call, in this order.

use std::panic::{AssertUnwindSafe, catch_unwind};

use http::header::{self, HeaderName};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, StatusCode};

use super::{Answered, Config, Edge, HttpError, Report, Untouched};
use crate::context::REQUEST_ID;
#[cfg(feature = "tower")]
use crate::integrations::Route;
use crate::response::Response;
use crate::scope::{Known, Scope};
use crate::{Context, Internal, X_REQUEST_ID};

/// The start.
impl Edge {
    /// The scope of a request. Inside another edge, the request's context is there already.
    #[inline]
    pub(crate) fn begin(&self, method: &http::Method, headers: &HeaderMap) -> Scope {
        let mut scope = Scope::new();
        let known = &mut *scope;
        if Scope::has_outer() {
            Scope::inherit(known);
        } else {
            known.context.note(method, headers);
        }
        if self.0.is_special {
            self.0.change(&mut known.context);
        }
        // There was none, which the compiler does not see.
        core::mem::forget(known.edge.replace(self.clone()));
        scope
    }

    /// Whether [`disclose_to`](Self::disclose_to) wants to see the request.
    pub(crate) fn discloses(&self) -> bool {
        self.0.disclose.is_some()
    }

    /// Sets who reads the response to this request.
    pub(crate) fn disclose_to(&self, request: &Parts, scope: &mut Scope) {
        if let Some(disclose) = &self.0.disclose {
            // Who can't be told to be an operator is none.
            let disclosed = catch_unwind(AssertUnwindSafe(|| disclose(request)));
            let cx = core::mem::take(&mut scope.context);
            scope.context = cx.with_disclosure(disclosed.unwrap_or_default());
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

    #[inline]
    pub(crate) fn has_observer(&self) -> bool {
        self.0.observe.is_some()
    }
}

/// The end.
impl Known {
    /// Whether nothing is to be told or answered of a response: what most requests come to.
    #[cfg(feature = "tower")]
    #[inline]
    pub(crate) fn has_succeeded(&self, status: StatusCode) -> bool {
        self.answered.is_none() && !is_error(status)
    }

    /// Whether a response leaves as it is: it is no error, the contract's own, or none of its
    /// business.
    #[inline]
    pub(crate) fn passes<B>(&mut self, response: &http::Response<B>) -> bool {
        let status = response.status();
        if !is_error(status) {
            self.forget(|| is_grpc_response(response.headers()));
            return true;
        }
        self.has_answered(status, response.extensions())
            || response.extensions().get::<Untouched>().is_some()
            || self.context.is_grpc()
            || is_grpc_response(response.headers())
    }
}

impl Scope {
    /// The contract's response in the place of one that another made; its headers stay, but for
    /// those that tell of the body.
    #[cfg(any(feature = "actix-web", feature = "poem", feature = "rocket", feature = "salvo"))]
    pub(crate) fn answer_instead(&mut self, status: StatusCode, others: &HeaderMap) -> Response {
        self.answer_instead_with(HttpError::of_response(status, others), others)
    }

    /// As [`answer_instead`](Self::answer_instead), where more is known than a status.
    pub(crate) fn answer_instead_with(&mut self, error: HttpError, others: &HeaderMap) -> Response {
        let status = error.status();
        // What a handler's own error became, under a status that is not its own.
        let before = self.answered.take().and_then(|answered| answered.told());
        let mut response = self.answer_with(match before {
            Some(before) => error.with_source(before),
            None => error,
        });
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
                if name != header::VARY || !headers.get_all(name).iter().any(|it| it == value) {
                    headers.append(name, value.clone());
                }
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
    pub(crate) fn end(&mut self, route: Option<&str>) {
        if self.answered.is_none() {
            return;
        }
        if let Some(answered) = self.answered.take().and_then(Self::hand_outwards) {
            self.report(&answered, route);
        }
    }

    /// As [`end`](Self::end), at the route that is known.
    #[cfg(feature = "tower")]
    #[cold]
    pub(crate) fn end_at_route(&mut self) {
        if self.answered.is_some() {
            let route = self.route.take();
            self.end(route.as_ref().map(Route::as_str));
        }
    }

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
    #[cold]
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

#[inline]
fn is_error(status: StatusCode) -> bool {
    (400..600).contains(&status.as_u16())
}

const CONTENT_DIGEST: HeaderName = HeaderName::from_static("content-digest");
const REPR_DIGEST: HeaderName = HeaderName::from_static("repr-digest");
const DIGEST: HeaderName = HeaderName::from_static("digest");
const CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");

/// Whether a header goes with the body that is replaced (RFC 9110, sections 6.6, 8 and
/// 14.4, RFC 6266, RFC 9530 and what was before it).
pub(crate) fn is_replaced(name: &HeaderName, status: StatusCode) -> bool {
    let describes_body = [
        header::CONTENT_TYPE,
        header::CONTENT_LENGTH,
        header::CONTENT_ENCODING,
        header::CONTENT_LANGUAGE,
        header::CONTENT_LOCATION,
        header::CONTENT_DISPOSITION,
        CONTENT_DIGEST,
        REPR_DIGEST,
        DIGEST,
        CONTENT_MD5,
        header::ETAG,
        header::LAST_MODIFIED,
        header::TRANSFER_ENCODING,
        header::TRAILER,
        X_REQUEST_ID,
        REQUEST_ID,
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
