//! Errors that are read below the retry, and bodies that are made to stop that.

use std::convert::Infallible;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use errwire::client::{
    ReadBody, ReadErrors, RetryMiddleware, RetryPolicy, Stop, TowerRetry, WireError,
};
use errwire::envelope::Nested;
use errwire::{ApiError, Contract as _};
use futures_util::stream::{self, Stream, StreamExt as _};
use http::{Extensions, HeaderMap, Method, Request, Response};
use http_body::{Body as _, Frame};
use http_body_util::{BodyExt as _, Full, StreamBody};
use reqwest_middleware::{ClientBuilder, Middleware, Next};
use tokio::time::{Instant, sleep};
use tower::retry::RetryLayer;
use tower::{Layer as _, ServiceExt as _, service_fn};

#[derive(Debug, thiserror::Error, ApiError)]
#[expect(dead_code, reason = "what a client knows of a server's errors")]
enum RunError {
    #[error("balance exhausted")]
    #[api(status = 402, code = "PAYMENT_REQUIRED", retryable)]
    BalanceExhausted,
    #[error("broken")]
    #[api(status = 503, retryable = false)]
    Broken,
}

const UNPAID: &str =
    r#"{"success":false,"error":{"code":"PAYMENT_REQUIRED","message":"no money"}}"#;
type Headers = &'static [(&'static str, &'static str)];

const YES: Headers = &[("x-should-retry", "true")];
const NO: Headers = &[("x-should-retry", "false")];

const BROKEN: &str = r#"{"success":false,"error":{"code":"BROKEN","message":"broken"}}"#;

type Frames = Pin<Box<dyn Stream<Item = io::Result<Frame<Bytes>>> + Send>>;
type Streamed = StreamBody<Frames>;

fn errors() -> ReadErrors {
    ReadErrors::of::<Nested>().knowing(RunError::specs())
}

fn request(method: Method) -> Request<()> {
    Request::builder().method(method).body(()).expect("a request")
}

fn streamed(frames: impl Stream<Item = io::Result<Frame<Bytes>>> + Send + 'static) -> Streamed {
    StreamBody::new(frames.boxed())
}

#[expect(clippy::unnecessary_wraps, reason = "what a stream of frames has")]
fn frame(data: &'static str) -> io::Result<Frame<Bytes>> {
    Ok(Frame::data(Bytes::from_static(data.as_bytes())))
}

/// The error that was read, and the body for whoever reads it next.
async fn read(status: u16, errors: ReadErrors, body: Streamed) -> Response<ReadBody<Streamed>> {
    let mut body = Some(body);
    let service = service_fn(move |_: Request<()>| {
        let body = body.take().expect("it is asked once");
        async move { Response::builder().status(status).body(body) }
    });
    errors.layer(service).oneshot(request(Method::GET)).await.expect("a response")
}

fn error<B>(response: &Response<B>) -> Option<&WireError<'static>> {
    response.extensions().get()
}

async fn send(
    method: Method,
    status: u16,
    headers: Headers,
    body: &'static str,
) -> (usize, Response<ReadBody<Full<Bytes>>>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    let server = service_fn(move |_: Request<()>| {
        counted.fetch_add(1, Ordering::Relaxed);
        let mut response = Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(*name, *value);
        }
        let response = response.body(Full::new(Bytes::from_static(body.as_bytes())));
        async move { Ok::<_, Infallible>(response.expect("a response")) }
    });
    let retry = TowerRetry::new(RetryPolicy::sdk(), |never: &Infallible| match *never {});
    let service = RetryLayer::new(retry).layer(errors().layer(server));
    let response = service.oneshot(request(method)).await.expect("a response");
    (count.load(Ordering::Relaxed), response)
}

#[tokio::test(start_paused = true)]
async fn a_code_decides_where_the_status_would_not() {
    for (status, headers, body, times, stop) in [
        (402, &[][..], UNPAID, 4, Some(Stop::Exhausted)),
        (402, NO, UNPAID, 1, Some(Stop::Final)),
        (402, &[], "<html>no code</html>", 1, Some(Stop::Final)),
        (503, &[], BROKEN, 1, Some(Stop::Final)),
        (503, YES, BROKEN, 4, Some(Stop::Exhausted)),
        (503, &[], "upstream connect error", 4, Some(Stop::Exhausted)),
        // A success is one, whatever its body says.
        (200, YES, UNPAID, 1, None),
    ] {
        let (sent, response) = send(Method::POST, status, headers, body).await;
        assert_eq!((sent, response.extensions().get().copied()), (times, stop), "{status} {body}");
        assert_eq!(error(&response).is_some(), status != 200);
        let whole = response.into_body().collect().await.expect("a body").to_bytes();
        assert_eq!(whole, body);
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_without_an_end_is_read_up_to_the_limit() {
    let polled = Arc::new(AtomicUsize::new(0));
    let counted = polled.clone();
    let start = stream::once(async { frame(r#"{"error":{"code":"BROKEN","message":""#) });
    let endless = start.chain(stream::repeat_with(move || {
        counted.fetch_add(1, Ordering::Relaxed);
        frame("0123456789abcdef")
    }));
    let response = read(503, errors().limit(1600), streamed(endless)).await;
    let read = error(&response).expect("an error");
    assert_eq!((read.code.as_deref(), read.raw.len()), (Some("BROKEN"), 1600));
    assert!(polled.load(Ordering::Relaxed) <= 100);
    // The rest is still to come.
    let more = response.into_body().into_data_stream().take(500).collect::<Vec<_>>().await;
    assert_eq!((more.len(), polled.load(Ordering::Relaxed)), (500, 499));
}

#[tokio::test(start_paused = true)]
async fn frames_without_an_end_that_have_nothing_in_them_are_not_all_kept() {
    let polled = Arc::new(AtomicUsize::new(0));
    let counted = polled.clone();
    let start = stream::once(async { frame(r#"{"error":{"code":"BROKEN""#) });
    let endless = start.chain(stream::repeat_with(move || {
        counted.fetch_add(1, Ordering::Relaxed);
        frame("")
    }));
    let response = read(503, errors().limit(100), streamed(endless)).await;
    assert_eq!(error(&response).and_then(|error| error.code.as_deref()), Some("BROKEN"));
    assert!(polled.load(Ordering::Relaxed) <= 100);
    let response = read(503, errors().limit(0), streamed(stream::repeat_with(|| frame("")))).await;
    assert_eq!(error(&response).map(|error| error.raw.len()), Some(0));
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_come_is_not_waited_for() {
    let start = Instant::now();
    let drip = stream::iter([frame(r#"{"error":{"code":"PAYMENT_REQUIRED","#), frame("\"")]);
    let drip = drip.chain(stream::unfold((), async |()| {
        sleep(Duration::from_secs(3)).await;
        Some((frame("x"), ()))
    }));
    let response = read(402, errors(), streamed(drip)).await;
    assert_eq!(start.elapsed(), Duration::from_secs(5));
    let read = error(&response).expect("an error");
    assert!(read.retry.is_retryable());
    assert!(read.raw.ends_with(b"\"x"));
    let response = self::read(402, errors(), streamed(stream::pending())).await;
    assert_eq!(error(&response).map(|error| error.code.is_none()), Some(true));
}

#[tokio::test(start_paused = true)]
async fn a_body_stays_as_it_came() {
    let mut trailers = HeaderMap::new();
    trailers.insert("x-sum", 1.into());
    let frames = [frame("{\"error\":"), frame(""), Ok(Frame::trailers(trailers))];
    let response = read(500, errors(), streamed(stream::iter(frames))).await;
    assert_eq!(response.body().size_hint().exact(), Some(9));
    assert!(!response.body().is_end_stream());
    let whole = response.into_body().collect().await.expect("a body");
    assert!(whole.trailers().is_some_and(|trailers| trailers.contains_key("x-sum")));
    assert_eq!(whole.to_bytes(), "{\"error\":");

    let frames =
        [frame("{\"error\":{\"code\":\"BROKEN\""), Err(io::Error::other("cut")), frame("x")];
    let response = read(503, errors(), streamed(stream::iter(frames))).await;
    assert_eq!(error(&response).and_then(|error| error.code.as_deref()), Some("BROKEN"));
    let broken = response.into_body().collect().await.map(|_| ()).expect_err("it broke off");
    assert_eq!(broken.to_string(), "cut");

    // What is no error is not touched.
    let untouched = stream::once(async { panic!("nobody reads this") });
    let response = read(200, errors(), streamed(untouched)).await;
    assert!(error(&response).is_none());
}

/// The end of reqwest's chain: nothing goes over a network. The third request is paid.
#[derive(Default)]
struct Unpaid(AtomicUsize);

#[async_trait::async_trait]
impl Middleware for Unpaid {
    async fn handle(
        &self,
        request: reqwest::Request,
        _: &mut Extensions,
        _: Next<'_>,
    ) -> reqwest_middleware::Result<reqwest::Response> {
        let is_paid = self.0.fetch_add(1, Ordering::Relaxed) == 2;
        let (status, body) = if is_paid { (200, "paid") } else { (402, UNPAID) };
        let response = reqwest::ResponseBuilderExt::url(
            Response::builder().status(status).header("x-mark", "m"),
            request.url().clone(),
        );
        Ok(response.body(body).expect("a response").into())
    }
}

#[tokio::test(start_paused = true)]
async fn in_reqwest_too() {
    let policy = RetryPolicy::sdk();
    for (retries, status, whole) in [(3, 200, "paid"), (1, 402, UNPAID)] {
        let client = ClientBuilder::new(reqwest::Client::new())
            .with(RetryMiddleware::new(policy.clone().retries(retries)))
            .with(errors())
            .with(Unpaid::default());
        let response = client.build().post("http://localhost/pay").send().await.expect("an answer");
        assert_eq!(response.status(), status);
        assert_eq!(response.url().as_str(), "http://localhost/pay");
        assert_eq!(response.headers()["x-mark"], "m");
        let error = response.extensions().get::<WireError<'static>>();
        let message = error.and_then(|error| error.message.as_deref());
        assert_eq!(message, (status == 402).then_some("no money"));
        assert_eq!(response.text().await.expect("a body"), whole);
    }
}
