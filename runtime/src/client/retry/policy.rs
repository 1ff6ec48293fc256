//! How often a request is sent again, and after how long.

use core::fmt;
use core::time::Duration;
use std::sync::Arc;

use backon::{BackoffBuilder as _, ExponentialBuilder};
use http::header::HeaderName;
use http::{HeaderMap, Method};

use super::decision::{Decision, Stop};
use super::session::{RetrySession, X_RETRY_COUNT};
use crate::Retry;

/// The header by which a server knows a request that it has already executed.
pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// How often a request is sent again, and after how long.
///
/// | what the response says | GET, HEAD, PUT, DELETE, OPTIONS, TRACE, or an `Idempotency-Key` | POST, PATCH |
/// |---|---|---|
/// | [`Retry::Never`] | no | no |
/// | [`Retry::IfIdempotent`] | yes | no |
/// | [`Retry::Always`] | yes | yes |
///
/// A yes becomes a no, in this order: if the request is itself somebody's retry; if it was sent as
/// often as it may be; if the server asks to wait for longer than the policy does; if the budget is
/// used up. [`Stop`] says which.
///
/// The n-th retry comes after a random time up to `first · multiplier^n`, at most the cap: *full
/// jitter*, which spreads out those whom one outage hit at once. Where the server says how long to
/// wait, the request is never sent earlier, and the random time comes on top. A wait of 0 leaves
/// the time to the policy.
///
/// ```
/// use errwire::Retry;
/// use errwire::client::{Decision, RetryPolicy, Stop};
/// use http::{HeaderMap, Method};
/// use std::time::Duration;
///
/// let policy = RetryPolicy::sdk();
/// let decide = |resends, method, retry| policy.decide(resends, &method, &HeaderMap::new(), retry);
///
/// let after = |seconds| Decision::Retry(Duration::from_secs(seconds));
/// assert_eq!(decide(0, Method::GET, Retry::if_idempotent()), after(1));
/// assert_eq!(decide(2, Method::POST, Retry::always()), after(4));
/// assert_eq!(decide(3, Method::GET, Retry::always()), Decision::Stop(Stop::Exhausted));
/// assert_eq!(decide(0, Method::POST, Retry::if_idempotent()), Decision::Stop(Stop::NotIdempotent));
///
/// let year = Duration::from_secs(365 * 24 * 3600);
/// assert_eq!(decide(0, Method::GET, Retry::always().after(year)), Decision::Stop(Stop::TooLong(year)));
/// ```
///
/// What failed without a response is told by its [`Retry`] too: `Always` if nothing was sent, such as a
/// connection that was not made; `IfIdempotent` for a timeout, and for a connection that broke.
#[derive(Clone)]
pub struct RetryPolicy {
    backoff: ExponentialBuilder,
    retries: u32,
    cap: Duration,
    jitter: bool,
    longest: Duration,
    idempotent: fn(&Method) -> bool,
    pub(super) budget: Option<Arc<dyn Budget>>,
}

impl RetryPolicy {
    /// Three retries, after up to 0.5 s, 1 s and 2 s with full jitter; at most 60 s where the server
    /// says how long.
    pub fn new() -> Self {
        let first = Duration::from_millis(500);
        Self {
            backoff: ExponentialBuilder::new().with_min_delay(first),
            retries: 3,
            cap: Duration::from_secs(30),
            jitter: true,
            longest: Duration::from_secs(60),
            idempotent: Method::is_idempotent,
            budget: None,
        }
    }

    /// As the SDK of a published API does: three retries, after 1 s, 2 s and 4 s.
    ///
    /// Without jitter, all whom one outage hit come back at once.
    pub fn sdk() -> Self {
        Self::new().first_delay(Duration::from_secs(1)).jitter(false)
    }

    /// Sets how often a request is sent after the first time.
    pub fn retries(self, retries: u32) -> Self {
        Self { retries, ..self }
    }

    /// Sets how long to wait before the first retry.
    pub fn first_delay(self, delay: Duration) -> Self {
        Self { backoff: self.backoff.with_min_delay(delay), ..self }
    }

    /// Sets by how much each wait is longer than the one before, 2 by default.
    pub fn multiplier(self, factor: f32) -> Self {
        Self { backoff: self.backoff.with_factor(factor), ..self }
    }

    /// Sets the longest wait of its own, 30 s by default.
    pub fn cap(self, cap: Duration) -> Self {
        Self { cap, ..self }
    }

    /// Sets whether the waits are random between nothing and what they would be; they are by
    /// default.
    pub fn jitter(self, jitter: bool) -> Self {
        Self { jitter, ..self }
    }

    /// Sets the longest wait that a server may ask for, 60 s by default. If it asks for more, the
    /// request is not sent again: earlier it would be refused.
    pub fn longest_wait(self, longest: Duration) -> Self {
        Self { longest, ..self }
    }

    /// Sets which methods are idempotent, where the service has other ones than RFC 9110, section
    /// 9.2.2.
    pub fn idempotent(self, methods: fn(&Method) -> bool) -> Self {
        Self { idempotent: methods, ..self }
    }

    /// Sets what bounds the retries of all requests together: clones of the policy share it.
    ///
    /// tower's `TpsBudget` is one, with the feature `tower-retry`.
    pub fn budget(self, budget: impl Budget + 'static) -> Self {
        Self { budget: Some(Arc::new(budget)), ..self }
    }

    /// Decides on a request that has been sent again `resends` times and failed once more.
    ///
    /// It does nothing: no budget is drawn on, which [`RetrySession::next`] does. But for the jitter,
    /// the same question has the same answer.
    pub fn decide(
        &self,
        resends: u32,
        method: &Method,
        headers: &HeaderMap,
        retry: Retry,
    ) -> Decision {
        self.session(method, headers).weigh(resends, retry)
    }

    /// A request that is sent, and perhaps sent again.
    pub fn session(&self, method: &Method, headers: &HeaderMap) -> RetrySession {
        let is_idempotent = (self.idempotent)(method) || headers.contains_key(IDEMPOTENCY_KEY);
        let is_nested = headers.contains_key(X_RETRY_COUNT);
        RetrySession::new(self.clone(), is_idempotent, is_nested)
    }

    /// What the time decides on, and not the class.
    pub(super) fn after(&self, resends: u32, asked: Option<Duration>) -> Decision {
        if resends >= self.retries {
            return Decision::Stop(Stop::Exhausted);
        }
        let asked = asked.unwrap_or_default();
        if asked > self.longest {
            return Decision::Stop(Stop::TooLong(asked));
        }
        let own = self.step(resends);
        Decision::Retry(match (asked.is_zero(), self.jitter) {
            (true, false) => own,
            (false, false) => asked,
            (_, true) => asked.saturating_add(own.mul_f64(fastrand::f64())),
        })
    }

    /// How long the n-th wait is, without jitter.
    fn step(&self, n: u32) -> Duration {
        let steps = self.backoff.without_max_times().with_max_delay(self.cap);
        let step = steps.build().nth(usize::try_from(n).unwrap_or(usize::MAX));
        step.map_or(self.cap, |step| step.min(self.cap))
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for RetryPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryPolicy")
            .field("retries", &self.retries)
            .field("backoff", &self.backoff)
            .field("cap", &self.cap)
            .field("jitter", &self.jitter)
            .field("longest_wait", &self.longest)
            .finish_non_exhaustive()
    }
}

/// What bounds the retries of many requests together, so that they do not add to an outage.
///
/// It has the methods of tower's `Budget`, which is one with the feature `tower-retry`.
pub trait Budget: Send + Sync {
    /// A request succeeded.
    fn deposit(&self);

    /// Whether a request may be sent again.
    fn withdraw(&self) -> bool;
}

/// The budget that has no end, for those who bound retries elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unlimited;

impl Budget for Unlimited {
    fn deposit(&self) {}

    fn withdraw(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(policy: &RetryPolicy, resends: u32, retry: Retry) -> Decision {
        policy.decide(resends, &Method::GET, &HeaderMap::new(), retry)
    }

    fn waits(policy: &RetryPolicy, retry: Retry) -> Vec<f64> {
        let waits = (0..).map_while(|n| decide(policy, n, retry).delay());
        waits.map(|wait| wait.as_secs_f64()).collect()
    }

    #[test]
    fn the_waits_grow_up_to_the_cap() {
        let policy = RetryPolicy::sdk();
        assert_eq!(waits(&policy, Retry::always()), [1.0, 2.0, 4.0]);
        let policy = policy.retries(6).cap(Duration::from_secs(5));
        assert_eq!(waits(&policy, Retry::always()), [1.0, 2.0, 4.0, 5.0, 5.0, 5.0]);
        let policy = policy.multiplier(10.0).first_delay(Duration::from_secs(7));
        assert_eq!(waits(&policy, Retry::always()), [5.0; 6]);
        assert!(waits(&policy.clone().retries(0), Retry::always()).is_empty());
        for strange in [f32::NAN, f32::INFINITY, -1.0, 0.0] {
            let policy = policy.clone().multiplier(strange).first_delay(Duration::from_secs(1));
            assert!(waits(&policy, Retry::always()).iter().all(|wait| *wait <= 5.0));
        }
    }

    #[test]
    fn jitter_is_full_and_comes_after_what_the_server_asks_for() {
        let policy = RetryPolicy::new().first_delay(Duration::from_secs(1)).retries(1);
        let many = |retry| (0..500).map(|_| waits(&policy, retry)[0]).collect::<Vec<_>>();
        let own = many(Retry::always());
        assert!(own.iter().all(|wait| (0.0..1.0).contains(wait)));
        assert!(own.iter().any(|wait| *wait < 0.1) && own.iter().any(|wait| *wait > 0.9));
        let asked = many(Retry::always().after(Duration::from_secs(30)));
        assert!(asked.iter().all(|wait| (30.0..31.0).contains(wait)));
    }

    #[test]
    fn what_the_server_asks_for() {
        let policy = RetryPolicy::sdk();
        let asked = |wait: Duration| decide(&policy, 1, Retry::if_idempotent().after(wait));
        assert_eq!(asked(Duration::ZERO), Decision::Retry(Duration::from_secs(2)));
        assert_eq!(asked(Duration::from_secs(1)), Decision::Retry(Duration::from_secs(1)));
        assert_eq!(asked(Duration::from_secs(60)), Decision::Retry(Duration::from_secs(60)));
        let (long, longest) = (Duration::from_millis(60_001), Duration::MAX);
        assert_eq!(asked(long), Decision::Stop(Stop::TooLong(long)));
        assert_eq!(asked(longest), Decision::Stop(Stop::TooLong(longest)));
    }

    #[test]
    fn the_table() {
        let policy = RetryPolicy::sdk();
        let keyed = HeaderMap::from_iter([(IDEMPOTENCY_KEY, "k".parse().expect("a value"))]);
        let (plain, yes) = (HeaderMap::new(), Decision::Retry(Duration::from_secs(1)));
        let (last, unsure) = (Decision::Stop(Stop::Final), Decision::Stop(Stop::NotIdempotent));
        let (never, perhaps, always) = (Retry::Never, Retry::if_idempotent(), Retry::always());
        for method in ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "POST", "PATCH", "QUERY"]
        {
            let method: Method = method.parse().expect("a method");
            let is_idempotent = method.is_idempotent();
            let decide = |headers, retry| policy.decide(0, &method, headers, retry);
            assert_eq!(decide(&plain, never), last);
            assert_eq!(decide(&keyed, never), last);
            assert_eq!(decide(&plain, perhaps), if is_idempotent { yes } else { unsure });
            assert_eq!(decide(&keyed, perhaps), yes);
            assert_eq!(decide(&plain, always), yes);
        }
        let searches = policy.idempotent(|method| method == Method::POST);
        assert_eq!(searches.decide(0, &Method::POST, &plain, perhaps), yes);
        assert_eq!(searches.decide(0, &Method::PUT, &plain, perhaps), unsure);
    }
}
