//! [`Edge`] is a middleware.

use core::cell::OnceCell;
use core::fmt;
use core::future::{Future, Ready, ready};
use core::pin::Pin;
use core::task::{Context, Poll};
use std::rc::Rc;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ResourceMap, Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::error::InternalError;
use actix_web::http::Uri;
use actix_web::{Error, HttpResponse};
use pin_project_lite::pin_project;

use super::rejections::refused;
use super::{convert, from_response};
use crate::integrations::run;
use crate::response::Response;
use crate::scope::Scope;
use crate::{Edge, HttpError};

impl<S, B> Transform<S, ServiceRequest> for Edge
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = EdgeMiddleware<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, ()>>;

    fn new_transform(&self, inner: S) -> Self::Future {
        ready(Ok(EdgeMiddleware { inner, edge: self.clone(), routes: Rc::default() }))
    }
}

/// An app, a scope or a resource inside an [`Edge`].
pub struct EdgeMiddleware<S> {
    inner: S,
    edge: Edge,
    /// Those of the app, from the first request on.
    routes: Rc<OnceCell<ResourceMap>>,
}

impl<S> fmt::Debug for EdgeMiddleware<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EdgeMiddleware").finish_non_exhaustive()
    }
}

impl<S, B> Service<ServiceRequest> for EdgeMiddleware<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = EdgeFuture<S::Future>;

    fn poll_ready(&self, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let head = request.head();
        let method = convert::method(&head.method);
        let mut scope = self.edge.begin(&method, &convert::asked(&head.headers));
        if self.edge.discloses() {
            self.edge.disclose_to(&convert::request(head), &mut scope);
        }
        let place = self.edge.is_observed().then(|| {
            self.routes.get_or_init(|| request.resource_map().clone());
            Place { routes: Rc::clone(&self.routes), uri: request.uri().clone() }
        });
        let (inner, failed) = match run(&mut scope, || self.inner.call(request)) {
            Ok(inner) => (Some(inner), None),
            Err(panic) => (None, Some(panic)),
        };
        let at = At { scope, place, route: None };
        EdgeFuture { inner, failed, at }
    }
}

pin_project! {
    /// The future of an [`EdgeMiddleware`].
    pub struct EdgeFuture<F> {
        #[pin]
        inner: Option<F>,
        failed: Option<HttpError>,
        at: At,
    }
}

impl<F> fmt::Debug for EdgeFuture<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EdgeFuture").finish_non_exhaustive()
    }
}

impl<F, B> Future for EdgeFuture<F>
where
    F: Future<Output = Result<ServiceResponse<B>, Error>>,
    B: MessageBody,
{
    type Output = Result<ServiceResponse<EitherBody<B>>, Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        let at = this.at;
        let polled = match this.inner.as_mut().as_pin_mut() {
            Some(inner) => run(&mut at.scope, || inner.poll(cx)),
            None => {
                Err(this.failed.take().unwrap_or_else(|| HttpError::from_panic(&"polled again")))
            }
        };
        let result = match polled {
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(Ok(response))) => Ok(at.finish(response)),
            Ok(Poll::Ready(Err(error))) => Err(at.fail(&error)),
            Err(panic) => Err(at.panicked(panic)),
        };
        // What is left of the handler is of no use, and polling it again would be wrong.
        this.inner.set(None);
        at.report();
        Poll::Ready(result)
    }
}

/// Where a request is.
struct At {
    scope: Scope,
    /// `None` where nobody wants to know.
    place: Option<Place>,
    route: Option<String>,
}

/// What tells the route of a request that is gone.
struct Place {
    routes: Rc<OnceCell<ResourceMap>>,
    uri: Uri,
}

impl At {
    fn finish<B>(&mut self, response: ServiceResponse<B>) -> ServiceResponse<EitherBody<B>> {
        let instead = self.judge(response.response());
        if self.place.is_some() && self.scope.answered.is_some() {
            self.route = response.request().match_pattern();
        }
        match instead {
            None => self.identified(response.map_into_left_body()),
            Some(instead) => {
                let response = response.into_response(from_response(instead));
                response.map_into_right_body()
            }
        }
    }

    /// The request is gone with what failed, so that the answer leaves as an error, too.
    fn fail(&mut self, error: &Error) -> Error {
        let response = match run(&mut self.scope, || error.error_response()) {
            Ok(response) => response,
            Err(panic) => return self.panicked(panic),
        };
        let response = match self.judge(&response) {
            Some(instead) => from_response(instead),
            None => response,
        };
        InternalError::from_response(error.to_string(), response).into()
    }

    fn panicked(&mut self, panic: HttpError) -> Error {
        let response = from_response(self.scope.answer_with(panic));
        InternalError::from_response("a handler panicked", response).into()
    }

    /// What to answer in the place of this response, unless it leaves as it is.
    fn judge<B>(&mut self, response: &HttpResponse<B>) -> Option<Response> {
        let status = response.status();
        let is_error = status.is_client_error() || status.is_server_error();
        if !is_error && self.scope.answered.is_none() {
            return None;
        }
        let head = convert::head(response);
        if self.scope.passes(&head) {
            return None;
        }
        let (status, others) = (head.status(), head.headers());
        let Some(error) = response.error() else {
            return Some(self.scope.answer_instead(status, others));
        };
        let error = match refused(error) {
            Some(refused) => refused.with_status(status),
            None => HttpError::of_response(status, others).with_source(error.to_string()),
        };
        Some(self.scope.answer_instead_with(error, others))
    }

    /// Echoes the request id.
    fn identified<B>(&self, mut response: ServiceResponse<B>) -> ServiceResponse<B> {
        let mut echo = http::HeaderMap::new();
        self.scope.context.identify(&mut echo);
        for (name, value) in &echo {
            let headers = response.headers_mut();
            headers.insert(convert::to_name(name), convert::to_value(value));
        }
        response
    }

    fn report(&mut self) {
        if self.scope.answered.is_some() {
            let route = self.route.take().or_else(|| self.place.as_ref()?.route());
            self.scope.end(route.as_deref());
        }
    }
}

impl Place {
    fn route(&self) -> Option<String> {
        self.routes.get()?.match_pattern(self.uri.path())
    }
}

impl Drop for At {
    /// Tells of the error also when the client has gone, and nobody asks for the response.
    fn drop(&mut self) {
        self.report();
    }
}
