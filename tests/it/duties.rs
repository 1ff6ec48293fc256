//! What HTTP asks of a response, kept without being asked (RFC 9110, 6585, 6750).

use std::time::Duration;

use errwire::envelope::{Flat, Nested, Problem};
use errwire::{ApiError, Context, Retry, respond};

use crate::support::{header, identified, public, text};

#[derive(Debug, thiserror::Error, ApiError)]
enum Refusal {
    #[error("who are you?")]
    #[api(status = 401)]
    Unauthorized,
    #[error("who are you?")]
    #[api(status = 401, code = "EXPIRED", challenge = "Bearer error=\"invalid_token\"")]
    Expired,
    #[error("who are you?")]
    #[api(status = 401, code = "BASIC", header("www-authenticate" = "Basic realm=\"x\""))]
    Basic,
    #[error("not like this")]
    #[api(status = 405, allow = "GET, HEAD")]
    Method,
    #[error("not like this")]
    #[api(status = 405, code = "METHOD_NOW")]
    MethodNow {
        #[api(header = "allow")]
        now: &'static str,
    },
    #[error("slow down")]
    #[api(status = 429)]
    Limited,
    #[error("slow down")]
    #[api(status = 429, code = "LIMITED_PRIVATELY", header("cache-control" = "private, no-store"))]
    LimitedPrivately,
    #[error("not here")]
    #[api(status = 404)]
    Missing,
}

/// As long as each of them waits.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("slow down")]
#[api(status = 503)]
struct Wait(#[api(retry_after)] Duration);

#[derive(Debug, thiserror::Error, ApiError)]
#[error("slow down")]
#[api(status = 503)]
struct Seconds<T: errwire::Delay + std::fmt::Debug>(#[api(retry_after)] T);

#[test]
fn a_401_has_a_challenge() {
    let challenge =
        |error: Refusal| header(&public(&error), "www-authenticate").map(ToOwned::to_owned);
    assert_eq!(challenge(Refusal::Unauthorized).as_deref(), Some("Bearer realm=\"api\""));
    assert_eq!(challenge(Refusal::Expired).as_deref(), Some("Bearer error=\"invalid_token\""));
    assert_eq!(challenge(Refusal::Basic).as_deref(), Some("Basic realm=\"x\""));
    assert_eq!(challenge(Refusal::Missing), None);
}

#[test]
fn a_405_says_what_is_allowed() {
    assert_eq!(header(&public(&Refusal::Method), "allow"), Some("GET, HEAD"));
    assert_eq!(header(&public(&Refusal::MethodNow { now: "PUT" }), "allow"), Some("PUT"));
    assert_eq!(header(&public(&Refusal::Missing), "allow"), None);
}

/// HTTP wants the header even of who implements the trait by hand and forgets it.
#[test]
fn a_405_has_the_header_even_where_nothing_is_known() {
    let refused = public(&Refusal::MethodNow { now: "GET\r\nx: y" });
    assert_eq!(header(&refused, "allow"), Some(""));
    assert_eq!(header(&refused, "x"), None);
}

#[test]
fn a_429_is_not_cached() {
    assert_eq!(header(&public(&Refusal::Limited), "cache-control"), Some("no-store"));
    let privately = public(&Refusal::LimitedPrivately);
    assert_eq!(header(&privately, "cache-control"), Some("private, no-store"));
    assert_eq!(header(&public(&Refusal::Missing), "cache-control"), None);
}

#[test]
fn the_duties_are_those_of_every_dialect() {
    for response in [
        respond::<Flat>(&Refusal::Unauthorized, &Context::new()),
        respond::<Problem>(&Refusal::Unauthorized, &Context::new()),
        Refusal::Unauthorized.respond(&identified("a").with_problem(true)),
        Refusal::Unauthorized.respond(&Context::new().with_head(true)),
    ] {
        assert_eq!(header(&response, "www-authenticate"), Some("Bearer realm=\"api\""));
    }
}

#[test]
fn a_delay_is_in_whole_seconds_and_never_early() {
    for (delay, expected) in [
        (Duration::ZERO, "0"),
        (Duration::from_nanos(1), "1"),
        (Duration::from_millis(1), "1"),
        (Duration::from_secs(1), "1"),
        (Duration::from_millis(1001), "2"),
        (Duration::from_millis(29_200), "30"),
        (Duration::from_secs(86_400), "86400"),
    ] {
        assert_eq!(header(&public(&Wait(delay)), "retry-after"), Some(expected), "{delay:?}");
    }
}

#[test]
fn an_endless_delay_is_a_number_that_clients_accept() {
    let most = Duration::new(u64::MAX, 999_999_999);
    let forever = u64::MAX;
    for error in
        [&Wait(most) as &dyn ApiError, &Seconds(forever), &Wait(Duration::from_secs(1 << 31))]
    {
        let response = public(error);
        let seconds = header(&response, "retry-after").expect("a delay");
        assert!(seconds.parse::<i32>().is_ok_and(|seconds| seconds > 0), "{seconds}");
    }
}

#[test]
fn seconds_are_of_any_unsigned_type_and_may_be_missing() {
    assert_eq!(header(&public(&Seconds(7_u8)), "retry-after"), Some("7"));
    assert_eq!(header(&public(&Seconds(7_u16)), "retry-after"), Some("7"));
    assert_eq!(header(&public(&Seconds(7_u32)), "retry-after"), Some("7"));
    assert_eq!(header(&public(&Seconds(Some(7_u64))), "retry-after"), Some("7"));
    assert_eq!(header(&public(&Seconds(Some(Duration::from_millis(1)))), "retry-after"), Some("1"));
    assert_eq!(header(&public(&Seconds(None::<Duration>)), "retry-after"), None);
}

#[test]
fn the_retry_class_goes_into_a_header_if_asked_for() {
    let asked = Context::new().with_should_retry(true);
    for (error, advice) in [(Refusal::Limited, "true"), (Refusal::Missing, "false")] {
        assert_eq!(header(&error.respond(&asked), "x-should-retry"), Some(advice));
        assert_eq!(header(&public(&error), "x-should-retry"), None);
    }
}

#[test]
fn what_may_have_been_executed_is_not_asked_for_twice() {
    #[derive(Debug, thiserror::Error, ApiError)]
    enum Broken {
        #[error("oh")]
        #[api(status = 500)]
        AfterAll,
        #[error("later")]
        #[api(status = 503)]
        BeforeAnything,
    }

    let advice = |error: Broken, method: &str, key: Option<&str>| {
        let mut request = http::Request::builder().method(method);
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let cx = Context::from_request(&request.body(()).unwrap()).with_should_retry(true);
        header(&error.respond(&cx), "x-should-retry").unwrap().to_owned()
    };
    for method in ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"] {
        assert_eq!(advice(Broken::AfterAll, method, None), "true", "{method}");
    }
    for method in ["POST", "PATCH", "LOCK"] {
        assert_eq!(advice(Broken::AfterAll, method, None), "false", "{method}");
        assert_eq!(advice(Broken::AfterAll, method, Some("k1")), "true", "{method}");
        assert_eq!(advice(Broken::BeforeAnything, method, None), "true", "{method}");
    }
}

#[test]
fn vendors_clients_are_advised_if_asked_for() {
    let asked = Context::new().with_stripe_should_retry(true).with_retry_after_ms(true);
    let wait = Wait(Duration::from_micros(29_200_001)).respond(&asked);
    assert_eq!(header(&wait, "stripe-should-retry"), Some("true"));
    assert_eq!(header(&wait, "x-should-retry"), None);
    assert_eq!(header(&wait, "retry-after-ms"), Some("29201"));
    assert_eq!(header(&wait, "retry-after"), Some("30"));
    let missing = Refusal::Missing.respond(&asked);
    assert_eq!(header(&missing, "stripe-should-retry"), Some("false"));
    assert_eq!(header(&missing, "retry-after-ms"), None);
}

#[test]
fn the_request_id_goes_where_vendors_clients_look_if_asked_for() {
    let id = || errwire::RequestId::new("req_1").unwrap();
    let asked = Context::new().with_vendor_request_id(true);
    let answer = Refusal::Missing.respond(&asked.clone().with_request_id(id()));
    assert_eq!(header(&answer, "request-id"), Some("req_1"));
    assert_eq!(header(&answer, "x-request-id"), Some("req_1"));
    assert_eq!(header(&Refusal::Missing.respond(&asked), "request-id"), None);
    let silent = Refusal::Missing.respond(&Context::new().with_request_id(id()));
    assert_eq!(header(&silent, "request-id"), None);
}

/// A rate limit whose window is told by other headers.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("slow down")]
#[api(status = 429)]
struct Windowed {
    #[api(retry_after)]
    wait: Duration,
    #[api(header = "x-ratelimit-remaining")]
    remaining: u32,
    #[api(header = "x-ratelimit-reset")]
    reset: u64,
    #[api(header = "ratelimit")]
    limits: &'static str,
}

#[test]
fn a_client_is_never_asked_to_come_before_the_limits_window_ends() {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    for (remaining, reset, limits, between) in [
        (0, 90, "", 90..=90),
        (0, now.as_secs() + 90, "", 89..=90),
        (0, now.as_secs() - 90, "", 30..=30),
        (3, 90, "", 30..=30),
        (0, 0, "\"default\";r=0;t=45", 45..=45),
        (0, 0, "\"default\";r=1;t=45", 30..=30),
        (0, 0, "nonsense", 30..=30),
    ] {
        let wait = Duration::from_secs(30);
        let cx = Context::new().with_retry_after_ms(true);
        let response = Windowed { wait, remaining, reset, limits }.respond(&cx);
        let seconds: u64 = header(&response, "retry-after").unwrap().parse().unwrap();
        assert!(between.contains(&seconds), "{seconds} for {remaining}, {reset}, {limits}");
        let milliseconds: u64 = header(&response, "retry-after-ms").unwrap().parse().unwrap();
        assert_eq!(milliseconds.div_ceil(1000), seconds);
    }
}

#[test]
fn a_head_has_no_body_and_its_length() {
    for error in [&Refusal::Missing as &dyn ApiError, &Wait(Duration::from_secs(1))] {
        let got = public(error);
        let head = error.respond(&Context::new().with_head(true));
        assert!(head.body().is_empty());
        assert_eq!(header(&head, "content-length"), Some(&*got.body().len().to_string()));
        assert_eq!(head.status(), got.status());
        assert_eq!(header(&head, "content-type"), Some("application/json"));
        assert_eq!(header(&head, "retry-after"), header(&got, "retry-after"));
    }
}

#[test]
fn a_context_is_read_from_a_request() {
    let request = http::Request::head("/")
        .header("x-request-id", "req_7")
        .header("accept", "application/problem+json")
        .body(())
        .expect("a request");
    let cx = Context::from_request(&request);
    assert_eq!(cx.request_id().map(errwire::RequestId::as_str), Some("req_7"));
    let response = Refusal::Missing.respond(&cx);
    assert!(response.body().is_empty());
    assert_eq!(header(&response, "content-type"), Some("application/problem+json"));
    assert_eq!(header(&response, "vary"), Some("accept"));
    assert_eq!(header(&response, "x-request-id"), Some("req_7"));
}

#[test]
fn the_status_in_a_body_is_that_of_the_response() {
    for status in
        [&Refusal::Unauthorized as &dyn ApiError, &Refusal::Limited, &Wait(Duration::ZERO)]
    {
        let flat = respond::<Flat>(status, &Context::new());
        let expected = format!(r#""statusCode":{}"#, flat.status().as_u16());
        assert!(text(&flat).contains(&expected), "{}", text(&flat));
        let problem = respond::<Problem>(status, &Context::new());
        let expected = format!(r#""status":{},"#, problem.status().as_u16());
        assert!(text(&problem).contains(&expected), "{}", text(&problem));
    }
}

#[test]
fn the_class_of_a_status_is_the_standards() {
    let never = respond::<Nested>(&Refusal::Missing, &Context::new());
    assert_eq!(header(&never, "retry-after"), None);
    assert_eq!(Refusal::Missing.spec().retry, Retry::Never);
    assert_eq!(Refusal::Limited.spec().retry, Retry::Always(None));
    assert_eq!(Wait(Duration::ZERO).spec().retry, Retry::Always(None));
}
