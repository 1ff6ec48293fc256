//! Extractors whose rejections are the contract's.

use http::{HeaderValue, StatusCode, header};
use poem::error::ParseJsonError;
use poem::{Error, FromRequest, IntoResponse, Request, RequestBody, Response, Result, web};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::rejections::refused;
use crate::Failure;
use crate::integrations::read::{Located, read_json};
use crate::integrations::wrappers;

wrappers! {
    /// A JSON body, as `poem::web::Json`; also as a response.
    ///
    /// A request that is refused reads which field is wrong, and what is expected there:
    /// `items[2].price: expected a number`.
    Json,
    /// A form, as `poem::web::Form`.
    Form,
    /// The query, as `poem::web::Query`.
    Query,
    /// The parameters in the path, as `poem::web::Path`.
    Path,
}

/// What the framework's own extractor refuses.
fn told(error: Error) -> Error {
    refused(&error).map_or(error, Error::from)
}

impl<'a, T: DeserializeOwned> FromRequest<'a> for Json<T> {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        if !request.headers().get(header::CONTENT_TYPE).is_some_and(is_json) {
            return Err(told(ParseJsonError::ContentTypeRequired.into()));
        }
        let body = body.take().map_err(|error| told(error.into()))?;
        let body = body.into_bytes().await.map_err(|error| told(error.into()))?;
        Ok(Self(read_json(&body)?))
    }
}

/// Whether a media type is `application/json`, or `application/` anything that is `+json`.
fn is_json(media_type: &HeaderValue) -> bool {
    let Ok(media_type) = media_type.to_str() else { return false };
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let subtype = essence.strip_prefix("application/");
    subtype.is_some_and(|subtype| subtype == "json" || subtype.ends_with("+json"))
}

macro_rules! located {
    ($($name:ident: $status:ident $failure:ident,)*) => {$(
        impl<'a, T: DeserializeOwned + Send> FromRequest<'a> for $name<T> {
            async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
                let web::$name(read) =
                    web::$name::<Located<T>>::from_request(request, body).await.map_err(told)?;
                Ok(Self(read.or_refuse(StatusCode::$status, Failure::$failure)?))
            }
        }
    )*};
}

located! {
    Form: UNPROCESSABLE_ENTITY Body,
    Query: BAD_REQUEST Query,
    Path: BAD_REQUEST Path,
}

impl<T: Serialize + Send> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        web::Json(self.0).into_response()
    }
}
