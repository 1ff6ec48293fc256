//! A service that is not ready, before it is asked anything.

use std::future::{Ready, ready};
use std::task::{self, Poll};

use axum::body::Body;
use axum::response::Response;
use errwire::Edge;
use http::Request;
use tower::{BoxError, Layer as _, Service, ServiceExt as _};

use super::{ask, says, told};
use crate::support::text;

/// A service that is not ready at first, and says so in one way or the other.
struct NotYet(Option<fn() -> BoxError>);

impl Service<Request<Body>> for NotYet {
    type Response = Response;
    type Error = BoxError;
    type Future = Ready<Result<Response, BoxError>>;

    fn poll_ready(&mut self, _: &mut task::Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(self.0.take().map_or(Ok(()), |fail| Err(fail())))
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        ready(Ok(Response::new(Body::from("ok"))))
    }
}

#[tokio::test]
async fn a_service_that_is_not_ready_is_answered_for_until_it_is() {
    let elapsed = || tower::timeout::error::Elapsed::new().into();
    let cases: [(fn() -> BoxError, _); 3] = [
        (|| "hunter2".into(), says(500, "INTERNAL_ERROR", "Internal Server Error")),
        (elapsed, says(504, "GATEWAY_TIMEOUT", "Gateway Timeout")),
        (|| panic!("hunter2"), says(500, "INTERNAL_ERROR", "Internal Server Error")),
    ];
    for (fail, expected) in cases {
        let mut service = Edge::new().layer(NotYet(Some(fail)));
        let response = ask(&mut service, Request::new(Body::empty())).await;
        assert_eq!(told(&response), expected);
        let response = ask(&mut service, Request::new(Body::empty())).await;
        assert_eq!((response.status().as_u16(), text(&response)), (200, "ok"));
    }
    // Nobody was told of the failure, and then there was none.
    let mut service = Edge::new().layer(NotYet(Some(|| "hunter2".into())));
    service.ready().await.unwrap();
    let response = ask(&mut service, Request::new(Body::empty())).await;
    assert_eq!(response.status(), 200);
}
