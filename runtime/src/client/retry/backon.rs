//! backon: the policy decides in its `adjust`.

use core::iter::{Repeat, repeat};
use core::time::Duration;

use backon::BackoffBuilder;

use super::{RetryPolicy, RetrySession};
use crate::Retry;

/// Waits without an end: it is the session's [`adjust`](RetrySession::adjust) that decides.
///
/// ```
/// use backon::Retryable as _;
/// use errwire::client::{RetryPolicy, WireError};
/// use errwire::envelope::Nested;
/// use http::{HeaderMap, Method, StatusCode};
///
/// # async fn run() -> Result<(), WireError<'static>> {
/// async fn fetch(headers: HeaderMap) -> Result<(), WireError<'static>> {
///     // Send the request by any client; what fails comes with its retry class.
///     let (status, headers, body) = (StatusCode::BAD_GATEWAY, headers, b"");
///     Err(WireError::decode::<Nested>(status, &headers, body).into_owned())
/// }
///
/// let policy = RetryPolicy::new();
/// let headers = HeaderMap::new();
/// let session = policy.session(&Method::GET, &headers);
/// let attempt = || {
///     let mut headers = headers.clone();
///     session.mark(&mut headers);
///     fetch(headers)
/// };
/// attempt.retry(&policy).adjust(session.adjust(|error: &WireError| error.retry)).await?;
/// session.succeeded();
/// # Ok(())
/// # }
/// ```
impl BackoffBuilder for &RetryPolicy {
    type Backoff = Repeat<Duration>;

    fn build(self) -> Self::Backoff {
        repeat(Duration::ZERO)
    }
}

impl RetrySession {
    /// What backon's `Retry::adjust` takes, where this says of an error whether the request may be
    /// sent again: [`WireError::retry`](crate::client::WireError#structfield.retry), if it is that.
    pub fn adjust<E>(
        &self,
        retry: impl Fn(&E) -> Retry,
    ) -> impl FnMut(&E, Option<Duration>) -> Option<Duration> {
        move |error, _| self.next(retry(error)).delay()
    }
}
