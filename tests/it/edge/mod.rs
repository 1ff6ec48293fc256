//! Whatever a service answers, in one envelope: the edge around an axum router.

mod foreign;
mod hostile;
mod nested;
mod ready;
mod rejections;
mod reports;

use std::convert::Infallible;

use axum::Router;
use axum::body::Body;
use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{Request, Response};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tower::{Service, ServiceExt as _};

/// A service as the tests ask it.
pub(crate) async fn ask<S>(service: S, request: Request<Body>) -> Response<Bytes>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible>,
{
    let response = service.oneshot(request).await.unwrap_or_else(|never| match never {});
    let (head, body) = response.into_parts();
    let body = body.collect().await.expect("the body arrives").to_bytes();
    Response::from_parts(head, body)
}

pub(crate) async fn get(router: &Router, path: &str) -> Response<Bytes> {
    ask(router.clone(), Request::get(path).body(Body::empty()).unwrap()).await
}

pub(crate) async fn post(router: &Router, path: &str, media: &str, body: &str) -> Response<Bytes> {
    let request = Request::post(path).header(CONTENT_TYPE, media);
    ask(router.clone(), request.body(Body::from(body.to_owned())).unwrap()).await
}

/// The code and the message of a body in the dialect `Nested`, which it must be.
pub(crate) fn nested(response: &Response<Bytes>) -> (String, String) {
    let is_error = response.status().is_client_error() || response.status().is_server_error();
    assert!(is_error, "{response:?}");
    assert_eq!(response.headers()[CONTENT_TYPE], "application/json", "{response:?}");
    if let Some(length) = response.headers().get(CONTENT_LENGTH) {
        assert_eq!(length.to_str().unwrap(), response.body().len().to_string());
    }
    assert!(response.headers().contains_key("x-request-id"), "{response:?}");
    let body: Value = serde_json::from_slice(response.body()).expect("it is JSON");
    let object = body.as_object().expect("it is an object");
    assert_eq!(object.keys().collect::<Vec<_>>(), ["error", "success"]);
    assert_eq!(object["success"], false);
    let text = |name: &str| object["error"][name].as_str().expect("it is a text").to_owned();
    (text("code"), text("message"))
}

/// The status, the code and the message.
pub(crate) fn told(response: &Response<Bytes>) -> (u16, String, String) {
    let (code, message) = nested(response);
    (response.status().as_u16(), code, message)
}

/// What is expected of [`told`].
pub(crate) fn says(status: u16, code: &str, message: &str) -> (u16, String, String) {
    (status, code.to_owned(), message.to_owned())
}
