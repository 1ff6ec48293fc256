//! Extractors whose rejections are the contract's.

use core::future::{Future, Ready, ready};
use core::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{Error, FromRequest, HttpRequest, HttpResponse, Responder, web};
use http::StatusCode;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::rejections::refused;
use crate::Failure;
use crate::integrations::read::{Located, read_json};
use crate::integrations::wrappers;

wrappers! {
    /// A JSON body, as `actix_web::web::Json`; also as a response.
    ///
    /// A request that is refused reads which field is wrong, and what is expected there:
    /// `items[2].price: expected a number`.
    Json,
    /// A form, as `actix_web::web::Form`; also as a response.
    Form,
    /// The query, as `actix_web::web::Query`.
    Query,
    /// The parameters in the path, as `actix_web::web::Path`.
    Path,
}

/// The future of an extractor that reads the body.
type Read<T> = Pin<Box<dyn Future<Output = Result<T, Error>>>>;

/// What the framework's own extractor refuses, unless the service has its own answer to it.
fn told(error: Error) -> Error {
    refused(&error).map_or(error, Error::from)
}

impl<T: DeserializeOwned> FromRequest for Json<T> {
    type Error = Error;
    type Future = Read<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Read<Self> {
        // It does what it is configured to, and finds that it is JSON.
        let body = web::Json::<Box<RawValue>>::from_request(request, payload);
        Box::pin(async {
            let web::Json(body) = body.await.map_err(told)?;
            Ok(Self(read_json(body.get().as_bytes())?))
        })
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = Error;
    type Future = Read<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Read<Self> {
        let form = web::Form::<Located<T>>::from_request(request, payload);
        Box::pin(async {
            let web::Form(form) = form.await.map_err(told)?;
            Ok(Self(form.or_refuse(StatusCode::UNPROCESSABLE_ENTITY, Failure::Body)?))
        })
    }
}

macro_rules! of_head {
    ($($name:ident)*) => {$(
        impl<T: DeserializeOwned> FromRequest for $name<T> {
            type Error = Error;
            type Future = Ready<Result<Self, Error>>;

            fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
                let read = web::$name::<Located<T>>::from_request(request, payload).into_inner();
                ready(read.map_err(told).and_then(|read| {
                    let value = read.into_inner();
                    Ok(Self(value.or_refuse(StatusCode::BAD_REQUEST, Failure::$name)?))
                }))
            }
        }
    )*};
}

of_head!(Query Path);

impl<T: Serialize> Responder for Json<T> {
    type Body = <web::Json<T> as Responder>::Body;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse<Self::Body> {
        web::Json(self.0).respond_to(request)
    }
}

impl<T: Serialize> Responder for Form<T> {
    type Body = <web::Form<T> as Responder>::Body;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse<Self::Body> {
        web::Form(self.0).respond_to(request)
    }
}
