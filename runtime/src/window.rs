//! Waits that headers tell of: numbers of seconds, and the ends of rate-limit windows.

use core::time::Duration;
use std::time::{SystemTime, UNIX_EPOCH};

use http::{HeaderName, HeaderValue};

/// A number of seconds, with or without a fraction; nothing for a sign, a unit or an exponent. A
/// number that is too large is the longest wait that there is.
pub(crate) fn seconds(text: &str) -> Option<Duration> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number: f64 = is_number.then(|| text.parse().ok())??;
    Some(Duration::try_from_secs_f64(number).unwrap_or(Duration::MAX))
}

/// The time, where there is a clock; a browser and a worker at a content network have none that the
/// standard library knows.
#[allow(clippy::unnecessary_wraps, reason = "on other platforms there is none")]
pub(crate) fn clock() -> Option<SystemTime> {
    #[cfg(all(target_family = "wasm", target_os = "unknown"))]
    return None;
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    Some(SystemTime::now())
}

/// The headers that tell of a rate limit's window.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Window<'h> {
    remaining: Option<&'h HeaderValue>,
    reset: Option<&'h HeaderValue>,
    limits: Option<&'h HeaderValue>,
}

impl<'h> Window<'h> {
    /// Takes a header, if it is one of the window's.
    #[inline]
    pub(crate) fn see(&mut self, name: &HeaderName, value: &'h HeaderValue) {
        let place = match name.as_str() {
            "x-ratelimit-remaining" | "ratelimit-remaining" => &mut self.remaining,
            "x-ratelimit-reset" | "ratelimit-reset" => &mut self.reset,
            "ratelimit" => &mut self.limits,
            _ => return,
        };
        *place = Some(value);
    }

    /// How long the window lasts that is used up. `refused` says that the response was about a
    /// limit, so that silence about what remains means that nothing does. A window with something
    /// left in it is no reason to wait.
    pub(crate) fn left(
        &self,
        refused: bool,
        now: impl FnOnce() -> Option<SystemTime>,
    ) -> Option<Duration> {
        if let Some(left) = text(self.limits).and_then(used_up) {
            return Some(left);
        }
        let is_used_up = match text(self.remaining) {
            Some(remaining) => remaining.trim() == "0",
            None => refused,
        };
        let reset = text(self.reset).filter(|_| is_used_up)?;
        until(seconds(reset.trim())?, now)
    }
}

fn text(value: Option<&HeaderValue>) -> Option<&str> {
    value.and_then(|value| value.to_str().ok())
}

/// `X-RateLimit-Reset` is a time since the epoch with most vendors, in seconds or milliseconds, and
/// the seconds that are left with others. No window lasts thirty years, so that the number tells.
fn until(reset: Duration, now: impl FnOnce() -> Option<SystemTime>) -> Option<Duration> {
    let epoch = match reset.as_secs() {
        ..1_000_000_000 => return Some(reset),
        1_000_000_000..100_000_000_000 => reset,
        milliseconds => Duration::from_millis(milliseconds),
    };
    let now = now()?.duration_since(UNIX_EPOCH).ok()?;
    Some(epoch.saturating_sub(now))
}

/// The longest wait among the policies of a `RateLimit` that have nothing left:
/// `"default";r=0;t=30`, or `limit=100, remaining=0, reset=30` as older drafts have it.
fn used_up(limits: &str) -> Option<Duration> {
    let mut quoted = false;
    let is_end = |letter: char| {
        quoted ^= letter == '"';
        !quoted && matches!(letter, ',' | ';')
    };
    let (mut longest, mut remains) = (None, true);
    for part in limits.split(is_end) {
        match part.trim().split_once('=') {
            // Another policy begins with its name.
            None => remains = true,
            Some(("r" | "remaining", number)) => remains = number != "0",
            Some(("t" | "reset", number)) if !remains => longest = longest.max(seconds(number)),
            Some(_) => {}
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Duration = Duration::from_secs(1_736_935_200);

    fn left(headers: &[(&'static str, &'static str)], refused: bool) -> Option<u64> {
        let headers = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        let headers: Vec<_> = headers.collect();
        let mut window = Window::default();
        for (name, value) in &headers {
            window.see(name, value);
        }
        let left = window.left(refused, || Some(UNIX_EPOCH + NOW));
        left.map(|left| left.as_secs())
    }

    #[test]
    fn seconds_are_digits_and_no_more() {
        for (text, expected) in [
            ("0", Some(Duration::ZERO)),
            ("30", Some(Duration::from_secs(30))),
            ("0.25", Some(Duration::from_millis(250))),
            ("99999999999999999999999999", Some(Duration::MAX)),
            ("", None),
            (".", None),
            ("-1", None),
            ("+1", None),
            ("1e3", None),
            ("inf", None),
            ("NaN", None),
            ("1.2.3", None),
            ("30s", None),
        ] {
            assert_eq!(seconds(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_reset_is_a_time_or_what_is_left() {
        let spent =
            |reset| left(&[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", reset)], false);
        assert_eq!(spent("30"), Some(30));
        assert_eq!(spent("1736935260"), Some(60));
        assert_eq!(spent("1736935260000"), Some(60));
        assert_eq!(spent("1736935100"), Some(0));
        assert_eq!(spent("-5"), None);
        assert_eq!(spent("soon"), None);
    }

    #[test]
    fn a_window_with_something_left_is_no_reason_to_wait() {
        let reset = ("x-ratelimit-reset", "30");
        assert_eq!(left(&[reset, ("x-ratelimit-remaining", "3")], true), None);
        assert_eq!(left(&[reset], true), Some(30));
        assert_eq!(left(&[reset], false), None);
    }

    #[test]
    fn the_drafts_of_the_ietf() {
        for (limits, expected) in [
            (r#""default";r=0;t=30"#, Some(30)),
            (r#""default";r=5;t=30"#, None),
            (r#""a,b;c";r=0;t=30, "day";r=0;t=900, "hour";r=7;t=3600"#, Some(900)),
            ("limit=100, remaining=0, reset=30", Some(30)),
            ("limit=100, remaining=9, reset=30", None),
            (r#""default";t=30"#, None),
            (r#""default";r=0;t=-1"#, None),
            (r#"""#, None),
        ] {
            assert_eq!(left(&[("ratelimit", limits)], true), expected, "{limits}");
        }
        assert_eq!(left(&[("ratelimit-remaining", "0"), ("ratelimit-reset", "9")], false), Some(9));
    }
}
