//! Whether, and when, a request is sent again.

#[cfg(feature = "backon")]
mod backon;
mod decision;
mod policy;
#[cfg(feature = "tower-retry")]
mod read_errors;
#[cfg(feature = "reqwest-middleware")]
mod reqwest;
mod session;
#[cfg(feature = "tower-retry")]
mod tower;

pub use self::decision::{Decision, Stop};
pub use self::policy::{Budget, IDEMPOTENCY_KEY, RetryPolicy, Unlimited};
#[cfg(feature = "tower-retry")]
pub use self::read_errors::{ReadBody, ReadErrors, ReadErrorsService};
#[cfg(feature = "reqwest-middleware")]
pub use self::reqwest::RetryMiddleware;
pub use self::session::{RetrySession, X_RETRY_COUNT};
#[cfg(feature = "tower-retry")]
pub use self::tower::TowerRetry;
