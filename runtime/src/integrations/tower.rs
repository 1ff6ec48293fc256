//! tower: [`Edge`] is a layer around any HTTP service, of axum, hyper, tonic or warp.

use core::any::Any;
use core::cell::Cell;
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
use http_body::Body as _;
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
        let failed = match catch_unwind(AssertUnwindSafe(|| self.inner.poll_ready(cx))) {
            Ok(ready) => ready!(ready).err().map(Into::into),
            Err(panic) => Some(panicked(&*panic)),
        };
        if failed.is_some() || self.failed.is_some() {
            self.failed = failed;
        }
        Poll::Ready(Ok(()))
    }

    #[inline]
    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let mut scope = self.edge.begin(request.method(), request.headers());
        if self.edge.is_observed() {
            scope.route = route(request.extensions());
        }
        if self.edge.discloses() {
            request = disclosed(request, &self.edge, &mut scope);
        }
        if self.failed.is_some() {
            return self.refuse(scope);
        }
        match scope.run(|| self.inner.call(request)) {
            Ok(future) => {
                EdgeFuture { inner: Inner::Running { future: future.into_inner() }, scope }
            }
            Err(panic) => {
                self.failed = Some(panicked(&*panic));
                self.refuse(scope)
            }
        }
    }
}

impl<S> EdgeService<S> {
    /// What a request comes to that the service was not ready for, or panicked at.
    #[cold]
    fn refuse<F>(&mut self, scope: Scope) -> EdgeFuture<F> {
        let error = self.failed.take().map(|error| self.edge.error_of(error));
        EdgeFuture { inner: Inner::Failed { error: error.map(Box::new) }, scope }
    }
}

#[cold]
fn panicked(panic: &(dyn Any + Send)) -> BoxError {
    HttpError::from_panic(panic).into()
}

/// The request, of which the edge has seen who reads its response.
#[cold]
fn disclosed<B>(request: Request<B>, edge: &Edge, scope: &mut Scope) -> Request<B> {
    let (head, body) = request.into_parts();
    edge.disclose_to(&head, scope);
    Request::from_parts(head, body)
}

pin_project! {
    /// The future of an [`EdgeService`].
    #[derive(Debug)]
    pub struct EdgeFuture<F> {
        #[pin]
        inner: Inner<F>,
        scope: Scope,
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

impl<F, C, E> Future for EdgeFuture<F>
where
    F: Future<Output = Result<Response<C>, E>>,
    C: http_body::Body<Data = Bytes> + Send + 'static,
    C::Error: Into<BoxError>,
    E: Into<BoxError>,
{
    type Output = Result<Response<Body>, Infallible>;

    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut task::Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        let scope = this.scope;
        let ran = match this.inner.as_mut().project() {
            InnerProjection::Running { future } => scope.run(|| future.poll(cx)),
            InnerProjection::Failed { error } => return Poll::Ready(Ok(scope.fail(taken(error)))),
        };
        match ran.map(Cell::into_inner) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(Ok(response))) => {
                let mut response = response.map(Body::new);
                if scope.leave(&mut response) {
                    return Poll::Ready(Ok(response));
                }
                Poll::Ready(Ok(scope.replace(response)))
            }
            Ok(Poll::Ready(Err(error))) => Poll::Ready(Ok(scope.fail_with(error.into()))),
            Err(panic) => {
                // What is left of the handler is not to be polled again.
                this.inner.set(Inner::Failed { error: None });
                Poll::Ready(Ok(scope.fail_with(panicked(&*panic))))
            }
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

/// How a request ends. One whose client has gone ends as its scope is dropped.
impl Scope {
    /// Whether a response leaves as it is, which ends the request.
    #[inline]
    fn leave<C>(&mut self, response: &mut Response<C>) -> bool {
        let known = &mut **self;
        if !known.has_succeeded(response.status()) || known.context.is_identified() {
            return self.leave_marked(response);
        }
        self.close();
        true
    }

    /// As [`leave`](Self::leave), where an error is to be told of, or the request id to be sent.
    #[cold]
    fn leave_marked<C>(&mut self, response: &mut Response<C>) -> bool {
        let passes = self.passes(response);
        if passes {
            self.context.identify(response.headers_mut());
            self.end_at_route();
            self.close();
        }
        passes
    }

    /// The contract's response in the place of another's.
    #[cold]
    fn replace(&mut self, replaced: Response<Body>) -> Response<Body> {
        let (head, body) = replaced.into_parts();
        let mut error = HttpError::of_response(head.status, &head.headers);
        // What is not masked may tell what was submitted.
        if head.status.is_server_error()
            && let Some(said) = said(body)
        {
            error = error.with_source(said);
        }
        let mut response = self.answer_instead_with(error, &head.headers).map(Body::from);
        self.context.identify(response.headers_mut());
        self.end_at_route();
        response
    }

    #[cold]
    fn fail(&mut self, error: HttpError) -> Response<Body> {
        let response = self.answer_with(error).map(Body::from);
        self.end_at_route();
        response
    }

    #[cold]
    fn fail_with(&mut self, error: BoxError) -> Response<Body> {
        let response = self.answer_for(error).map(Body::from);
        self.end_at_route();
        response
    }
}

/// What a short body says that is there already, for operators: often it is all that tells of a cause.
fn said(mut body: Body) -> Option<String> {
    const LONGEST: u64 = 1024;
    if body.size_hint().exact()? > LONGEST {
        return None;
    }
    let cx = &mut task::Context::from_waker(task::Waker::noop());
    let Poll::Ready(Some(Ok(frame))) = Pin::new(&mut body).poll_frame(cx) else { return None };
    let text = String::from_utf8(frame.into_data().ok()?.into()).ok()?;
    (!text.trim().is_empty()).then_some(text)
}

#[cfg(feature = "axum")]
pub(crate) use super::axum::Route;
#[cfg(feature = "axum")]
use super::axum::route;

/// tower alone knows no routes.
#[cfg(not(feature = "axum"))]
#[derive(Debug)]
pub(crate) enum Route {}

#[cfg(not(feature = "axum"))]
impl Route {
    pub(crate) fn as_str(&self) -> &str {
        match *self {}
    }
}

#[cfg(not(feature = "axum"))]
fn route(_: &http::Extensions) -> Option<Route> {
    None
}
