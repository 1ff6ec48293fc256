//! How loudly an error is reported.

use http::StatusCode;

/// How loudly an error is reported: a level of `tracing`, or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    /// Not at all; metrics still see it.
    Off,
    /// For the log of a single request.
    Trace,
    /// For who looks for it: a caller's mistake.
    Debug,
    /// For who reads along.
    Info,
    /// For who watches the load: the service refuses what it would otherwise answer.
    Warn,
    /// For who must act: the service failed.
    Error,
}

impl Level {
    /// All of them, the quietest first.
    pub const ALL: [Self; 6] =
        [Self::Off, Self::Trace, Self::Debug, Self::Info, Self::Warn, Self::Error];

    /// The level of a status when nobody said anything else: [`Error`](Self::Error) for 5xx,
    /// [`Warn`](Self::Warn) for 408 and 429, [`Debug`](Self::Debug) for the rest, since a server's
    /// span of a 4xx is no error to OpenTelemetry.
    pub const fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            500.. => Self::Error,
            408 | 429 => Self::Warn,
            _ => Self::Debug,
        }
    }
}

/// Whether a subscriber wants events of this level.
#[cfg(all(feature = "__edge", feature = "tracing"))]
pub(crate) fn is_traced(level: Level) -> bool {
    use tracing::{Level as L, enabled};

    match level {
        Level::Off => false,
        Level::Trace => enabled!(target: "errwire", L::TRACE),
        Level::Debug => enabled!(target: "errwire", L::DEBUG),
        Level::Info => enabled!(target: "errwire", L::INFO),
        Level::Warn => enabled!(target: "errwire", L::WARN),
        Level::Error => enabled!(target: "errwire", L::ERROR),
    }
}

#[cfg(all(feature = "__edge", not(feature = "tracing")))]
pub(crate) fn is_traced(_level: Level) -> bool {
    false
}
