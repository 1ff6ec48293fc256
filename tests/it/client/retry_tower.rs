//! The policy in `tower::retry`, against a server that lies.

use std::convert::Infallible;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use errwire::Retry;
use errwire::client::{
    Budget, IDEMPOTENCY_KEY, RetryPolicy, Stop, TowerRetry, Unlimited, X_RETRY_COUNT,
};
use http::{Method, Request, Response};
use http_body::Frame;
use tokio::time::timeout;
use tower::retry::RetryLayer;
use tower::retry::budget::TpsBudget;
use tower::{Layer as _, Service, ServiceExt as _, service_fn};
use tracing_subscriber::fmt::MakeWriter;

use super::script::Script;

fn request(method: Method) -> Request<()> {
    Request::builder().method(method).body(()).expect("a request")
}

fn server(
    script: &Script,
) -> impl Service<Request<()>, Response = Response<()>, Error = io::Error, Future: Send> + Clone + use<>
{
    let script = script.clone();
    service_fn(move |request: Request<()>| {
        let response = script.answer(request.headers());
        async move { Ok(response) }
    })
}

fn of_error(error: &io::Error) -> Retry {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => Retry::always(),
        _ => Retry::if_idempotent(),
    }
}

async fn send(policy: RetryPolicy, script: &Script, request: Request<()>) -> Response<()> {
    let layer = RetryLayer::new(TowerRetry::new(policy, of_error));
    layer.layer(server(script)).oneshot(request).await.expect("a response")
}

fn stop(response: &Response<()>) -> Option<Stop> {
    response.extensions().get().copied()
}

#[tokio::test(start_paused = true)]
async fn the_sdks_schedule() {
    let script = Script::new([(503, &[][..])]);
    let response = send(RetryPolicy::sdk(), &script, request(Method::POST)).await;
    assert_eq!(response.status(), 503);
    assert_eq!(stop(&response), Some(Stop::Exhausted));
    assert_eq!(script.asked_at(), [0, 1000, 3000, 7000]);
    let marks = script.marks();
    let marks: Vec<_> = marks.iter().map(Option::as_deref).collect();
    assert_eq!(marks, [None, Some("1"), Some("2"), Some("3")]);
}

#[tokio::test(start_paused = true)]
async fn the_server_says_how_long_and_whether() {
    let script = Script::new([
        (429, &[("retry-after", "20")][..]),
        (400, &[("x-should-retry", "true"), ("retry-after-ms", "1500")]),
        (200, &[]),
    ]);
    let response = send(RetryPolicy::sdk(), &script, request(Method::POST)).await;
    assert_eq!(response.status(), 200);
    assert_eq!(stop(&response), None);
    assert_eq!(script.asked_at(), [0, 20_000, 21_500]);
}

/// What is asked once: the answer, the method, why it stops.
#[tokio::test(start_paused = true)]
async fn what_is_never_sent_again() {
    let year = "31536000";
    let past: &[_] =
        &[("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"), ("x-should-retry", "false")];
    for (status, headers, method, expected) in [
        (404, &[][..], Method::GET, Some(Stop::Final)),
        (503, past, Method::GET, Some(Stop::Final)),
        (500, &[], Method::POST, Some(Stop::NotIdempotent)),
        (502, &[("retry-after", "1")], Method::PATCH, Some(Stop::NotIdempotent)),
        (429, &[("retry-after", "31536000")], Method::GET, {
            Some(Stop::TooLong(Duration::from_secs(year.parse().expect("seconds"))))
        }),
        (503, &[("retry-after", "99999999999999999999")], Method::GET, {
            Some(Stop::TooLong(Duration::MAX))
        }),
        (200, &[("x-should-retry", "true"), ("retry-after", "1")], Method::GET, None),
        (304, &[("x-should-retry", "true")], Method::GET, None),
    ] {
        let script = Script::new([(status, headers)]);
        let response = send(RetryPolicy::sdk(), &script, request(method)).await;
        assert_eq!(stop(&response), expected, "{status}");
        assert_eq!(script.asked_at().len(), 1, "{status}");
    }
}

/// A wait of 0, a date in the past and a negative number leave the time to the policy, which does
/// not come at once.
#[tokio::test(start_paused = true)]
async fn no_wait_at_all_is_no_loop() {
    for after in ["0", "Sun, 06 Nov 1994 08:49:37 GMT", "-1", "soon"] {
        let headers: &'static [_] = Vec::leak(vec![("retry-after", after)]);
        let script = Script::new([(503, headers)]);
        let _ = send(RetryPolicy::sdk(), &script, request(Method::GET)).await;
        assert_eq!(script.asked_at(), [0, 1000, 3000, 7000], "{after}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_post_with_a_key_is_sent_again() {
    let script = Script::new([(500, &[][..]), (200, &[])]);
    let mut request = request(Method::POST);
    request.headers_mut().insert(IDEMPOTENCY_KEY, "k".parse().expect("a value"));
    assert_eq!(send(RetryPolicy::sdk(), &script, request).await.status(), 200);
    assert_eq!(script.asked_at(), [0, 1000]);
}

#[tokio::test(start_paused = true)]
async fn a_retry_of_a_retry_does_not_multiply() {
    // Somebody further outside has sent it again, and counts.
    let script = Script::new([(503, &[][..])]);
    let mut marked = request(Method::GET);
    marked.headers_mut().insert(X_RETRY_COUNT, 1.into());
    let response = send(RetryPolicy::sdk(), &script, marked).await;
    assert_eq!((stop(&response), script.asked_at().len()), (None, 1));
    // Two policies, one in the other.
    let layer = || RetryLayer::new(TowerRetry::new(RetryPolicy::sdk(), of_error));
    let script = Script::new([(503, &[][..])]);
    let service = layer().layer(layer().layer(server(&script)));
    let response = service.oneshot(request(Method::GET)).await.expect("a response");
    assert_eq!((stop(&response), script.asked_at().len()), (Some(Stop::Exhausted), 4));
}

/// An error can't be marked: the outer policy sends again what the inner one gave up, and the inner
/// one leaves those alone.
#[tokio::test(start_paused = true)]
async fn nor_where_there_is_no_response() {
    for (kind, method, times) in [
        (io::ErrorKind::ConnectionRefused, Method::POST, 4 + 3),
        (io::ErrorKind::TimedOut, Method::GET, 4 + 3),
        (io::ErrorKind::TimedOut, Method::POST, 1),
    ] {
        let count = Arc::new(Mutex::new(0));
        let counted = count.clone();
        let broken = service_fn(move |_: Request<()>| {
            *counted.lock().unwrap() += 1;
            async move { Err::<Response<()>, _>(io::Error::from(kind)) }
        });
        let layer = || RetryLayer::new(TowerRetry::new(RetryPolicy::sdk(), of_error));
        let service = layer().layer(layer().layer(broken));
        assert_eq!(service.oneshot(request(method)).await.expect_err("broken").kind(), kind);
        assert_eq!(*count.lock().unwrap(), times, "{kind:?}");
    }
}

/// One service, one request after the other: each counts for itself.
#[tokio::test(start_paused = true)]
async fn every_request_has_its_own_count() {
    let script = Script::new([(503, &[][..]), (200, &[]), (503, &[]), (200, &[]), (500, &[])]);
    let layer = RetryLayer::new(TowerRetry::new(RetryPolicy::sdk(), of_error));
    let mut service = layer.layer(server(&script));
    for expected in [200, 200, 500] {
        let method = if expected == 200 { Method::GET } else { Method::POST };
        let response = service.ready().await.unwrap().call(request(method)).await.unwrap();
        assert_eq!(response.status(), expected);
    }
    assert_eq!(script.marks().iter().filter(|mark| mark.is_some()).count(), 2);
}

#[tokio::test(start_paused = true)]
async fn the_budget_bounds_what_all_requests_add() {
    let bounded = RetryPolicy::sdk().budget(TpsBudget::new(Duration::from_secs(10), 1, 0.2));
    for (policy, most) in [(bounded, 10), (RetryPolicy::sdk().budget(Unlimited), 300)] {
        let script = Script::new([(503, &[][..])]);
        let layer = RetryLayer::new(TowerRetry::new(policy, of_error));
        let service = layer.layer(server(&script));
        let calls = (0..100).map(|_| tokio::spawn(service.clone().oneshot(request(Method::GET))));
        let mut stops = Vec::new();
        for call in calls.collect::<Vec<_>>() {
            stops.push(stop(&call.await.unwrap().unwrap()).expect("it stopped"));
        }
        assert_eq!(script.asked_at().len(), 100 + most);
        assert_eq!(stops.contains(&Stop::OverBudget), most < 300);
    }
}

/// A budget hears of successes, and of nothing else.
#[tokio::test(start_paused = true)]
async fn the_budget_hears_of_successes() {
    #[derive(Clone, Default)]
    struct Ledger(Arc<Mutex<(u32, u32)>>);
    impl Budget for Ledger {
        fn deposit(&self) {
            self.0.lock().unwrap().0 += 1;
        }
        fn withdraw(&self) -> bool {
            self.0.lock().unwrap().1 += 1;
            true
        }
    }
    let ledger = Ledger::default();
    let policy = RetryPolicy::sdk().budget(ledger.clone());
    for status in [200, 404, 503] {
        let _ = send(policy.clone(), &Script::new([(status, &[][..])]), request(Method::GET)).await;
    }
    assert_eq!(*ledger.0.lock().unwrap(), (1, 3));
}

#[tokio::test(start_paused = true)]
async fn who_stops_waiting_sends_nothing_more() {
    let script = Script::new([(503, &[("retry-after", "30")][..])]);
    let sent = send(RetryPolicy::sdk(), &script, request(Method::GET));
    assert!(timeout(Duration::from_secs(40), sent).await.is_err());
    tokio::time::sleep(Duration::from_secs(3600)).await;
    assert_eq!(script.asked_at(), [0, 30_000]);
}

/// A body without an end, which nobody reads.
#[derive(Debug)]
struct Endless;

impl http_body::Body for Endless {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        panic!("a policy reads no body")
    }
}

#[tokio::test(start_paused = true)]
async fn bodies_are_not_read() {
    let endless = service_fn(|_: Request<()>| async {
        let mut response = Response::new(Endless);
        *response.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
        Ok::<_, io::Error>(response)
    });
    let layer = RetryLayer::new(TowerRetry::new(RetryPolicy::sdk(), of_error));
    let response = layer.layer(endless).oneshot(request(Method::GET)).await.expect("a response");
    assert_eq!(response.extensions().get(), Some(&Stop::Exhausted));
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test(start_paused = true)]
async fn each_retry_is_reported() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_writer(log.clone()).with_ansi(false).finish();
    crate::support::share_callsites();
    let _guard = tracing::subscriber::set_default(subscriber);
    let script = Script::new([(503, &[][..]), (503, &[]), (503, &[("retry-after", "3600")])]);
    let _ = send(RetryPolicy::sdk(), &script, request(Method::GET)).await;
    let _ = send(RetryPolicy::sdk(), &Script::new([(404, &[][..])]), request(Method::GET)).await;
    let text = String::from_utf8(log.0.lock().unwrap().clone()).expect("UTF-8");
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[0].contains("a request is sent again http.request.resend_count=1 delay_ms=1000"));
    assert!(lines[1].contains("http.request.resend_count=2 delay_ms=2000"), "{text}");
    assert!(
        lines[2].contains(
            "not sent again http.request.resend_count=2 reason=the server asks to wait 3600 s"
        ),
        "{text}"
    );
}
