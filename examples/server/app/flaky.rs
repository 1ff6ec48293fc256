//! How often each token was seen, for as many tokens as fit.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use super::errors::ServerError;

/// The most tokens that are remembered; beyond, the oldest is forgotten.
const MOST_TOKENS: usize = 10_000;

/// The most bytes of a token.
const LONGEST: usize = 256;

#[derive(Default)]
pub(super) struct Flaky(Mutex<Seen>);

#[derive(Default)]
struct Seen {
    times: HashMap<Arc<str>, u64>,
    /// The tokens, oldest first.
    order: VecDeque<Arc<str>>,
}

impl Flaky {
    /// Counts a token, and says how often it was seen by now.
    pub(super) fn sees(&self, token: String) -> Result<u64, ServerError> {
        if token.len() > LONGEST {
            return Err(ServerError::TokenTooLong { most: LONGEST });
        }
        // Nothing in there panics halfway, so that a poisoned count is as good as any.
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(times) = seen.times.get_mut(&*token) {
            *times = times.saturating_add(1);
            return Ok(*times);
        }
        if seen.order.len() >= MOST_TOKENS
            && let Some(oldest) = seen.order.pop_front()
        {
            seen.times.remove(&oldest);
        }
        let token = Arc::<str>::from(token);
        seen.order.push_back(Arc::clone(&token));
        seen.times.insert(token, 1);
        Ok(1)
    }
}
