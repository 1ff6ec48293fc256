//! axum 0.8: errors are responses, and a layer brings them the request's context.
//!
//! With the feature `axum`, every type that derives [`ApiError`] is an `IntoResponse`, so that a
//! handler returns `Result<_, MyError>`. Put [`ContextLayer`] around the router, and the request
//! id, the client's `Accept` and the disclosure are there when an error becomes a response.

use core::fmt;
use core::future::Future;
use core::pin::Pin;
use core::task::{self, Poll, ready};

use axum_core::body::Body;
use axum_core::response::{IntoResponse, Response};
use http::Request;
use pin_project_lite::pin_project;
use serde::Serialize;
use tower_layer::Layer;
use tower_service::Service;

use crate::envelope::Warned;
use crate::{AnyError, ApiError, Context, Disclosure, Internal, RequestId};

/// The response to an error in the [current](Context::current) context.
pub fn into_response(error: &dyn ApiError) -> Response {
    error.respond(&Context::current()).map(Body::from)
}

#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ([axum $($skipped:ident)*] $($type:tt)*) => {};
    ([$other:ident $($skipped:ident)*] $($type:tt)*) => {
        $crate::__axum! { [$($skipped)*] $($type)* }
    };
    ([] [$($generics:tt)*] [$($type:tt)*] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::axum_core::response::IntoResponse for $($type)*
        where
            $($bounds)*
        {
            fn into_response(self) -> $crate::__private::axum_core::response::Response {
                $crate::axum::into_response(&self)
            }
        }
    };
}

impl IntoResponse for Internal {
    fn into_response(self) -> Response {
        into_response(&self)
    }
}

impl IntoResponse for AnyError {
    fn into_response(self) -> Response {
        into_response(self.get_ref())
    }
}

impl<T: Serialize, E: ApiError> IntoResponse for Warned<T, E> {
    fn into_response(self) -> Response {
        match self.respond(&Context::current()) {
            Ok(response) => response.map(Body::from),
            Err(error) => Internal::new(error).into_response(),
        }
    }
}

/// Makes the request's context the [current](Context::current) one while its handler runs.
///
/// The request id is that of the header `x-request-id` if it is sane; otherwise one is made. It
/// goes into the response, whatever the response is.
///
/// ```
/// use errwire::Disclosure;
/// use errwire::axum::ContextLayer;
///
/// let layer = ContextLayer::new().disclose(|request| match request.headers.get("x-admin") {
///     Some(_) => Disclosure::Operator,
///     None => Disclosure::Public,
/// });
/// # let _ = layer;
/// ```
#[derive(Clone, Copy)]
pub struct ContextLayer<F = fn(&http::request::Parts) -> Disclosure> {
    disclose: F,
}

impl ContextLayer {
    /// A layer that shows everybody what is public.
    pub fn new() -> Self {
        Self { disclose: |_| Disclosure::Public }
    }

    /// Decides by the request who reads the response.
    pub fn disclose<F: Fn(&http::request::Parts) -> Disclosure>(
        self,
        disclose: F,
    ) -> ContextLayer<F> {
        ContextLayer { disclose }
    }
}

impl Default for ContextLayer {
    fn default() -> Self {
        Self::new()
    }
}

impl<F> fmt::Debug for ContextLayer<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ContextLayer").finish_non_exhaustive()
    }
}

impl<S, F: Clone> Layer<S> for ContextLayer<F> {
    type Service = ContextService<S, F>;

    fn layer(&self, inner: S) -> Self::Service {
        ContextService { inner, disclose: self.disclose.clone() }
    }
}

/// The service of a [`ContextLayer`].
#[derive(Clone, Copy)]
pub struct ContextService<S, F> {
    inner: S,
    disclose: F,
}

impl<S: fmt::Debug, F> fmt::Debug for ContextService<S, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ContextService").field("inner", &self.inner).finish_non_exhaustive()
    }
}

impl<S, F, B, C> Service<Request<B>> for ContextService<S, F>
where
    S: Service<Request<B>, Response = http::Response<C>>,
    F: Fn(&http::request::Parts) -> Disclosure,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = ContextFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut task::Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let (head, body) = request.into_parts();
        let mut context =
            Context::from_head(&head.method, &head.headers).with_disclosure((self.disclose)(&head));
        if context.request_id().is_none() {
            context = context.with_request_id(RequestId::generate());
        }
        let request = Request::from_parts(head, body);
        let inner = context.in_scope(|| self.inner.call(request));
        ContextFuture { inner, context }
    }
}

pin_project! {
    /// The future of a [`ContextService`].
    #[derive(Debug)]
    pub struct ContextFuture<T> {
        #[pin]
        inner: T,
        context: Context,
    }
}

impl<T, C, E> Future for ContextFuture<T>
where
    T: Future<Output = Result<http::Response<C>, E>>,
{
    type Output = T::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut task::Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let mut response = ready!(this.context.in_scope(|| this.inner.poll(cx)))?;
        this.context.identify(response.headers_mut());
        Poll::Ready(Ok(response))
    }
}
