//! Requests that nobody would send, and what they are answered.

use axum::Router;
use axum::body::Body;
use axum::routing::{get, post};
use errwire::Edge;
use errwire::axum::Json;
use futures_util::FutureExt as _;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderValue, Method, Request};
use proptest::prelude::*;
use serde_json::Value;

use super::{ask, nested};
use crate::support::header;

fn router() -> Router {
    Router::new()
        .route("/", get(async || "ok"))
        .route("/json", post(async |Json(_): Json<Vec<u8>>| "ok"))
        .layer(Edge::new())
}

/// Any value that a header can have.
fn value() -> impl Strategy<Value = HeaderValue> {
    proptest::collection::vec(prop_oneof![0x20..0x7fu8, 0x80..=0xffu8, Just(b'\t')], 0..300)
        .prop_map(|bytes| HeaderValue::from_bytes(&bytes).expect("these are its bytes"))
}

proptest! {
    #[test]
    fn any_request_is_answered_in_the_envelope(
        ids in proptest::collection::vec(value(), 0..4),
        accepts in proptest::collection::vec(value(), 0..4),
        types in proptest::collection::vec(
            prop_oneof![value(), Just(HeaderValue::from_static("application/json"))], 0..3),
        path in "/[!$-;=?-Z_a-z~]{0,40}|/json",
        method in prop_oneof![
            Just(Method::GET), Just(Method::POST), Just(Method::OPTIONS), Just(Method::TRACE),
            Just(Method::from_bytes(b"BREW").unwrap()),
        ],
        body in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let mut request = Request::new(Body::from(body));
        *request.method_mut() = method;
        *request.uri_mut() = path.parse().unwrap();
        for (name, values) in [("x-request-id", ids), (ACCEPT.as_str(), accepts), (CONTENT_TYPE.as_str(), types)] {
            for value in values {
                request.headers_mut().append(name, value);
            }
        }
        let response = ask(router(), request).now_or_never().expect("nothing waits");
        if !response.status().is_success() {
            nested(&response);
            let id = header(&response, "x-request-id").unwrap();
            prop_assert!(errwire::RequestId::new(id).is_some());
        }
    }

    #[test]
    fn an_accept_that_asks_for_problem_details_gets_them(quality in 1..=1000u16, other in 0..=1000u16) {
        let accept = format!(
            "text/html;q=0.{:03}, application/problem+json;q={}.{:03}",
            other % 1000, quality / 1000, quality % 1000,
        );
        let request = Request::get("/nowhere").header(ACCEPT, accept).body(Body::empty()).unwrap();
        let response = ask(router(), request).now_or_never().expect("nothing waits");
        prop_assert_eq!(header(&response, "content-type"), Some("application/problem+json"));
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        prop_assert_eq!(&body["status"], 404);
    }
}
