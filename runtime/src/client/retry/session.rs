//! One request, sent once and perhaps again.

use core::sync::atomic::{AtomicU32, Ordering};

use http::HeaderMap;
use http::header::HeaderName;

use super::decision::{Decision, Stop};
use super::policy::RetryPolicy;
use crate::Retry;

/// The header that a request has when it is sent again: how often it was before.
///
/// It tells a server what is a retry, and a policy further inside, or in the next service if the
/// header is handed on, that somebody else counts. So retries do not multiply.
pub const X_RETRY_COUNT: HeaderName = HeaderName::from_static("x-retry-count");

/// One request, sent once and perhaps again: what an HTTP client asks after each failure.
///
/// ```
/// use errwire::Retry;
/// use errwire::client::{Decision, RetryPolicy, Stop};
/// use http::{HeaderMap, Method};
///
/// let session = RetryPolicy::new().retries(1).session(&Method::GET, &HeaderMap::new());
/// assert!(session.next(Retry::always()).delay().is_some());
/// assert_eq!(session.next(Retry::always()), Decision::Stop(Stop::Exhausted));
/// ```
#[derive(Debug)]
pub struct RetrySession {
    policy: RetryPolicy,
    is_idempotent: bool,
    is_nested: bool,
    resends: AtomicU32,
}

impl RetrySession {
    pub(super) fn new(policy: RetryPolicy, is_idempotent: bool, is_nested: bool) -> Self {
        Self { policy, is_idempotent, is_nested, resends: AtomicU32::new(0) }
    }

    /// Decides on the request, which failed with this answer to "may I send it again?".
    ///
    /// If it is sent again, that is counted, taken out of the budget, and reported as an event, with
    /// the feature `tracing`.
    pub fn next(&self, retry: Retry) -> Decision {
        let mut decision = self.weigh(self.resends(), retry);
        if let (Decision::Retry(_), Some(budget)) = (decision, &self.policy.budget)
            && !budget.withdraw()
        {
            decision = Decision::Stop(Stop::OverBudget);
        }
        if let Decision::Retry(_) = decision {
            self.resends.fetch_add(1, Ordering::Relaxed);
        }
        self.report(decision);
        decision
    }

    /// Tells the budget that the request succeeded.
    pub fn succeeded(&self) {
        if let Some(budget) = &self.policy.budget {
            budget.deposit();
        }
    }

    /// How often the request has been sent again.
    pub fn resends(&self) -> u32 {
        self.resends.load(Ordering::Relaxed)
    }

    /// Marks a request that is sent again with [`X_RETRY_COUNT`].
    pub fn mark(&self, headers: &mut HeaderMap) {
        let resends = self.resends();
        if resends > 0 {
            headers.insert(X_RETRY_COUNT, resends.into());
        }
    }

    pub(super) fn weigh(&self, resends: u32, retry: Retry) -> Decision {
        let asked = match retry {
            _ if self.is_nested => return Decision::Stop(Stop::Nested),
            Retry::Never => return Decision::Stop(Stop::Final),
            Retry::IfIdempotent(_) if !self.is_idempotent => {
                return Decision::Stop(Stop::NotIdempotent);
            }
            Retry::IfIdempotent(asked) | Retry::Always(asked) => asked,
        };
        self.policy.after(resends, asked)
    }

    #[cfg(feature = "tracing")]
    fn report(&self, decision: Decision) {
        let resends = self.resends();
        match decision {
            Decision::Retry(delay) => tracing::info!(
                http.request.resend_count = resends,
                delay_ms = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX),
                "a request is sent again"
            ),
            // Not worth a line: most requests that fail were never to be sent again.
            Decision::Stop(Stop::Final | Stop::Nested) if resends == 0 => {}
            Decision::Stop(stop) => tracing::warn!(
                http.request.resend_count = resends,
                reason = %stop,
                "a request is not sent again"
            ),
        }
    }

    #[cfg(not(feature = "tracing"))]
    #[expect(clippy::unused_self, reason = "there is nobody to tell")]
    fn report(&self, _decision: Decision) {}
}

impl Clone for RetrySession {
    fn clone(&self) -> Self {
        Self {
            policy: self.policy.clone(),
            resends: AtomicU32::new(self.resends()),
            is_idempotent: self.is_idempotent,
            is_nested: self.is_nested,
        }
    }
}
