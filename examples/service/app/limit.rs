//! How many requests a token may send.

use std::num::NonZeroU32;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use domain::access::Plan;
use errwire::ApiError;
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use http::{HeaderMap, HeaderName, HeaderValue};
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::{ObjectBuilder, RefOr, Responses, Type};

use crate::{Config, openapi};

/// The token sent more requests than it may.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("Too many requests")]
#[api(status = 429, help = "Wait as long as `Retry-After` says, then send the request again.")]
#[api(docs = "/errors#{code}", domain = "projects.example.com")]
#[api(lock = "errors.lock")]
pub struct TooManyRequests {
    #[api(retry_after)]
    wait: Duration,
}

/// The limits of all plans.
#[derive(Debug)]
pub(crate) struct Limits {
    paid: Limiter,
    free: Limiter,
}

#[derive(Debug)]
struct Limiter {
    per_minute: NonZeroU32,
    limiter:
        RateLimiter<String, HashMapStateStore<String>, DefaultClock, StateInformationMiddleware>,
}

/// What a token has left.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allowance {
    limit: u32,
    left: u32,
    /// Until as many requests are allowed as at first.
    reset: Duration,
}

/// The headers that tell of it.
const ALLOWANCE: &[(&str, Type, &str)] = &[
    ("x-ratelimit-limit", Type::Integer, "How many requests the token may send in a minute"),
    ("x-ratelimit-remaining", Type::Integer, "How many it may send now"),
    ("x-ratelimit-reset", Type::Integer, "When it may send all of them, in seconds since 1970"),
    ("ratelimit-policy", Type::String, "The limit, as the IETF's draft has it"),
    ("ratelimit", Type::String, "What is left, as the IETF's draft has it"),
];

/// The allowance, and whether it was enough for this request.
pub(crate) type Taken = (Allowance, Result<(), TooManyRequests>);

impl Limits {
    pub(crate) fn new(config: &Config) -> Self {
        Self {
            paid: Limiter::new(config.paid_per_minute),
            free: Limiter::new(config.free_per_minute),
        }
    }

    /// Takes a request off a token's allowance.
    ///
    /// Only tokens that exist are counted, so that there are no more counts than tokens.
    pub(crate) fn take(&self, token: &str, plan: Plan) -> Taken {
        match plan {
            Plan::Paid => self.paid.take(token),
            Plan::Free => self.free.take(token),
        }
    }
}

impl Limiter {
    fn new(per_minute: NonZeroU32) -> Self {
        let limiter = RateLimiter::hashmap(Quota::per_minute(per_minute)).with_middleware();
        Self { per_minute, limiter }
    }

    fn take(&self, token: &str) -> Taken {
        let limit = self.per_minute.get();
        let a_request = Duration::from_mins(1) / limit;
        match self.limiter.check_key(&token.to_owned()) {
            Ok(state) => {
                let left = state.remaining_burst_capacity();
                let reset = a_request * limit.saturating_sub(left);
                (Allowance { limit, left, reset }, Ok(()))
            }
            Err(refused) => {
                let wait = refused.wait_time_from(self.limiter.clock().now());
                let reset = wait + a_request * (limit - 1);
                (Allowance { limit, left: 0, reset }, Err(TooManyRequests { wait }))
            }
        }
    }
}

impl Allowance {
    /// Tells the client, in the headers that are widely read and in those of the IETF's draft.
    pub(crate) fn tell(self, headers: &mut HeaderMap) {
        let Self { limit, left, reset } = self;
        let seconds = reset.as_secs_f64().ceil();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let at = (now + reset).as_secs();
        let mut tell = |name, value: String| {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        };
        tell("x-ratelimit-limit", limit.to_string());
        tell("x-ratelimit-remaining", left.to_string());
        tell("x-ratelimit-reset", at.to_string());
        tell("ratelimit-policy", format!("\"default\";q={limit};w=60"));
        tell("ratelimit", format!("\"default\";r={left};t={seconds}"));
    }

    /// Describes what [`tell`](Self::tell) tells: it does so to whoever has a token.
    pub(crate) fn describe(responses: &mut Responses) {
        for (status, response) in &mut responses.responses {
            let (false, RefOr::T(response)) = (status == "401", response) else { continue };
            for (name, ty, about) in ALLOWANCE {
                let schema = ObjectBuilder::new().schema_type(ty.clone()).build();
                let header = HeaderBuilder::new().schema(Some(schema)).description(Some(*about));
                let mut header = RefOr::T(header.build());
                // Other failures may happen before the token is looked at.
                if status == "429" {
                    openapi::require(&mut header);
                }
                response.headers.insert((*name).to_owned(), header);
            }
        }
    }
}
