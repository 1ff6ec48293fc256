//! tower: the policy of `tower::retry`.

use core::fmt;

use ::tower::retry::Policy;
use ::tower::retry::budget::{self, TpsBudget};
use http::{Request, Response};
use tokio::time::{Sleep, sleep};

use super::{Budget, Decision, RetryPolicy, RetrySession, Stop};
use crate::Retry;
use crate::client::WireError;

impl Budget for TpsBudget {
    fn deposit(&self) {
        budget::Budget::deposit(self);
    }

    fn withdraw(&self) -> bool {
        budget::Budget::withdraw(self)
    }
}

impl RetryPolicy {
    /// With tower's own budget, unless there is another: in ten seconds, ten retries a second and
    /// as many as a fifth of the successes.
    pub(super) fn bounded(self) -> Self {
        if self.budget.is_some() { self } else { self.budget(TpsBudget::default()) }
    }
}

/// A [`RetryPolicy`] for `tower::retry::RetryLayer`.
///
/// A response is judged by its headers and its status ([`Retry::of_response`]), and its body is not
/// looked at; with [`ReadErrors`](super::ReadErrors) below, by its code too. Of what is no response, the second argument says whether the request may be sent
/// again. A response that is handed on although it is an error has the [`Stop`] that says why in its
/// extensions; another `TowerRetry` outside leaves it at that.
///
/// ```
/// use errwire::Retry;
/// use errwire::client::{RetryPolicy, TowerRetry};
/// use std::io;
/// use tower::retry::RetryLayer;
///
/// let policy = TowerRetry::new(RetryPolicy::new(), |error: &io::Error| match error.kind() {
///     io::ErrorKind::ConnectionRefused => Retry::always(), // nothing was sent
///     _ => Retry::if_idempotent(),
/// });
/// let layer = RetryLayer::new(policy);
/// # let _ = layer;
/// ```
#[derive(Clone)]
pub struct TowerRetry<F> {
    policy: RetryPolicy,
    of_error: F,
    session: Option<RetrySession>,
}

impl<F> TowerRetry<F> {
    /// This policy; with tower's budget (10 s, at least 10 a second, 20 %) if it has none.
    pub fn new<E>(policy: RetryPolicy, of_error: F) -> Self
    where
        F: Fn(&E) -> Retry,
    {
        Self { policy: policy.bounded(), of_error, session: None }
    }
}

impl<F, B, R, E> Policy<Request<B>, Response<R>, E> for TowerRetry<F>
where
    B: Clone,
    F: Fn(&E) -> Retry,
{
    type Future = Sleep;

    fn retry(
        &mut self,
        request: &mut Request<B>,
        result: &mut Result<Response<R>, E>,
    ) -> Option<Sleep> {
        let session = self.session.as_ref()?;
        let retry = match result {
            Ok(response) if response.extensions().get::<Stop>().is_some() => return None,
            Ok(response) if is_failure(response) => {
                WireError::retry_of(response.status(), response.headers(), response.extensions())
            }
            Ok(_) => {
                session.succeeded();
                return None;
            }
            Err(error) => (self.of_error)(error),
        };
        match (session.next(retry), result) {
            (Decision::Retry(delay), _) => {
                session.mark(request.headers_mut());
                Some(sleep(delay))
            }
            (Decision::Stop(stop), Ok(response)) if stop != Stop::Nested => {
                response.extensions_mut().insert(stop);
                None
            }
            (Decision::Stop(_), _) => None,
        }
    }

    fn clone_request(&mut self, request: &Request<B>) -> Option<Request<B>> {
        // Every request starts with a clone of this, in which another one may have left its session;
        // only the session of a request that is sent again has counted.
        if self.session.as_ref().is_none_or(|session| session.resends() == 0) {
            self.session = Some(self.policy.session(request.method(), request.headers()));
        }
        Some(request.clone())
    }
}

fn is_failure<R>(response: &Response<R>) -> bool {
    response.status().is_client_error() || response.status().is_server_error()
}

impl<F> fmt::Debug for TowerRetry<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TowerRetry").field("policy", &self.policy).finish_non_exhaustive()
    }
}
