//! tower: [`Edge`] is a layer around any HTTP service, of axum, hyper, tonic or warp.

use core::convert::Infallible;
use core::error::Error;
use core::future::Future;
use core::pin::Pin;
use core::task::{self, Poll, ready};

use axum_core::BoxError;
use axum_core::body::Body;
use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode};
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
        let mut at = At { scope, route };
        if let Some(error) = self.failed.take() {
            return EdgeFuture::failed(self.edge.error_of(error), at);
        }
        match at.scope.run(|| self.inner.call(request)) {
            Ok(future) => EdgeFuture { inner: Inner::Running { future: future.into_inner() }, at },
            Err(panic) => EdgeFuture::failed(HttpError::from_panic(&*panic), at),
        }
    }
}

pin_project! {
    /// The future of an [`EdgeService`].
    #[derive(Debug)]
    pub struct EdgeFuture<F> {
        #[pin]
        inner: Inner<F>,
        at: At,
    }
}

pin_project! {
    /// What answers a request.
    #[derive(Debug)]
    #[project = InnerProjection]
    enum Inner<F> {
        Running { #[pin] future: F },
        /// It failed before it ran, or while it did.
        Failed { error: Option<Box<HttpError>> },
    }
}

impl<F> EdgeFuture<F> {
    #[cold]
    fn failed(error: HttpError, at: At) -> Self {
        Self { inner: Inner::Failed { error: Some(Box::new(error)) }, at }
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
        let mut polled = Poll::Pending;
        let ran = match this.inner.as_mut().project() {
            InnerProjection::Running { future } => at.scope.run(|| polled = future.poll(cx)),
            InnerProjection::Failed { error } => return Poll::Ready(Ok(at.fail(taken(error)))),
        };
        if let Err(panic) = ran {
            // What is left of the handler is not to be polled again.
            this.inner.set(Inner::Failed { error: None });
            return Poll::Ready(Ok(at.fail(HttpError::from_panic(&*panic))));
        }
        // Responses are large: this is looked at where it is, and then moved once.
        let passes = match &mut polled {
            Poll::Ready(Ok(response)) => at.passes(response),
            _ => false,
        };
        match polled {
            Poll::Pending => Poll::Pending,
            Poll::Ready(Ok(response)) if passes => Poll::Ready(Ok(response.map(Body::new))),
            Poll::Ready(Ok(response)) => {
                Poll::Ready(Ok(at.answer_instead(response.status(), response.headers())))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Ok(at.fail_with(error.into()))),
        }
    }
}

#[cold]
fn taken(error: &mut Option<Box<HttpError>>) -> HttpError {
    match error.take() {
        Some(error) => *error,
        None => HttpError::from_panic(&"polled after its end"),
    }
}

impl At {
    /// Whether a response leaves as it is, which ends the request.
    #[inline]
    fn passes<C>(&mut self, response: &mut Response<C>) -> bool {
        let known = &mut *self.scope;
        if !known.passes(response) {
            return false;
        }
        known.context.identify(response.headers_mut());
        if known.answered.is_some() {
            self.end();
        }
        self.scope.close();
        true
    }

    #[cold]
    fn answer_instead(&mut self, status: StatusCode, others: &HeaderMap) -> Response<Body> {
        let mut response = self.scope.answer_instead(status, others).map(Body::from);
        self.scope.context.identify(response.headers_mut());
        self.end();
        response
    }

    #[cold]
    fn fail(&mut self, error: HttpError) -> Response<Body> {
        let response = self.scope.answer_with(error).map(Body::from);
        self.end();
        response
    }

    #[cold]
    fn fail_with(&mut self, error: BoxError) -> Response<Body> {
        let response = self.scope.answer_for(error).map(Body::from);
        self.end();
        response
    }

    #[cold]
    fn end(&mut self) {
        self.scope.end(self.route.as_ref().map(Route::as_str));
    }
}

impl Drop for At {
    /// Tells of the error also when the client has gone, and nobody asks for the response.
    #[inline]
    fn drop(&mut self) {
        if self.scope.is_open() {
            self.end();
        }
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
