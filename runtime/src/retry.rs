//! What a client may do with a request that failed.

use core::time::Duration;

/// The answer to a client's question "may I send this request again?".
///
/// The three answers differ in what is known about the failed request, which is what RFC 9110,
/// section 9.2.2 asks of a client before it repeats one that is not idempotent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// No: the same request would fail again.
    Never,
    /// Only if it is idempotent, or has an idempotency key: it may have been executed.
    ///
    /// The duration, if any, is how long to wait before it is sent again.
    IfIdempotent(Option<Duration>),
    /// Yes, whatever its method: it was surely not executed.
    ///
    /// The duration, if any, is how long to wait before it is sent again.
    Always(Option<Duration>),
}

impl Retry {
    /// [`Retry::Never`].
    pub const fn never() -> Self {
        Self::Never
    }

    /// [`Retry::IfIdempotent`], without a delay.
    pub const fn if_idempotent() -> Self {
        Self::IfIdempotent(None)
    }

    /// [`Retry::Always`], without a delay.
    pub const fn always() -> Self {
        Self::Always(None)
    }

    /// The answer for a status when nobody said anything else.
    ///
    /// 408, 425, 429, 500, 502, 503 and 504 are retryable, the rest never.
    pub const fn of_status(status: u16) -> Self {
        match status {
            408 | 425 | 429 | 500 | 502 | 503 | 504 => Self::retryable(status),
            _ => Self::Never,
        }
    }

    /// The answer for a status that is known to be retryable.
    ///
    /// A 4xx and a 503 are refused before the request ran and may always be repeated; another 5xx
    /// may have left something behind.
    pub const fn retryable(status: u16) -> Self {
        match status {
            ..=499 | 503 => Self::Always(None),
            _ => Self::IfIdempotent(None),
        }
    }

    /// The same answer with a delay; [`Retry::Never`] has none and stays as it is.
    pub const fn after(self, delay: Duration) -> Self {
        match self {
            Self::Never => Self::Never,
            Self::IfIdempotent(_) => Self::IfIdempotent(Some(delay)),
            Self::Always(_) => Self::Always(Some(delay)),
        }
    }

    /// How long to wait before the request is sent again, if that is known.
    pub const fn delay(self) -> Option<Duration> {
        match self {
            Self::Never => None,
            Self::IfIdempotent(delay) | Self::Always(delay) => delay,
        }
    }

    /// Whether there is any request that may be sent again.
    pub const fn is_retryable(self) -> bool {
        !matches!(self, Self::Never)
    }
}

/// The most seconds that every client's parser accepts: RFC 9111, section 1.2.2 lets a recipient
/// take 2^31 for anything above.
const MOST_SECONDS: u64 = (1 << 31) - 1;

/// A delay as `Retry-After` has it (RFC 9110, section 10.2.3): whole seconds, rounded up, so that
/// no client comes back early and a wait is never 0 unless it is none.
pub(crate) const fn whole_seconds(delay: Duration) -> u64 {
    let seconds = delay.as_secs().saturating_add((delay.subsec_nanos() > 0) as u64);
    if seconds > MOST_SECONDS { MOST_SECONDS } else { seconds }
}

/// A delay in whole milliseconds, rounded up, and bounded as its seconds are.
pub(crate) const fn milliseconds(delay: Duration) -> u64 {
    let seconds = if delay.as_secs() > MOST_SECONDS { MOST_SECONDS } else { delay.as_secs() };
    seconds * 1000 + (delay.subsec_nanos() as u64).div_ceil(1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_rounded_up_and_bounded() {
        assert_eq!(whole_seconds(Duration::ZERO), 0);
        assert_eq!(whole_seconds(Duration::from_nanos(1)), 1);
        assert_eq!(whole_seconds(Duration::from_millis(29_999)), 30);
        assert_eq!(whole_seconds(Duration::from_secs(30)), 30);
        assert_eq!(whole_seconds(Duration::new(u64::MAX, 999_999_999)), MOST_SECONDS);
    }

    #[test]
    fn milliseconds_are_rounded_up_and_bounded() {
        assert_eq!(milliseconds(Duration::ZERO), 0);
        assert_eq!(milliseconds(Duration::from_nanos(1)), 1);
        assert_eq!(milliseconds(Duration::from_micros(1_500_001)), 1501);
        assert_eq!(milliseconds(Duration::MAX) / 1000, MOST_SECONDS + 1);
    }

    #[test]
    fn a_status_alone_decides_as_the_standards_do() {
        for status in 400..=599 {
            let expected = match status {
                408 | 425 | 429 | 503 => Retry::Always(None),
                500 | 502 | 504 => Retry::IfIdempotent(None),
                _ => Retry::Never,
            };
            assert_eq!(Retry::of_status(status), expected, "{status}");
        }
    }

    #[test]
    fn what_is_never_retried_has_no_delay() {
        assert_eq!(Retry::never().after(Duration::from_secs(1)), Retry::Never);
        assert_eq!(
            Retry::always().after(Duration::from_secs(1)).delay(),
            Some(Duration::from_secs(1))
        );
    }
}
