//! The policy as a middleware of reqwest.

use std::net::TcpListener;

use errwire::client::{IDEMPOTENCY_KEY, RetryMiddleware, RetryPolicy, Stop};
use http::Extensions;
use reqwest::{Method, Request, Response};
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware, Middleware, Next, Result};

use super::script::Script;

/// The end of the chain: nothing goes over a network.
#[async_trait::async_trait]
impl Middleware for Script {
    async fn handle(&self, request: Request, _: &mut Extensions, _: Next<'_>) -> Result<Response> {
        Ok(self.answer::<Vec<u8>>(request.headers()).into())
    }
}

fn client(policies: usize, script: &Script) -> ClientWithMiddleware {
    let policy = || RetryMiddleware::new(RetryPolicy::sdk());
    let client = ClientBuilder::new(reqwest::Client::new());
    let client = (0..policies).fold(client, |client, _| client.with(policy()));
    client.with(script.clone()).build()
}

fn stop(response: &Response) -> Option<Stop> {
    response.extensions().get().copied()
}

#[tokio::test(start_paused = true)]
async fn it_waits_as_the_policy_says() {
    let script = Script::new([
        (503, &[][..]),
        (429, &[("retry-after", "20")]),
        (400, &[("x-should-retry", "true"), ("retry-after-ms", "1500")]),
        (200, &[]),
    ]);
    let response = client(1, &script).get("http://localhost").send().await.expect("a response");
    assert_eq!((response.status().as_u16(), stop(&response)), (200, None));
    // The clock that reqwest-retry compares with is not the one that is paused.
    let rounded: Vec<_> = script.asked_at().iter().map(|at| at.div_ceil(50) * 50).collect();
    assert_eq!(rounded, [0, 1000, 21_000, 22_500]);
}

#[tokio::test(start_paused = true)]
async fn it_stops_as_the_policy_says() {
    for (status, after, method, expected, times) in [
        (503, "0", Method::GET, Stop::Exhausted, 4),
        (500, "0", Method::POST, Stop::NotIdempotent, 1),
        (404, "0", Method::GET, Stop::Final, 1),
        (429, "3600", Method::GET, Stop::TooLong(std::time::Duration::from_secs(3600)), 1),
    ] {
        let headers: &'static [_] = Vec::leak(vec![("retry-after", after)]);
        let script = Script::new([(status, headers)]);
        let client = client(1, &script);
        let response = client.request(method, "http://localhost").body("text").send().await;
        let response = response.expect("a response");
        assert_eq!((response.status().as_u16(), stop(&response)), (status, Some(expected)));
        assert_eq!(script.asked_at().len(), times);
    }
}

#[tokio::test(start_paused = true)]
async fn a_post_with_a_key_is_sent_again() {
    let script = Script::new([(500, &[][..]), (200, &[])]);
    let request = client(1, &script).post("http://localhost").header(IDEMPOTENCY_KEY, "k");
    assert_eq!(request.send().await.expect("a response").status(), 200);
}

#[tokio::test(start_paused = true)]
async fn two_of_them_do_not_multiply() {
    let script = Script::new([(503, &[][..])]);
    let response = client(2, &script).get("http://localhost").send().await.expect("a response");
    assert_eq!((stop(&response), script.asked_at().len()), (Some(Stop::Exhausted), 4));
}

#[tokio::test(start_paused = true)]
async fn what_can_not_be_made_is_made_once() {
    let script = Script::new([(503, &[][..])]);
    let made = client(1, &script).get("no address").send().await;
    assert!(made.is_err());
}

/// A connection that is not made has sent nothing: also a POST is tried again.
#[tokio::test]
async fn a_refused_connection_is_tried_again() {
    let free = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its address");
    let policy = RetryPolicy::sdk().first_delay(std::time::Duration::from_millis(1)).retries(2);
    let client = ClientBuilder::new(reqwest::Client::new()).with(RetryMiddleware::new(policy));
    let error = client.build().post(format!("http://{free}")).send().await.expect_err("refused");
    assert!(format!("{error:?}").contains("after 2 retries"), "{error:?}");
}
