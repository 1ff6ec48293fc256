//! axum 0.8: errors are responses, and extractors whose rejections are the contract's.
//!
//! With the feature `axum`, every type that derives [`ApiError`] is an `IntoResponse`, so that a
//! handler returns `Result<_, MyError>`. Put an [`Edge`](crate::Edge) around the router, and
//! whatever it answers is the contract's:
//!
//! ```
//! use axum::Router;
//! use axum::routing::get;
//! use errwire::Edge;
//!
//! let app: Router = Router::new().route("/", get(async || "hello")).layer(Edge::new());
//! # let _ = app;
//! ```
//!
//! # Timeouts, and too much load
//!
//! Layers of tower that fail stand inside of the edge, which answers for them: a timeout is a 504
//! ([`Edge::timeout`](crate::Edge::timeout)), and what is shed a 503 with `Retry-After`
//! ([`Edge::overload`](crate::Edge::overload)). Without it around them, the router refuses them: ``the trait
//! `From<Box<dyn Error …>>` is not implemented for `Infallible` ``. In a `ServiceBuilder` the first is the
//! outermost; of several calls of `Router::layer`, it is the last.
//!
//! ```
//! use axum::Router;
//! use axum::routing::get;
//! use errwire::Edge;
//! use std::time::Duration;
//! use tower::ServiceBuilder;
//! use tower::limit::GlobalConcurrencyLimitLayer;
//!
//! let layers = ServiceBuilder::new()
//!     .layer(Edge::new())
//!     .load_shed()
//!     .layer(GlobalConcurrencyLimitLayer::new(512))
//!     .timeout(Duration::from_secs(10));
//! let app: Router = Router::new().route("/", get(async || "hello")).layer(layers);
//! # let _ = app;
//! ```
//!
//! The limit is the global one: axum makes a layer's service anew for each route, and so would count
//! the requests of each by themselves with `concurrency_limit`.
//!
//! # The status
//!
//! It is the error's: a handler returns the error alone. `(StatusCode, MyError)` says that the status is
//! another, and so the answer is none of the contract's: the edge puts the error that the status stands for
//! in its place, and tells operators of both.
//!
//! # Extractors
//!
//! With axum's own extractors, what a rejection says is lost: its text shows what was submitted.
//! [`Json`], [`Query`], [`Path`] and [`Form`] of this module take their places and say which field
//! is wrong and what is expected there; [`Checked`] does so for other extractors. A 5xx whose short text the
//! edge replaces, such as that of an `Extension` that is missing, has it as its cause in the log.

mod extract;
mod rejections;

use axum::extract::MatchedPath;
use axum_core::body::Body;
use axum_core::response::{IntoResponse, Response};
use http::Extensions;
use serde::Serialize;

use crate::envelope::Warned;
use crate::{AnyError, ApiError, Context, HttpError, Internal};

pub use self::extract::{Checked, Form, Json, Path, Query};

/// The response to an error in the [current](Context::current) context.
pub fn into_response(error: &dyn ApiError) -> Response {
    error.respond(&Context::current()).map(Body::from)
}

/// The pattern of a route.
pub(crate) type Route = MatchedPath;

/// The pattern that the router found for the request.
pub(super) fn route(extensions: &Extensions) -> Option<Route> {
    extensions.get().cloned()
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

impl IntoResponse for HttpError {
    /// The response that the [`Edge`](crate::Edge) around the handler makes of it.
    fn into_response(self) -> Response {
        super::answer(self).map(Body::from)
    }
}
