//! reqwest, by reqwest-middleware and reqwest-retry.

use core::mem;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use ::reqwest::{Body, Request, Response, ResponseBuilderExt as _};
use http::Extensions;
use reqwest_middleware::{Error, Middleware, Next, Result};
use reqwest_retry::{RetryDecision, RetryTransientMiddleware, Retryable, RetryableStrategy};

use super::{Decision, ReadErrors, RetryPolicy, RetrySession, Stop};
use crate::client::WireError;
use crate::{Classify as _, Retry};

/// A [`RetryPolicy`] as a middleware of reqwest-middleware.
///
/// Each request runs in a `RetryTransientMiddleware` of reqwest-retry, which keeps the request, waits
/// and sends it again; this decides, by the response's headers and status ([`Retry::of_response`]), and
/// by its code too with [`ReadErrors`] after it. A body that is a stream can't be sent twice: such a
/// request is sent once.
///
/// A response that is handed on although it is an error has the [`Stop`] that says why in its
/// extensions.
///
/// ```
/// use errwire::client::{RetryMiddleware, RetryPolicy};
/// use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
///
/// fn client(client: reqwest::Client) -> ClientWithMiddleware {
///     ClientBuilder::new(client).with(RetryMiddleware::new(RetryPolicy::new())).build()
/// }
/// ```
#[derive(Clone, Debug)]
pub struct RetryMiddleware(RetryPolicy);

impl RetryMiddleware {
    /// This policy; with tower's budget (10 s, at least 10 a second, 20 %) if it has none.
    pub fn new(policy: RetryPolicy) -> Self {
        Self(policy.bounded())
    }
}

/// A mark in the extensions of a request: somebody counts.
#[derive(Clone)]
struct Counted;

#[cfg_attr(not(target_arch = "wasm32"), async_trait::async_trait)]
#[cfg_attr(target_arch = "wasm32", async_trait::async_trait(?Send))]
impl Middleware for RetryMiddleware {
    async fn handle(
        &self,
        request: Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> Result<Response> {
        if extensions.get::<Counted>().is_some() || request.try_clone().is_none() {
            return next.run(request, extensions).await;
        }
        extensions.insert(Counted);
        let session = self.0.session(request.method(), request.headers());
        let judge = Judge(Arc::new(OneRequest { session, decision: Mutex::new(None) }));
        let resending =
            RetryTransientMiddleware::new_with_policy_and_strategy(judge.clone(), judge.clone());
        let mut result = resending.handle(request, extensions, next).await;
        extensions.remove::<Counted>();
        if let (Ok(response), Some(Decision::Stop(stop))) = (&mut result, judge.decision())
            && stop != Stop::Nested
        {
            response.extensions_mut().insert(stop);
        }
        result
    }
}

/// reqwest-retry asks whether a result is worth a retry, and then at once when: both are decided
/// with the first question.
#[derive(Clone)]
struct Judge(Arc<OneRequest>);

struct OneRequest {
    session: RetrySession,
    /// On the last result; `None` if it is no failure.
    decision: Mutex<Option<Decision>>,
}

impl Judge {
    fn decide(&self, result: &Result<Response>) -> Option<Decision> {
        let session = &self.0.session;
        let retry = match result {
            Ok(response) if !is_failure(response) => {
                session.succeeded();
                return None;
            }
            Ok(response) => {
                WireError::retry_of(response.status(), response.headers(), response.extensions())
            }
            Err(Error::Reqwest(error)) if !error.is_builder() && !error.is_redirect() => {
                error.class().spec().retry
            }
            // A request that can't be made, and what another middleware refuses.
            Err(_) => Retry::Never,
        };
        Some(session.next(retry))
    }

    fn decision(&self) -> Option<Decision> {
        *self.0.decision.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl RetryableStrategy for Judge {
    fn handle(&self, result: &Result<Response>) -> Option<Retryable> {
        let decision = self.decide(result);
        *self.0.decision.lock().unwrap_or_else(PoisonError::into_inner) = decision;
        decision.map(|decision| match decision {
            Decision::Retry(_) => Retryable::Transient,
            Decision::Stop(_) => Retryable::Fatal,
        })
    }
}

impl reqwest_retry::RetryPolicy for Judge {
    fn should_retry(&self, _: SystemTime, _: u32) -> RetryDecision {
        let delay = self.decision().and_then(Decision::delay);
        // A time that no clock has is as good as none.
        let at = delay.and_then(|delay| SystemTime::now().checked_add(delay));
        at.map_or(RetryDecision::DoNotRetry, |execute_after| RetryDecision::Retry { execute_after })
    }
}

/// Not in a browser, where reqwest has no body that could be put back.
#[cfg(not(target_arch = "wasm32"))]
#[async_trait::async_trait]
impl Middleware for ReadErrors {
    async fn handle(
        &self,
        request: Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> Result<Response> {
        let response = next.run(request, extensions).await?;
        if !is_failure(&response) {
            return Ok(response);
        }
        Ok(self.read(apart(response)).await.map(Body::wrap).into())
    }
}

/// The same response in the types of `http`.
#[cfg(not(target_arch = "wasm32"))]
fn apart(mut response: Response) -> http::Response<Body> {
    // Only the builder can tell reqwest where a response came from.
    let told = http::Response::builder().url(response.url().clone()).body(());
    let mut whole = told.unwrap_or_default();
    *whole.status_mut() = response.status();
    *whole.version_mut() = response.version();
    *whole.headers_mut() = mem::take(response.headers_mut());
    whole.extensions_mut().extend(mem::take(response.extensions_mut()));
    whole.map(|()| response.into())
}

fn is_failure(response: &Response) -> bool {
    response.status().is_client_error() || response.status().is_server_error()
}
