//! actix-web 4: errors are `ResponseError`s, and extractors that say which field is wrong.
//!
//! With the feature `actix-web`, every type that derives [`ApiError`] is a `ResponseError`, so that
//! a handler returns `Result<_, MyError>`, or meets it with `?` in an `actix_web::Result`. Put an
//! [`Edge`](crate::Edge) around the app, and whatever it answers is the contract's:
//!
//! ```
//! use actix_web::{App, web};
//! use errwire::Edge;
//!
//! let app = App::new().route("/", web::get().to(async || "hello")).wrap(Edge::new());
//! # let _ = app;
//! ```
//!
//! What actix-web's own extractors refuse keeps its status, and says what is expected, but not
//! where: actix-web does not know. [`Json`], [`Query`], [`Path`] and [`Form`] of this module take
//! their places, name the field, and answer with the same statuses as in the other frameworks. They
//! follow `JsonConfig` and `FormConfig`.
//!
//! What the server refuses before there is a request, such as a malformed request line or headers
//! that are too slow to come, no middleware sees.

mod convert;
mod edge;
mod extract;
mod rejections;

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, Responder, ResponseError};
use serde::Serialize;

use crate::envelope::Warned;
use crate::{AnyError, ApiError, Context, HttpError, Internal};

pub use self::convert::from_response;
pub use self::edge::{EdgeFuture, EdgeMiddleware};
pub use self::extract::{Form, Json, Path, Query};

/// The response to an error in the [current](Context::current) context.
pub fn into_response(error: &dyn ApiError) -> HttpResponse {
    from_response(error.respond(&Context::current()))
}

/// The status that an error's response has in the dialects that have no say in it.
pub fn status(error: &dyn ApiError) -> StatusCode {
    convert::to_status(error.spec().on_wire().status)
}

#[doc(hidden)]
#[macro_export]
macro_rules! __actix_web {
    ([actix_web $($skipped:ident)*] $($type:tt)*) => {};
    ([$other:ident $($skipped:ident)*] $($type:tt)*) => {
        $crate::__actix_web! { [$($skipped)*] $($type)* }
    };
    ([] [$($generics:tt)*] [$($type:tt)*] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::actix_web::ResponseError for $($type)*
        where
            $($bounds)*
        {
            fn status_code(&self) -> $crate::__private::actix_web::http::StatusCode {
                $crate::actix_web::status(self)
            }

            fn error_response(&self) -> $crate::__private::actix_web::HttpResponse {
                $crate::actix_web::into_response(self)
            }
        }
    };
}

impl ResponseError for Internal {
    fn status_code(&self) -> StatusCode {
        status(self)
    }

    fn error_response(&self) -> HttpResponse {
        into_response(self)
    }
}

impl ResponseError for AnyError {
    fn status_code(&self) -> StatusCode {
        status(self.get_ref())
    }

    fn error_response(&self) -> HttpResponse {
        into_response(self.get_ref())
    }
}

impl ResponseError for HttpError {
    fn status_code(&self) -> StatusCode {
        status(self)
    }

    /// The response that the [`Edge`](crate::Edge) around the handler makes of it.
    fn error_response(&self) -> HttpResponse {
        from_response(super::answer(self.clone()))
    }
}

impl<T: Serialize, E: ApiError> Responder for Warned<T, E> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        match self.respond(&Context::current()) {
            Ok(response) => from_response(response),
            Err(error) => HttpResponse::from_error(Internal::new(error)),
        }
    }
}
