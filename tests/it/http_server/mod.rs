//! The example server, asked through its router.

mod cases;
mod routes;

use axum::Router;
use axum::body::Body;
use bytes::Bytes;
use http::Request;
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use crate::support::text;

/// One server, which tests may share or not.
struct Server(Router);

impl Server {
    fn new() -> Self {
        Self(server::router(false))
    }

    /// One that sends the headers that vendors' SDKs follow.
    fn advising() -> Self {
        Self(server::router(true))
    }

    async fn ask(&self, request: Request<Body>) -> http::Response<Bytes> {
        let Ok(response) = self.0.clone().oneshot(request).await;
        let (head, body) = response.into_parts();
        let body = body.collect().await.expect("a body in memory").to_bytes();
        http::Response::from_parts(head, body)
    }

    async fn get(&self, path: &str) -> http::Response<Bytes> {
        self.get_with(path, &[]).await
    }

    async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> http::Response<Bytes> {
        self.ask(request("GET", path, headers)).await
    }
}

fn request(method: &str, path: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::empty()).expect("a request")
}

fn json<B: AsRef<[u8]>>(response: &http::Response<B>) -> Value {
    serde_json::from_str(text(response))
        .unwrap_or_else(|error| panic!("{error}: {}", text(response)))
}
