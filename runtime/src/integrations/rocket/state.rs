//! What is known of a request, in its local cache: rocket polls a request's future by itself, so
//! that there is no moment to make its scope the thread's.

use std::sync::{Mutex, MutexGuard, PoisonError};

use http::{HeaderMap, HeaderName, HeaderValue, Method};
use rocket::Request;

use crate::scope::Scope;
use crate::{Context, Edge, HttpError};

pub(super) struct State(Mutex<Held>);

#[derive(Default)]
pub(super) struct Held {
    pub(super) scope: Scope,
    /// What a guard failed with.
    pub(super) refused: Option<HttpError>,
    pub(super) is_untouched: bool,
    /// Whether the response comes by the fairing again.
    pub(super) is_attended: bool,
}

impl State {
    /// The state of a request; without an edge, what the request itself tells.
    pub(super) fn of<'r>(request: &'r Request<'_>) -> &'r Self {
        request.local_cache(|| {
            let cx = Context::from_head(&method(request), &headers(request, RELEVANT));
            let mut scope = Scope::new();
            scope.context = of_rocket(cx);
            Self(Mutex::new(Held { scope, ..Held::default() }))
        })
    }

    /// The state of a request that an edge sees, for the first time or again.
    pub(super) fn at<'r>(
        edge: &Edge,
        request: &'r Request<'_>,
        is_attended: bool,
    ) -> MutexGuard<'r, Held> {
        let mut held = request.local_cache(|| Self(Mutex::default())).lock();
        if held.scope.edge.is_none() {
            let mut scope = edge.begin(&method(request), &headers(request, RELEVANT));
            if edge.discloses() {
                edge.disclose_to(&head(request), &mut scope);
            }
            scope.context = of_rocket(core::mem::take(&mut scope.context));
            held.scope = scope;
            held.is_attended = is_attended;
        }
        held
    }

    /// What is known, even after something panicked that was looking at it.
    pub(super) fn lock(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// rocket takes the body off the response to a HEAD, and needs it to tell the length.
fn of_rocket(cx: Context) -> Context {
    cx.with_head(false)
}

impl Held {
    /// The context, with all that an edge leaves unread until somebody asks.
    pub(super) fn context(&mut self) -> Context {
        self.scope.context.read();
        self.scope.context.clone()
    }

    /// Makes a response in the request's scope.
    pub(super) fn within<R>(&mut self, make: impl FnOnce(&Context) -> R) -> R {
        let cx = self.context();
        self.scope.enter(|| make(&cx))
    }
}

/// What a [`Context`] is made of.
const RELEVANT: &[&str] = &["x-request-id", "accept", "content-type", "idempotency-key"];

fn method(request: &Request<'_>) -> Method {
    request.method().as_str().parse().unwrap_or_default()
}

/// The headers with these names.
fn headers(request: &Request<'_>, names: &[&str]) -> HeaderMap {
    let values = |name| request.headers().get(name).map(move |value| (name, value));
    to_map(names.iter().copied().flat_map(values))
}

/// The request as the closures of an edge see it.
fn head(request: &Request<'_>) -> http::request::Parts {
    let mut head = http::Request::new(());
    *head.method_mut() = method(request);
    *head.uri_mut() = request.uri().to_string().parse().unwrap_or_default();
    let all: Vec<_> = request.headers().iter().collect();
    *head.headers_mut() = to_map(all.iter().map(|header| (header.name.as_str(), &*header.value)));
    head.into_parts().0
}

/// Headers in the types of [`http`]; what those refuse, HTTP refuses.
pub(super) fn to_map<'h>(headers: impl Iterator<Item = (&'h str, &'h str)>) -> HeaderMap {
    headers
        .filter_map(|(name, value)| Some((name.parse().ok()?, HeaderValue::from_str(value).ok()?)))
        .fold(HeaderMap::new(), |mut map, (name, value): (HeaderName, _)| {
            map.append(name, value);
            map
        })
}
