//! Between http 1, which errwire speaks, and actix-web's types, which are those of http 0.2.

use core::convert::Infallible;
use core::pin::Pin;
use core::task::{Context, Poll};

use actix_web::HttpResponse;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::RequestHead;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use bytes::Bytes;
use http::request::Parts;

use crate::Untouched;
use crate::edge::Answered;
use crate::response::Response;

/// The same response for actix-web.
pub fn from_response(response: Response) -> HttpResponse {
    let (mut head, body) = response.into_parts();
    let body = match head.headers.remove(http::header::CONTENT_LENGTH) {
        // actix-web writes the length of the body that there is, also to a HEAD.
        Some(length) if body.is_empty() => BoxBody::new(Withheld(number(&length))),
        _ => BoxBody::new(body),
    };
    let mut response = HttpResponse::new(to_status(head.status));
    for (name, value) in &head.headers {
        response.headers_mut().append(to_name(name), to_value(value));
    }
    if let Some(answered) = head.extensions.remove::<Answered>() {
        response.extensions_mut().insert(answered);
    }
    response.set_body(body)
}

/// A body that is not sent, and its length.
struct Withheld(u64);

impl MessageBody for Withheld {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.0)
    }

    fn poll_next(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        Poll::Ready(None)
    }
}

fn number(value: &http::HeaderValue) -> u64 {
    value.to_str().ok().and_then(|text| text.parse().ok()).unwrap_or_default()
}

// Both versions of http know the same statuses, names and values: none of the defaults is taken.

pub(super) fn to_status(status: http::StatusCode) -> StatusCode {
    StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

pub(super) fn status(status: StatusCode) -> http::StatusCode {
    http::StatusCode::from_u16(status.as_u16()).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR)
}

pub(super) fn to_name(name: &http::HeaderName) -> HeaderName {
    HeaderName::from_bytes(name.as_str().as_bytes()).unwrap_or(HeaderName::from_static("x-unknown"))
}

pub(super) fn to_value(value: &http::HeaderValue) -> HeaderValue {
    let mut converted =
        HeaderValue::from_bytes(value.as_bytes()).unwrap_or(HeaderValue::from_static(""));
    converted.set_sensitive(value.is_sensitive());
    converted
}

fn value(value: &HeaderValue) -> http::HeaderValue {
    let mut converted = http::HeaderValue::from_bytes(value.as_bytes())
        .unwrap_or(http::HeaderValue::from_static(""));
    converted.set_sensitive(value.is_sensitive());
    converted
}

fn headers(headers: &HeaderMap) -> http::HeaderMap {
    let name = |name: &HeaderName| http::HeaderName::from_bytes(name.as_str().as_bytes());
    headers.iter().filter_map(|(n, v)| Some((name(n).ok()?, value(v)))).collect()
}

/// Those headers of a request on which every response depends.
pub(super) fn asked(headers: &HeaderMap) -> http::HeaderMap {
    let key = http::HeaderName::from_static("idempotency-key");
    [http::header::ACCEPT, crate::X_REQUEST_ID, key]
        .into_iter()
        .flat_map(|name| {
            let values = headers.get_all(name.as_str());
            values.map(move |v| (name.clone(), value(v)))
        })
        .collect()
}

pub(super) fn method(method: &actix_web::http::Method) -> http::Method {
    http::Method::from_bytes(method.as_str().as_bytes()).unwrap_or_default()
}

/// The head of a request; its extensions stay behind.
pub(super) fn request(head: &RequestHead) -> Parts {
    let mut request = http::Request::new(());
    *request.method_mut() = method(&head.method);
    *request.uri_mut() = head.uri.to_string().parse().unwrap_or_default();
    *request.version_mut() = match head.version {
        actix_web::http::Version::HTTP_09 => http::Version::HTTP_09,
        actix_web::http::Version::HTTP_10 => http::Version::HTTP_10,
        actix_web::http::Version::HTTP_2 => http::Version::HTTP_2,
        actix_web::http::Version::HTTP_3 => http::Version::HTTP_3,
        _ => http::Version::HTTP_11,
    };
    *request.headers_mut() = headers(&head.headers);
    request.into_parts().0
}

/// The head of a response, with what of its extensions says who made it.
pub(super) fn head<B>(response: &HttpResponse<B>) -> http::Response<()> {
    let mut head = http::Response::new(());
    *head.status_mut() = status(response.status());
    *head.headers_mut() = headers(response.headers());
    let extensions = response.extensions();
    if let Some(answered) = extensions.get::<Answered>() {
        head.extensions_mut().insert(answered.clone());
    }
    if let Some(untouched) = extensions.get::<Untouched>() {
        head.extensions_mut().insert(*untouched);
    }
    drop(extensions);
    head
}
