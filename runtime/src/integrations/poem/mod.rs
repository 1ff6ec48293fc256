//! poem 3: errors are `ResponseError`s, and extractors that say which field is wrong.
//!
//! With the feature `poem`, every type that derives [`ApiError`] is a `ResponseError`, so that a
//! handler returns `Result<_, MyError>`, or meets it with `?` in a `poem::Result`. Put an
//! [`Edge`](crate::Edge) around the routes, and whatever they answer is the contract's:
//!
//! ```
//! use errwire::Edge;
//! use poem::{EndpointExt, Route, get, handler};
//!
//! #[handler]
//! fn hello() -> &'static str {
//!     "hello"
//! }
//!
//! let app = Route::new().at("/", get(hello)).with(Edge::new());
//! # let _ = app;
//! ```
//!
//! What poem's own extractors refuse keeps its status, and says what is expected, but not where:
//! poem does not know. [`Json`], [`Query`], [`Path`] and [`Form`] of this module take their places,
//! name the field, and answer with the same statuses as in the other frameworks.
//!
//! poem does not tell which methods a route has, so that its 405 has no `Allow`.

mod edge;
mod extract;
mod rejections;

use core::fmt;

use poem::error::ResponseError;
use poem::http::StatusCode;
use poem::{IntoResponse, Response};
use serde::Serialize;

use crate::envelope::Warned;
use crate::{AnyError, ApiError, Context, HttpError, Internal};

pub use self::edge::EdgeEndpoint;
pub use self::extract::{Form, Json, Path, Query};

/// The response to an error in the [current](Context::current) context.
pub fn into_response(error: &dyn ApiError) -> Response {
    from_response(error.respond(&Context::current()))
}

/// The same response for poem.
pub fn from_response(response: crate::Response) -> Response {
    let (head, body) = response.into_parts();
    edge::response(http::Response::from_parts(head, ()), body.into())
}

/// The status that an error's response has in the dialects that have no say in it.
pub fn status(error: &dyn ApiError) -> StatusCode {
    error.spec().on_wire().status
}

#[doc(hidden)]
#[macro_export]
macro_rules! __poem {
    ([poem $($skipped:ident)*] $($type:tt)*) => {};
    ([$other:ident $($skipped:ident)*] $($type:tt)*) => {
        $crate::__poem! { [$($skipped)*] $($type)* }
    };
    ([] [$($generics:tt)*] [$($type:tt)*] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::poem::error::ResponseError for $($type)*
        where
            $($bounds)*
        {
            fn status(&self) -> $crate::__private::poem::http::StatusCode {
                $crate::poem::status(self)
            }

            fn as_response(&self) -> $crate::__private::poem::Response {
                $crate::poem::into_response(self)
            }
        }
    };
}

impl ResponseError for Internal {
    fn status(&self) -> StatusCode {
        status(self)
    }

    fn as_response(&self) -> Response {
        into_response(self)
    }
}

impl ResponseError for HttpError {
    fn status(&self) -> StatusCode {
        status(self)
    }

    /// The response that the [`Edge`](crate::Edge) around the handler makes of it.
    fn as_response(&self) -> Response {
        from_response(super::answer(self.clone()))
    }
}

/// poem takes nothing but `std::error::Error`s, of which [`AnyError`] is none.
#[derive(Debug)]
struct Carried(AnyError);

impl fmt::Display for Carried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl core::error::Error for Carried {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        self.0.get_ref().source()
    }
}

impl ResponseError for Carried {
    fn status(&self) -> StatusCode {
        status(self.0.get_ref())
    }

    fn as_response(&self) -> Response {
        into_response(self.0.get_ref())
    }
}

impl From<AnyError> for poem::Error {
    fn from(error: AnyError) -> Self {
        Carried(error).into()
    }
}

impl<T: Serialize + Send, E: ApiError + Send> IntoResponse for Warned<T, E> {
    fn into_response(self) -> Response {
        match self.respond(&Context::current()) {
            Ok(response) => from_response(response),
            Err(error) => into_response(&Internal::new(error)),
        }
    }
}
