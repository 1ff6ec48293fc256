//! rocket 0.5: errors are responders, and what fails before or after a handler is answered too.
//!
//! With the feature `rocket`, every type that derives [`ApiError`] is a `Responder`, so that a
//! handler returns `Result<_, MyError>`. Attach an [`Edge`](crate::Edge), and whatever the service
//! answers is the contract's:
//!
//! ```
//! use errwire::Edge;
//!
//! let app = rocket::build().attach(Edge::new());
//! # let _ = app;
//! ```
//!
//! The edge sees what those fairings made of a response that were attached before it.
//!
//! A guard of rocket's own tells a catcher no more than a status. [`Json`], [`Form`], [`Query`] and
//! [`Path`] of this module take their places and say which field is wrong and what is expected
//! there; a guard of your own does so by [`refuse`].
//!
//! What rocket does not tell is not in the answer: a panic in a handler is a 500 like any other, and
//! a route whose `format` is another leaves 404.

mod fairing;
mod form;
mod guards;
mod state;

use std::convert::Infallible;
use std::io::Cursor;

use rocket::Request;
use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use rocket::response::{Responder, Response, Result};
use serde::Serialize;

use crate::envelope::Warned;
use crate::integrations::answer;
use crate::{AnyError, ApiError, Context, HttpError, Internal};

pub use self::form::Form;
pub use self::guards::{Json, Path, Query};

use self::state::State;

/// The response to an error, in the context of this request.
///
/// # Errors
///
/// None: it is what a `Responder` returns.
pub fn respond_to(error: &dyn ApiError, request: &Request<'_>) -> Result<'static> {
    Ok(into_rocket(State::of(request).lock().within(|cx| error.respond(cx))))
}

/// The context of this request: for what renders errors by itself, such as a stream.
///
/// It is a request guard, too.
pub fn context(request: &Request<'_>) -> Context {
    State::of(request).lock().context()
}

/// Leaves the response to this request as it is, whatever its status: one that a proxy hands on.
pub fn leave_untouched(request: &Request<'_>) {
    State::of(request).lock().is_untouched = true;
}

/// What a guard fails with, so that the request is answered by this error.
///
/// ```
/// use errwire::HttpError;
/// use rocket::http::Status;
/// use rocket::request::{FromRequest, Outcome, Request};
///
/// struct Tenant(u32);
///
/// #[rocket::async_trait]
/// impl<'r> FromRequest<'r> for Tenant {
///     type Error = HttpError;
///
///     async fn from_request(request: &'r Request<'_>) -> Outcome<Self, HttpError> {
///         let tenant = request.headers().get_one("x-tenant").and_then(|id| id.parse().ok());
///         let refused = || {
///             HttpError::new(http::StatusCode::BAD_REQUEST)
///                 .with_param("x-tenant")
///                 .with_message("the header `x-tenant` must be a number")
///         };
///         match tenant {
///             Some(tenant) => Outcome::Success(Self(tenant)),
///             None => Outcome::Error(errwire::rocket::refuse(request, refused())),
///         }
///     }
/// }
/// ```
pub fn refuse(request: &Request<'_>, error: HttpError) -> (Status, HttpError) {
    State::of(request).lock().refused = Some(error.clone());
    (Status::new(error.status().as_u16()), error)
}

/// Everything of a response, in rocket's own types.
fn into_rocket(response: crate::Response) -> Response<'static> {
    let mut made = Response::new();
    put(response, &mut made);
    made
}

/// Puts a response into the place of another, of which nothing stays.
fn put(response: crate::Response, into: &mut Response<'_>) {
    let names: Vec<_> = into.headers().iter().map(|header| header.name.to_string()).collect();
    for name in names {
        into.remove_header(&name);
    }
    let (head, body) = response.into_parts();
    into.set_status(Status::new(head.status.as_u16()));
    for (name, value) in &head.headers {
        // Values come from text, of the error or of rocket.
        if let Ok(value) = str::from_utf8(value.as_bytes()) {
            into.adjoin_raw_header(name.as_str().to_owned(), value.to_owned());
        }
    }
    into.set_sized_body(body.len(), Cursor::new(body));
}

#[doc(hidden)]
#[macro_export]
macro_rules! __rocket {
    ([rocket $($skipped:ident)*] $($type:tt)*) => {};
    ([$other:ident $($skipped:ident)*] $($type:tt)*) => {
        $crate::__rocket! { [$($skipped)*] $($type)* }
    };
    ([] [$($generics:tt)*] [$($type:tt)*] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::rocket::response::Responder<'_, 'static> for $($type)*
        where
            $($bounds)*
        {
            fn respond_to(
                self,
                request: &$crate::__private::rocket::Request<'_>,
            ) -> $crate::__private::rocket::response::Result<'static> {
                $crate::rocket::respond_to(&self, request)
            }
        }
    };
}

impl Responder<'_, 'static> for Internal {
    fn respond_to(self, request: &Request<'_>) -> Result<'static> {
        respond_to(&self, request)
    }
}

impl Responder<'_, 'static> for AnyError {
    fn respond_to(self, request: &Request<'_>) -> Result<'static> {
        respond_to(self.get_ref(), request)
    }
}

impl<T: Serialize, E: ApiError> Responder<'_, 'static> for Warned<T, E> {
    fn respond_to(self, request: &Request<'_>) -> Result<'static> {
        let made = State::of(request).lock().within(|cx| self.respond(cx));
        match made {
            Ok(response) => Ok(into_rocket(response)),
            Err(error) => Internal::new(error).respond_to(request),
        }
    }
}

impl Responder<'_, 'static> for HttpError {
    /// The response that the attached [`Edge`](crate::Edge) makes of it.
    fn respond_to(self, request: &Request<'_>) -> Result<'static> {
        let response = State::of(request).lock().within(|_| answer(self));
        Ok(into_rocket(response))
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Context {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        Outcome::Success(context(request))
    }
}
