//! Any status and headers: what is decided of them is within what the policy allows.
//!
//! `fuzz/seed.py` says how to run it. The first two bytes make the status, the lines after them are
//! headers.

#![no_main]

use std::time::{Duration, UNIX_EPOCH};

use errwire::Retry;
use errwire::client::{Decision, RetryPolicy, Stop, WireError};
use errwire::envelope::Nested;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use libfuzzer_sys::fuzz_target;

const LONGEST: Duration = Duration::from_secs(60);
const FIRST: Duration = Duration::from_millis(500);

fn headers(lines: &[u8]) -> HeaderMap {
    let pairs = lines.split(|byte| *byte == b'\n').filter_map(|line| {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let (name, value) = line.split_at(colon);
        Some((HeaderName::from_bytes(name).ok()?, HeaderValue::from_bytes(&value[1..]).ok()?))
    });
    pairs.take(100).collect()
}

fuzz_target!(|data: &[u8]| {
    let [high, low, lines @ ..] = data else { return };
    let number = u16::from_be_bytes([*high, *low]) % 900 + 100;
    let status = StatusCode::from_u16(number).expect("between 100 and 999");
    let headers = headers(lines);

    let now = UNIX_EPOCH + Duration::from_secs(784_111_777);
    let error = WireError::decode_at::<Nested>(status, &headers, b"", now);
    assert_eq!(error.retry.is_retryable(), Retry::of_response(status, &headers).is_retryable());
    if number < 400 || headers.get("x-should-retry").is_some_and(|value| value == "false") {
        let values = headers.get_all("x-should-retry").iter().count();
        assert!(values > 1 || error.retry == Retry::Never, "{status} {headers:?}");
    }

    let policy = RetryPolicy::new();
    let decide = |method| policy.decide(0, &method, &HeaderMap::new(), error.retry);
    let (get, post) = (decide(Method::GET), decide(Method::POST));
    match get {
        Decision::Retry(delay) => {
            assert!(delay <= LONGEST + FIRST);
            assert!(error.delay().is_none_or(|asked| delay >= asked));
        }
        Decision::Stop(Stop::TooLong(asked)) => assert!(asked > LONGEST),
        Decision::Stop(stop) => assert_eq!(stop, Stop::Final),
    }
    // What may be done with a POST may be done with a GET.
    assert!(post.delay().is_none() || get.delay().is_some());
});
