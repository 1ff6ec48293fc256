//! Extractors whose rejections are the contract's.

use axum::extract::{FromRequest, FromRequestParts, OptionalFromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use http::request::Parts;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::rejections::{at_parameter, unnamed};
use crate::HttpError;
use crate::integrations::wrappers;

/// Any extractor whose rejection is known as an [`HttpError`].
///
/// ```
/// use axum::body::Bytes;
/// use errwire::axum::Checked;
///
/// async fn upload(Checked(body): Checked<Bytes>) -> String {
///     format!("{} bytes", body.len())
/// }
/// # let _: axum::routing::MethodRouter = axum::routing::post(upload);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Checked<E>(pub E);

/// Tells the two impls of `FromRequest` for [`Checked`] apart.
#[doc(hidden)]
#[derive(Debug)]
pub enum ViaRequest {}

impl<S, E> FromRequest<S, ViaRequest> for Checked<E>
where
    S: Send + Sync,
    E: FromRequest<S>,
    E::Rejection: Into<HttpError>,
{
    type Rejection = HttpError;

    async fn from_request(request: Request, state: &S) -> Result<Self, HttpError> {
        E::from_request(request, state).await.map(Self).map_err(Into::into)
    }
}

impl<S, E> FromRequestParts<S> for Checked<E>
where
    S: Send + Sync,
    E: FromRequestParts<S>,
    E::Rejection: Into<HttpError>,
{
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, HttpError> {
        E::from_request_parts(parts, state).await.map(Self).map_err(Into::into)
    }
}

wrappers! {
    /// A JSON body, as `axum::Json`; also as a response.
    ///
    /// A request that is refused reads which field is wrong, and what is expected there:
    /// `items[2].price: expected a number`.
    Json,
    /// A form, as `axum::Form`; also as a response.
    Form,
    /// The query, as `axum::extract::Query`.
    Query,
    /// The parameters in the path, as `axum::extract::Path`.
    Path,
}

macro_rules! of_body {
    ($($name:ident)*) => {$(
        impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for $name<T> {
            type Rejection = HttpError;

            async fn from_request(request: Request, state: &S) -> Result<Self, HttpError> {
                let axum::$name(value) =
                    <axum::$name<T> as FromRequest<S>>::from_request(request, state).await?;
                Ok(Self(value))
            }
        }

        impl<T: Serialize> IntoResponse for $name<T> {
            fn into_response(self) -> Response {
                axum::$name(self.0).into_response()
            }
        }
    )*};
}

of_body!(Json Form);

impl<S: Send + Sync, T: DeserializeOwned> OptionalFromRequest<S> for Json<T> {
    type Rejection = HttpError;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, HttpError> {
        let json: Option<axum::Json<T>> =
            <axum::Json<T> as OptionalFromRequest<S>>::from_request(request, state).await?;
        Ok(json.map(|axum::Json(value)| Self(value)))
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, HttpError> {
        let axum::extract::Query(value) =
            axum::extract::Query::from_request_parts(parts, state).await?;
        Ok(Self(value))
    }
}

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, HttpError> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(rejection) => Err(match unnamed(&rejection, &parts.extensions) {
                Some((name, expected)) => at_parameter(&name, expected).with_source(rejection),
                None => rejection.into(),
            }),
        }
    }
}
