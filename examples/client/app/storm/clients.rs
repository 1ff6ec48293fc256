//! Two hundred clients, and the ways in which they send a request again.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::Response;
use errwire::Retry;
use errwire::client::{RetryPolicy, TowerRetry, Unlimited};
use futures_util::future::join_all;
use http::Request;
use tokio::time::{Instant, sleep, sleep_until};
use tower::retry::RetryLayer;
use tower::retry::budget::TpsBudget;
use tower::{Layer as _, ServiceExt as _};

use super::server::Sender;
use super::{CLIENTS, END};

/// How a client sends a request again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It does not.
    Once,
    /// Ten times, half a second apart: the loop that is written in a hurry.
    Loop,
    /// After 1 s, 2 s and 4 s.
    Schedule,
    /// After a random time up to these.
    Jitter,
    /// The same, and not more often than a fifth of what succeeded in the last ten seconds.
    Budget,
}

impl Way {
    pub const ALL: [Self; 5] = [Self::Once, Self::Loop, Self::Schedule, Self::Jitter, Self::Budget];

    /// What the table and the picture call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Once => "no retry",
            Self::Loop => "fixed loop",
            Self::Schedule => "1 s, 2 s, 4 s",
            Self::Jitter => "with jitter",
            Self::Budget => "and a budget",
        }
    }

    /// The policy; the first two have none.
    fn policy(self) -> Option<RetryPolicy> {
        match self {
            Self::Once | Self::Loop => None,
            Self::Schedule => Some(RetryPolicy::sdk().budget(Unlimited)),
            Self::Jitter => Some(RetryPolicy::sdk().jitter(true).budget(Unlimited)),
            Self::Budget => {
                let fifth = TpsBudget::new(Duration::from_secs(10), 1, 0.2);
                Some(RetryPolicy::sdk().jitter(true).budget(fifth))
            }
        }
    }
}

/// What became of something that a client asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operation {
    /// When it began, since the clients did.
    pub(super) begun: Duration,
    /// Whether there was an answer in the end.
    pub(super) succeeded: bool,
}

/// All that the clients ask for.
pub(super) async fn send_all(way: Way, server: &Sender) -> Vec<Operation> {
    let clients = (0..CLIENTS).map(|_| {
        let phase = Duration::from_secs_f64(fastrand::f64());
        tokio::spawn(client(way, server.clone(), phase))
    });
    let ended = join_all(clients.collect::<Vec<_>>()).await;
    ended.into_iter().flatten().flatten().collect()
}

/// Asks once a second, whatever became of what it asked before.
async fn client(way: Way, server: Sender, phase: Duration) -> Vec<Operation> {
    let service = match way.policy() {
        Some(policy) => {
            let retry = TowerRetry::new(policy, |error: &Infallible| -> Retry { match *error {} });
            RetryLayer::new(retry).layer(server).boxed_clone()
        }
        None => server,
    };
    let (start, mut operations) = (Instant::now(), Vec::new());
    let mut begun = phase;
    while begun < END {
        sleep_until(start + begun).await;
        let service = service.clone();
        operations.push(tokio::spawn(async move {
            Operation { begun, succeeded: ask(way, service).await }
        }));
        begun += Duration::from_secs(1);
    }
    join_all(operations).await.into_iter().flatten().collect()
}

/// Whether there was an answer in the end.
async fn ask(way: Way, service: Sender) -> bool {
    let attempts = if way == Way::Loop { 10 } else { 1 };
    for attempt in 0..attempts {
        if attempt > 0 {
            sleep(Duration::from_millis(500)).await;
        }
        let Ok::<Response, _>(response) = service.clone().oneshot(Request::new(())).await;
        if response.status().is_success() {
            return true;
        }
    }
    false
}
