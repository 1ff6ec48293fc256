//! A server that answers what it was told to, and remembers when it was asked.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use errwire::client::X_RETRY_COUNT;
use http::{HeaderMap, Response, StatusCode};
use tokio::time::Instant;

type Answer = (u16, &'static [(&'static str, &'static str)]);

/// The last answer is given again and again.
#[derive(Clone)]
pub(super) struct Script(Arc<Mutex<Told>>);

struct Told {
    answers: VecDeque<Answer>,
    asked: Vec<(Instant, Option<String>)>,
}

impl Script {
    pub(super) fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        let answers = answers.into_iter().collect();
        Self(Arc::new(Mutex::new(Told { answers, asked: Vec::new() })))
    }

    pub(super) fn answer<B: Default>(&self, headers: &HeaderMap) -> Response<B> {
        let mut told = self.0.lock().unwrap();
        let mark = headers.get(X_RETRY_COUNT).map(|mark| mark.to_str().unwrap().to_owned());
        told.asked.push((Instant::now(), mark));
        let (status, headers) = match told.answers.len() {
            1 => told.answers[0],
            _ => told.answers.pop_front().expect("an answer"),
        };
        let mut response = Response::new(B::default());
        *response.status_mut() = StatusCode::from_u16(status).expect("a status");
        for (name, value) in headers {
            response.headers_mut().insert(*name, value.parse().expect("a value"));
        }
        response
    }

    /// How many milliseconds after the first time it was asked.
    pub(super) fn asked_at(&self) -> Vec<u128> {
        let told = self.0.lock().unwrap();
        let first = told.asked[0].0;
        told.asked.iter().map(|(at, _)| (*at - first).as_millis()).collect()
    }

    pub(super) fn marks(&self) -> Vec<Option<String>> {
        self.0.lock().unwrap().asked.iter().map(|(_, mark)| mark.clone()).collect()
    }
}
