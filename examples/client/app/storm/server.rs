//! A server with so many places, each taken for about a second: more requests than that are refused.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::response::{IntoResponse, Response};
use errwire::{ApiError, Edge};
use http::Request;
use tokio::time::{Instant, sleep_until};
use tower::util::BoxCloneService;
use tower::{BoxError, ServiceBuilder, ServiceExt};

use super::{CLIENTS, OUTAGE, STEP};

/// Half as many again as the clients need.
const PLACES: usize = CLIENTS as usize + CLIENTS as usize / 2;

/// How many requests in a hundred fail although nothing is the matter, as they do everywhere.
const MISHAPS: u32 = 2;

/// How long an answer takes; a single one from half of it to half as much again.
const ANSWER: Duration = Duration::from_secs(1);

/// How long one takes at most.
pub(super) const LONGEST: Duration = Duration::from_millis(1500);

/// What the server answers while it fails.
#[derive(Debug, thiserror::Error, ApiError)]
enum Outage {
    #[error("the database does not answer")]
    #[api(status = 503)]
    DatabaseDown,
}

/// What a client sends its requests to.
pub(super) type Sender = BoxCloneService<Request<()>, Response, std::convert::Infallible>;

/// Starts the server, for which the time begins now.
pub(super) fn start(log: Log) -> Sender {
    let start = Instant::now();
    let stack = ServiceBuilder::new()
        .map_request(move |request: Request<()>| {
            log.saw(start.elapsed());
            request
        })
        .layer(Edge::new())
        .load_shed()
        .concurrency_limit(PLACES)
        .service_fn(move |_| answer(start));
    stack.boxed_clone()
}

async fn answer(start: Instant) -> Result<Response, BoxError> {
    let (begin, end) = (start + OUTAGE.0, start + OUTAGE.1);
    let now = Instant::now();
    let is_down = (begin..end).contains(&now) || fastrand::u32(0..100) < MISHAPS;
    if is_down {
        return Ok(Outage::DatabaseDown.into_response());
    }
    let done = now + ANSWER.mul_f64(0.5 + fastrand::f64());
    if now < begin && done >= begin {
        // What is under way as the outage begins breaks off at once.
        sleep_until(begin).await;
        return Ok(Outage::DatabaseDown.into_response());
    }
    sleep_until(done).await;
    Ok("done".into_response())
}

/// How many requests the server saw in each step.
#[derive(Clone, Default)]
pub(super) struct Log(Arc<Mutex<Vec<u32>>>);

impl Log {
    fn saw(&self, at: Duration) {
        let step = usize::try_from(at.as_millis() / STEP.as_millis()).unwrap_or(usize::MAX);
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() <= step {
            seen.resize(step + 1, 0);
        }
        seen[step] += 1;
    }

    pub(super) fn seen(&self) -> Vec<u32> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
