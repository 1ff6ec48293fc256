//! Requests that fail at first, and what the policy does about each: its attempts, one by one.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use contracts::nested::ERRORS;
use errwire::client::{IDEMPOTENCY_KEY, ReadErrors, RetryMiddleware, RetryPolicy, Stop, WireError};
use futures_util::future::try_join_all;
use http::{Extensions, Method};
use reqwest::{Request, Response};
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware, Middleware, Next};

/// A request, and how often it fails before it succeeds.
#[derive(Clone, Copy, Debug)]
struct Plan {
    method: &'static str,
    times: u32,
    case: &'static str,
    keyed: bool,
}

const fn plan(method: &'static str, times: u32, case: &'static str) -> Plan {
    Plan { method, times, case, keyed: false }
}

const PLANS: [Plan; 6] = [
    plan("GET", 2, "typed/overloaded"),
    plan("POST", 1, "nested/payment_required"),
    plan("POST", 1, "typed/internal_error"),
    Plan { keyed: true, ..plan("POST", 1, "typed/internal_error") },
    plan("GET", 1, "flat/rate_limited"),
    plan("GET", 1, "nested/conflict"),
];

/// What became of a request.
#[derive(Debug)]
pub struct Sent {
    plan: Plan,
    pub attempts: Vec<Attempt>,
    /// Why it was not sent again, if it failed.
    pub stop: Option<Stop>,
}

/// One time that it was sent.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// When, after the first time.
    pub at: Duration,
    pub status: u16,
    pub code: Option<String>,
    pub retry_after: Option<String>,
}

/// Sends them all at once, each to a token of its own.
///
/// # Errors
///
/// If there is no answer.
pub async fn send(http: &reqwest::Client, url: &str) -> reqwest_middleware::Result<Vec<Sent>> {
    // The contract's schedule. A server that asks for more than ten seconds is not waited for.
    let policy = RetryPolicy::sdk().longest_wait(Duration::from_secs(10));
    let client = ClientBuilder::new(http.clone())
        .with(RetryMiddleware::new(policy))
        .with(Watch)
        .with(ReadErrors::detect().knowing(ERRORS.specs()))
        .build();
    try_join_all(PLANS.map(|plan| send_one(client.clone(), url, plan))).await
}

async fn send_one(
    client: ClientWithMiddleware,
    url: &str,
    plan: Plan,
) -> reqwest_middleware::Result<Sent> {
    let Plan { method, times, case, keyed } = plan;
    let method = Method::from_bytes(method.as_bytes()).unwrap_or_default();
    let (token, log) = (fastrand::u64(..), Log::default());
    let request = client.request(method, format!("{url}/flaky/{times}/{case}/{token}"));
    let request = if keyed { request.header(IDEMPOTENCY_KEY, token) } else { request };
    let response = request.with_extension(log.clone()).send().await?;
    let attempts = log.lock().clone();
    Ok(Sent { plan, attempts, stop: response.extensions().get().copied() })
}

/// The attempts of one request, which its extensions hand on.
#[derive(Clone)]
struct Log {
    start: Instant,
    attempts: Arc<Mutex<Vec<Attempt>>>,
}

impl Default for Log {
    fn default() -> Self {
        Self { start: Instant::now(), attempts: Arc::default() }
    }
}

impl Log {
    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Attempt>> {
        self.attempts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Sees each attempt, since it stands between the policy and the server.
struct Watch;

#[async_trait::async_trait]
impl Middleware for Watch {
    async fn handle(
        &self,
        request: Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> reqwest_middleware::Result<Response> {
        let log = extensions.get::<Log>().cloned();
        let at = log.as_ref().map(|log| log.start.elapsed());
        let response = next.run(request, extensions).await?;
        if let (Some(log), Some(at)) = (log, at) {
            let error = response.extensions().get::<WireError<'static>>();
            let retry_after = response.headers().get(http::header::RETRY_AFTER);
            log.lock().push(Attempt {
                at,
                status: response.status().as_u16(),
                code: error.and_then(|error| error.code.as_deref()).map(ToOwned::to_owned),
                retry_after: retry_after.and_then(|at| at.to_str().ok()).map(ToOwned::to_owned),
            });
        }
        Ok(response)
    }
}

impl fmt::Display for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Plan { method, times, case, keyed } = self.plan;
        let key = if keyed { ", with an Idempotency-Key" } else { "" };
        writeln!(f, "{method} /flaky/{times}/{case}{key}")?;
        for Attempt { at, status, code, retry_after } in &self.attempts {
            write!(f, "  {:>4.1} s  {status}", at.as_secs_f64())?;
            if let Some(code) = code {
                write!(f, " {code}")?;
            }
            if let Some(after) = retry_after {
                write!(f, ", Retry-After: {after}")?;
            }
            writeln!(f)?;
        }
        match self.stop {
            Some(stop) => writeln!(f, "          not sent again: {stop}"),
            None => Ok(()),
        }
    }
}
