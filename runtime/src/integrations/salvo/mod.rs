//! salvo 1: errors are written as responses, and so is whatever else a service answers.
//!
//! With the feature `salvo`, every type that derives [`ApiError`] is a `Scribe`, and so a `Writer`:
//! a handler returns `Result<_, MyError>`. Put an [`Edge`](crate::Edge) around the service, and
//! whatever it answers is the contract's:
//!
//! ```
//! use errwire::Edge;
//! use salvo_core::catcher::Catcher;
//! use salvo_core::{Router, Service};
//!
//! let edge = Edge::new();
//! let service = Service::new(Router::new()).hoop(edge.clone()).catcher(Catcher::new(edge));
//! # let _ = service;
//! ```
//!
//! The hoop belongs on the service, since a router's hoops do not see what no route matches. The
//! catcher is for what salvo refuses after the hoops, a response of a media type that is not allowed.
//!
//! What salvo's own extractors refuse is answered with the rule, but not with the field: the errors
//! know none. [`Json`], [`Form`], [`Query`] and [`Path`] of this module say which field is wrong and
//! what is expected there.
//!
//! The texts of a `StatusError` are for the log, since they may quote what was submitted. salvo's
//! `Timeout` answers 503, unless it is given another status:
//! `Timeout::new(limit).error(StatusError::gateway_timeout)`.

mod extract;
mod hoop;

use http::StatusCode;
use http::header::VARY;
use salvo_core::Scribe;
use salvo_core::http::{ParseError, ResBody, Response, StatusError};
use serde::Serialize;

use super::located::refused_at;
use super::{answer, read};
use crate::edge::is_replaced;
use crate::envelope::Warned;
use crate::{AnyError, ApiError, Context, Failure, HttpError, Internal};

pub use self::extract::{Form, Json, Path, Query};

/// Writes the response to an error, in the [current](Context::current) context.
pub fn render(error: &dyn ApiError, response: &mut Response) {
    put(error.respond(&Context::current()), response);
}

/// Puts a response of the contract into the place of what there is; headers that others have set
/// stay, unless they tell of the body or the contract has its own.
fn put(mut response: crate::Response, into: &mut Response) {
    let (status, headers) = (response.status(), response.headers_mut());
    for name in into.headers.keys().filter(|name| !is_replaced(name, status)) {
        if name == VARY || !headers.contains_key(name) {
            for value in into.headers.get_all(name) {
                headers.append(name, value.clone());
            }
        }
    }
    replace(response, into);
}

/// Puts a response into the place of what there is.
fn replace(response: crate::Response, into: &mut Response) {
    let (head, body) = response.into_parts();
    into.status_code = Some(head.status);
    into.headers = head.headers;
    into.body = if body.is_empty() { ResBody::None } else { ResBody::Once(body) };
    into.extensions.extend(head.extensions);
}

#[doc(hidden)]
#[macro_export]
macro_rules! __salvo {
    ([salvo $($skipped:ident)*] $($type:tt)*) => {};
    ([$other:ident $($skipped:ident)*] $($type:tt)*) => {
        $crate::__salvo! { [$($skipped)*] $($type)* }
    };
    ([] [$($generics:tt)*] [$($type:tt)*] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::salvo_core::Scribe for $($type)*
        where
            $($bounds)*
        {
            fn render(self, response: &mut $crate::__private::salvo_core::Response) {
                $crate::salvo::render(&self, response)
            }
        }
    };
}

impl Scribe for Internal {
    fn render(self, response: &mut Response) {
        render(&self, response);
    }
}

impl Scribe for AnyError {
    fn render(self, response: &mut Response) {
        render(self.get_ref(), response);
    }
}

impl<T: Serialize, E: ApiError> Scribe for Warned<T, E> {
    fn render(self, response: &mut Response) {
        match self.respond(&Context::current()) {
            Ok(made) => put(made, response),
            Err(error) => Internal::new(error).render(response),
        }
    }
}

impl Scribe for HttpError {
    /// The response that the [`Edge`](crate::Edge) around the handler makes of it.
    fn render(self, response: &mut Response) {
        put(answer(self), response);
    }
}

/// What salvo could not read: the rule, and the field where salvo knows it.
impl From<ParseError> for HttpError {
    fn from(error: ParseError) -> Self {
        let status = match error {
            ParseError::PayloadTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            ParseError::InvalidContentType | ParseError::NotMultipart | ParseError::NotFormData => {
                StatusCode::UNSUPPORTED_MEDIA_TYPE
            }
            _ => StatusCode::BAD_REQUEST,
        };
        explained(Self::new(status), &error).with_source(error)
    }
}

/// An error of this status, with what salvo says of it that is no secret.
fn of_status(error: HttpError, failed: StatusError) -> HttpError {
    let cause = failed.cause.as_deref().and_then(|cause| cause.downcast_ref());
    let error = match cause {
        Some(cause) => explained(error, cause),
        None => error,
    };
    error.with_source(failed)
}

fn explained(error: HttpError, cause: &ParseError) -> HttpError {
    let (failure, message) = match cause {
        ParseError::PayloadTooLarge => (Failure::Length, read::TOO_LONG),
        ParseError::InvalidContentType | ParseError::NotMultipart | ParseError::NotFormData => {
            (Failure::MediaType, "expected a body with another `content-type`")
        }
        ParseError::EmptyBody => (Failure::Body, "the body is empty"),
        ParseError::NotExist => (Failure::Other, "a parameter is missing"),
        ParseError::ParseFromStr => (Failure::Other, "a parameter is not valid"),
        ParseError::Utf8(_) => (Failure::Body, "the body is not UTF-8"),
        ParseError::Multer(_) => (Failure::Body, "the body is not valid `multipart/form-data`"),
        ParseError::Io(_) | ParseError::Hyper(_) => (Failure::Body, read::TOO_SHORT),
        ParseError::Deserialize(cause) => return refused_at(error, ".", &cause.to_string()),
        ParseError::SerdeJson(cause) => return read::tell_json(error, cause),
        _ => return error,
    };
    error.with_failure(failure).with_message(message)
}
