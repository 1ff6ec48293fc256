//! What the headers of a response say to its client.

use core::time::Duration;
use std::time::SystemTime;

use http::header::{CONTENT_TYPE, DATE, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, StatusCode};

use crate::Retry;
use crate::negotiate::PROBLEM_JSON;
use crate::window::{Window, seconds};

/// The headers that matter, found in one go: that is cheaper than to look two of them up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Head<'h> {
    should_retry: Option<&'h HeaderValue>,
    milliseconds: Option<&'h HeaderValue>,
    after: Option<&'h HeaderValue>,
    date: Option<&'h HeaderValue>,
    media_type: Option<&'h HeaderValue>,
    request_id: Option<&'h HeaderValue>,
    window: Window<'h>,
}

impl<'h> Head<'h> {
    pub(super) fn of(headers: &'h HeaderMap) -> Self {
        let mut head = Self::default();
        for (name, value) in headers {
            let place = match name.as_str() {
                "x-should-retry" => &mut head.should_retry,
                "retry-after-ms" | "x-ms-retry-after-ms" => &mut head.milliseconds,
                "x-request-id" => &mut head.request_id,
                "request-id" if head.request_id.is_none() => &mut head.request_id,
                _ if name == RETRY_AFTER => &mut head.after,
                _ if name == DATE => &mut head.date,
                _ if name == CONTENT_TYPE => &mut head.media_type,
                _ => {
                    head.window.see(name, value);
                    continue;
                }
            };
            *place = Some(value);
        }
        head
    }

    /// The request id, which SDKs read here and not in bodies.
    pub(super) fn request_id(&self) -> Option<&'h str> {
        text(self.request_id)
    }

    /// Whether the body says of itself that it is problem details (RFC 9457).
    pub(super) fn is_problem(&self) -> bool {
        let essence = |text: &'h str| text.split(';').next().unwrap_or_default().trim();
        text(self.media_type)
            .map(essence)
            .is_some_and(|kind| kind.eq_ignore_ascii_case(PROBLEM_JSON))
    }

    /// What is known without the body's code.
    pub(super) fn advice(
        &self,
        status: StatusCode,
        body: Option<Duration>,
        now: impl Fn() -> Option<SystemTime>,
    ) -> Advice {
        let now = || self.date().or_else(&now);
        let refused = status == StatusCode::TOO_MANY_REQUESTS;
        let delay = self
            .milliseconds()
            .or_else(|| self.after(now))
            .or(body)
            .or_else(|| self.window.left(refused, now));
        let should = match text(self.should_retry) {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => None,
        };
        Advice { status, should, delay }
    }

    /// The server's clock: with it, nobody needs to know whether one's own is right.
    fn date(&self) -> Option<SystemTime> {
        date(text(self.date)?)
    }

    fn milliseconds(&self) -> Option<Duration> {
        seconds(text(self.milliseconds)?.trim()).map(|thousandfold| thousandfold / 1000)
    }

    /// `Retry-After`: seconds, or any of the three forms of a date (RFC 9110, sections 10.2.3 and
    /// 5.6.7). A date in the past is no wait at all.
    fn after(&self, now: impl FnOnce() -> Option<SystemTime>) -> Option<Duration> {
        let after = text(self.after)?.trim();
        seconds(after).or_else(|| {
            let date = date(after)?;
            Some(date.duration_since(now()?).unwrap_or_default())
        })
    }
}

/// What a response says of sending the request again, by all but its code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Advice {
    status: StatusCode,
    should: Option<bool>,
    pub(super) delay: Option<Duration>,
}

impl Advice {
    /// The answer, where this is the class that the code has. `x-should-retry` says whether, and
    /// the code or the status how.
    pub(super) fn retry(self, code: Option<Retry>) -> Retry {
        let class = code.unwrap_or_else(|| self.by_status());
        let class = match self.should {
            Some(false) => Retry::Never,
            Some(true) if !class.is_retryable() && self.status.as_u16() >= 400 => {
                Retry::retryable(self.status.as_u16())
            }
            _ => class,
        };
        self.delay.map_or(class, |delay| class.after(delay))
    }

    fn by_status(self) -> Retry {
        match self.status {
            // With a delay, it is too large for now only (RFC 9110, section 15.5.14).
            StatusCode::PAYLOAD_TOO_LARGE if self.delay.is_some() => Retry::Always(None),
            status => Retry::of_status(status.as_u16()),
        }
    }
}

fn text(value: Option<&HeaderValue>) -> Option<&str> {
    value.and_then(|value| value.to_str().ok())
}

fn date(text: &str) -> Option<SystemTime> {
    httpdate::parse_http_date(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderName;
    use std::time::UNIX_EPOCH;

    /// Sun, 06 Nov 1994 08:49:37 GMT
    const NOW: u64 = 784_111_777;

    fn retry(status: u16, headers: &[(&'static str, &'static str)]) -> Retry {
        let headers = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        let headers: HeaderMap = headers.collect();
        let now = || Some(UNIX_EPOCH + Duration::from_secs(NOW));
        let status = StatusCode::from_u16(status).expect("a status");
        Head::of(&headers).advice(status, None, now).retry(None)
    }

    fn after(headers: &[(&'static str, &'static str)]) -> Option<Duration> {
        retry(429, headers).delay()
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        for (value, expected) in [
            ("30", Some(30)),
            (" 30 ", Some(30)),
            ("0", Some(0)),
            ("Sun, 06 Nov 1994 08:50:07 GMT", Some(30)),
            ("Sunday, 06-Nov-94 08:50:07 GMT", Some(30)),
            ("Sun Nov  6 08:50:07 1994", Some(30)),
            ("Sun, 06 Nov 1994 08:49:07 GMT", Some(0)),
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
            ("Mon, 06 Nov 1994 08:50:07 GMT", None),
            ("1994-11-06T08:50:07Z", None),
            ("-30", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(
                after(&[("retry-after", value)]),
                expected.map(Duration::from_secs),
                "{value:?}"
            );
        }
        let year = after(&[("retry-after", "99999999999999999999999")]);
        assert_eq!(year, Some(Duration::MAX));
    }

    #[test]
    fn the_servers_clock_counts() {
        let date = ("date", "Sun, 06 Nov 1994 08:50:00 GMT");
        let at = ("retry-after", "Sun, 06 Nov 1994 08:50:07 GMT");
        assert_eq!(after(&[date, at]), Some(Duration::from_secs(7)));
        let reset = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "784111807")];
        assert_eq!(after(&reset), Some(Duration::from_secs(784_111_807)));
    }

    #[test]
    fn the_more_exact_header_wins() {
        let (window, seconds) = (("ratelimit", r#""a";r=0;t=9"#), ("retry-after", "5"));
        assert_eq!(after(&[window]), Some(Duration::from_secs(9)));
        assert_eq!(after(&[window, seconds]), Some(Duration::from_secs(5)));
        let millis = ("retry-after-ms", "1250");
        assert_eq!(after(&[window, seconds, millis]), Some(Duration::from_millis(1250)));
        let wrong = ("retry-after-ms", "-1");
        assert_eq!(after(&[seconds, wrong]), Some(Duration::from_secs(5)));
    }

    #[test]
    fn x_should_retry_is_above_the_status() {
        let (yes, no) = (("x-should-retry", "true"), ("x-should-retry", "false"));
        assert_eq!(retry(503, &[no]), Retry::Never);
        assert_eq!(retry(400, &[yes]), Retry::Always(None));
        assert_eq!(retry(501, &[yes]), Retry::IfIdempotent(None));
        assert_eq!(retry(200, &[yes]), Retry::Never);
        assert_eq!(retry(500, &[("x-should-retry", "maybe")]), Retry::IfIdempotent(None));
    }

    #[test]
    fn what_is_too_large_for_now_may_come_again() {
        assert_eq!(retry(413, &[]), Retry::Never);
        let wait = Retry::Always(Some(Duration::from_secs(3)));
        assert_eq!(retry(413, &[("retry-after", "3")]), wait);
    }
}
