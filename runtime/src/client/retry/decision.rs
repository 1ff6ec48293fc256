//! What a policy decides.

use core::fmt;
use core::time::Duration;

/// What becomes of a request that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Decision {
    /// It is sent again, after this long.
    Retry(Duration),
    /// It is not.
    Stop(Stop),
}

impl Decision {
    /// How long to wait before the request is sent again; `None` if it is not.
    pub fn delay(self) -> Option<Duration> {
        match self {
            Self::Retry(delay) => Some(delay),
            Self::Stop(_) => None,
        }
    }
}

/// Why a request is not sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stop {
    /// The same request would fail again.
    Final,
    /// It may have been executed, is not idempotent, and has no `Idempotency-Key`.
    NotIdempotent,
    /// It was sent as often as it may be.
    Exhausted,
    /// The server asks to wait for so long, which is longer than the policy does.
    TooLong(Duration),
    /// There were more retries of late than the budget has for them.
    OverBudget,
    /// It is itself a retry, and whoever sends it again counts.
    Nested,
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Final => "it would fail again",
            Self::NotIdempotent => "it may have been executed, and is not idempotent",
            Self::Exhausted => "it was sent as often as it may be",
            Self::TooLong(delay) => {
                return write!(f, "the server asks to wait {} s", delay.as_secs());
            }
            Self::OverBudget => "the budget for retries is used up",
            Self::Nested => "it is itself a retry",
        })
    }
}
