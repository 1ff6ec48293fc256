//! tower: [`Edge`] is a layer around any HTTP service, of axum, hyper, tonic or warp.

use core::convert::Infallible;
use core::error::Error;
use core::future::Future;
use core::pin::Pin;
use core::task::{self, Poll, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};

use axum_core::BoxError;
use axum_core::body::Body;
use bytes::Bytes;
use http::{Request, Response};
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;

use crate::scope::Scope;
use crate::{Edge, Failure, HttpError};

/// What tower's own layers fail with.
pub(super) fn failure_of(error: &(dyn Error + 'static)) -> Option<Failure> {
    if error.is::<tower::timeout::error::Elapsed>() {
        Some(Failure::Timeout)
    } else if error.is::<tower::load_shed::error::Overloaded>() {
        Some(Failure::Overload)
    } else {
        None
    }
}

impl<S> Layer<S> for Edge {
    type Service = EdgeService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        EdgeService { inner, edge: self.clone(), failed: None }
    }
}

/// A service inside an [`Edge`]: it never fails, since its errors are responses.
#[derive(Debug)]
pub struct EdgeService<S> {
    inner: S,
    edge: Edge,
    /// What kept the service from being ready: the next request is told.
    failed: Option<BoxError>,
}

impl<S: Clone> Clone for EdgeService<S> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone(), edge: self.edge.clone(), failed: None }
    }
}

impl<S, B, C> Service<Request<B>> for EdgeService<S>
where
    S: Service<Request<B>, Response = Response<C>>,
    S::Error: Into<BoxError>,
    C: http_body::Body<Data = Bytes> + Send + 'static,
    C::Error: Into<BoxError>,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = EdgeFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut task::Context<'_>) -> Poll<Result<(), Infallible>> {
        self.failed = ready!(self.inner.poll_ready(cx)).err().map(Into::into);
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let mut scope = self.edge.begin(request.method(), request.headers());
        let route = self.edge.is_observed().then(|| route(request.extensions())).flatten();
        if self.edge.discloses() {
            let (head, body) = request.into_parts();
            self.edge.disclose_to(&head, &mut scope);
            request = Request::from_parts(head, body);
        }
        let call = || {
            let call = AssertUnwindSafe(|| scope.enter(|| self.inner.call(request)));
            catch_unwind(call).map_err(|panic| HttpError::from_panic(&*panic))
        };
        let failed = self.failed.take().map(|error| self.edge.error_of(error));
        let (inner, failed) = match failed.map_or_else(call, Err) {
            Ok(inner) => (Some(inner), None),
            Err(error) => (None, Some(error)),
        };
        EdgeFuture { inner, failed, at: At { scope, route, edge: self.edge.clone() } }
    }
}

pin_project! {
    /// The future of an [`EdgeService`].
    #[derive(Debug)]
    pub struct EdgeFuture<F> {
        #[pin]
        inner: Option<F>,
        failed: Option<HttpError>,
        at: At,
    }
}

/// Where a request is.
#[derive(Debug)]
struct At {
    scope: Scope,
    route: Option<Route>,
    edge: Edge,
}

impl<F, C, E> Future for EdgeFuture<F>
where
    F: Future<Output = Result<Response<C>, E>>,
    C: http_body::Body<Data = Bytes> + Send + 'static,
    C::Error: Into<BoxError>,
    E: Into<BoxError>,
{
    type Output = Result<Response<Body>, Infallible>;

    fn poll(self: Pin<&mut Self>, cx: &mut task::Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        let at = this.at;
        let Some(inner) = this.inner.as_mut().as_pin_mut() else {
            let error =
                this.failed.take().unwrap_or_else(|| HttpError::from_panic(&"polled again"));
            return Poll::Ready(Ok(at.fail(error)));
        };
        let poll = AssertUnwindSafe(|| at.scope.enter(|| inner.poll(cx)));
        let response = match catch_unwind(poll) {
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(Ok(response))) => at.finish(response.map(Body::new)),
            Ok(Poll::Ready(Err(error))) => at.fail(at.edge.error_of(error.into())),
            Err(panic) => at.fail(HttpError::from_panic(&*panic)),
        };
        // What is left of the handler is of no use, and polling it again would be wrong.
        this.inner.set(None);
        at.report();
        Poll::Ready(Ok(response))
    }
}

impl At {
    fn finish(&mut self, mut response: Response<Body>) -> Response<Body> {
        if Edge::passes(&mut self.scope, &response) {
            self.scope.context.identify(response.headers_mut());
            return response;
        }
        let status = response.status();
        self.edge.answer_instead(&mut self.scope, status, response.headers()).map(Body::from)
    }

    fn fail(&mut self, error: HttpError) -> Response<Body> {
        self.edge.answer_with(&mut self.scope, error).map(Body::from)
    }
}

impl At {
    fn report(&mut self) {
        self.edge.end(&mut self.scope, self.route.as_ref().map(Route::as_str));
    }
}

impl Drop for At {
    /// Tells of the error also when the client has gone, and nobody asks for the response.
    fn drop(&mut self) {
        self.report();
    }
}

#[cfg(feature = "axum")]
use super::axum::{Route, route};

/// tower alone knows no routes.
#[cfg(not(feature = "axum"))]
#[derive(Debug)]
enum Route {}

#[cfg(not(feature = "axum"))]
impl Route {
    fn as_str(&self) -> &str {
        match *self {}
    }
}

#[cfg(not(feature = "axum"))]
fn route(_: &http::Extensions) -> Option<Route> {
    None
}
