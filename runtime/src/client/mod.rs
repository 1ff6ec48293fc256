//! The client's half: errors as they come over the wire, and whether to send a request again.
//!
//! [`WireError`] reads the responses of any dialect, without I/O of its own: status, headers and body
//! come from whatever HTTP client there is.

mod body;
mod error;
mod foreign;
mod head;
mod plan;
mod read;
#[cfg(feature = "retry")]
mod retry;

pub use serde_json::value::RawValue;

pub use self::body::{Decode, WireBody};
pub use self::error::WireError;
#[cfg(feature = "reqwest-middleware")]
pub use self::retry::RetryMiddleware;
#[cfg(feature = "retry")]
pub use self::retry::{
    Budget, Decision, IDEMPOTENCY_KEY, RetryPolicy, RetrySession, Stop, Unlimited, X_RETRY_COUNT,
};
#[cfg(feature = "tower-retry")]
pub use self::retry::{ReadBody, ReadErrors, ReadErrorsService, TowerRetry};
