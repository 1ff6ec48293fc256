//! tower: [`Edge`] is a layer around any HTTP service, of axum, hyper, tonic or warp.

use core::any::Any;
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
        let at = At { scope, route };
        // Both are large to move: the future that is handed out is made where it will be returned,
        // and the inner one in there.
        let mut future = EdgeFuture { inner: None, failed: None, at };
        if let Some(error) = self.failed.take() {
            future.failed = Some(Box::new(self.edge.error_of(error)));
        } else {
            let EdgeFuture { inner, at, .. } = &mut future;
            let call = || at.scope.enter(|| *inner = Some(self.inner.call(request)));
            if let Err(panic) = catch_unwind(AssertUnwindSafe(call)) {
                future.failed = Some(Box::new(HttpError::from_panic(&*panic)));
            }
        }
        future
    }
}

pin_project! {
    /// The future of an [`EdgeService`].
    #[derive(Debug)]
    pub struct EdgeFuture<F> {
        #[pin]
        inner: Option<F>,
        failed: Option<Box<HttpError>>,
        at: At,
    }
}

/// Where a request is.
#[derive(Debug)]
struct At {
    scope: Scope,
    route: Option<Route>,
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
            let error = this.failed.take().map(|error| *error);
            let error = error.unwrap_or_else(|| HttpError::from_panic(&"polled after its end"));
            return Poll::Ready(Ok(at.fail(error)));
        };
        let mut polled = Poll::Pending;
        let poll = || at.scope.enter(|| polled = inner.poll(cx));
        if let Err(panic) = catch_unwind(AssertUnwindSafe(poll)) {
            // What is left of the handler is not to be polled again.
            this.inner.set(None);
            return Poll::Ready(Ok(at.fail(HttpError::from_panic(&*panic))));
        }
        Poll::Ready(Ok(match polled {
            Poll::Pending => return Poll::Pending,
            Poll::Ready(Ok(response)) => {
                let mut response = boxed(response);
                at.finish(&mut response);
                response
            }
            Poll::Ready(Err(error)) => at.fail_with(error.into()),
        }))
    }
}

/// The response with axum's body, which most have already.
fn boxed<C>(response: Response<C>) -> Response<Body>
where
    C: http_body::Body<Data = Bytes> + Send + 'static,
    C::Error: Into<BoxError>,
{
    let mut response = Some(response);
    let own: &mut dyn Any = &mut response;
    match own.downcast_mut::<Option<Response<Body>>>().and_then(Option::take) {
        Some(response) => response,
        None => response.map_or_else(Response::default, |response| response.map(Body::new)),
    }
}

impl At {
    #[inline]
    fn finish(&mut self, response: &mut Response<Body>) {
        if !self.scope.passes(response) {
            *response =
                self.scope.answer_instead(response.status(), response.headers()).map(Body::from);
        }
        self.scope.context.identify(response.headers_mut());
        self.report();
    }

    #[cold]
    fn fail(&mut self, error: HttpError) -> Response<Body> {
        let response = self.scope.answer_with(error).map(Body::from);
        self.report();
        response
    }

    #[cold]
    fn fail_with(&mut self, error: BoxError) -> Response<Body> {
        let response = self.scope.answer_for(error).map(Body::from);
        self.report();
        response
    }

    #[inline]
    fn report(&mut self) {
        self.scope.end(self.route.as_ref().map(Route::as_str));
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
