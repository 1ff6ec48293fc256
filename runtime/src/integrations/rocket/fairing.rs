//! [`Edge`] as a fairing, and the catcher for requests that fairings do not see.

use http::header::ALLOW;
use http::{HeaderMap, HeaderValue, StatusCode};
use rocket::catcher::{self, Catcher};
use rocket::fairing::{self, Fairing, Info, Kind};
use rocket::http::{Method, Status};
use rocket::{Build, Data, Request, Response, Rocket, Route};

use super::state::{Held, State, to_map};
use super::{into_rocket, put};
use crate::Edge;

#[rocket::async_trait]
impl Fairing for Edge {
    fn info(&self) -> Info {
        let kind = Kind::Ignite | Kind::Request | Kind::Response | Kind::Singleton;
        Info { name: "errwire edge", kind }
    }

    async fn on_ignite(&self, rocket: Rocket<Build>) -> fairing::Result {
        let is_taken = |catcher: &Catcher| catcher.code.is_none() && catcher.base.path() == "/";
        if rocket.catchers().any(is_taken) {
            return Ok(rocket);
        }
        Ok(rocket.register("/", vec![Catcher::new(None, Unseen(self.clone()))]))
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        drop(State::at(self, request, true));
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let mut held = State::at(self, request, true);
        let held = &mut *held;
        if !held.passes(response) {
            let others = headers(response);
            put(held.answer(response.status(), request, others), response);
        }
        let mut id = HeaderMap::new();
        held.scope.context.identify(&mut id);
        for id in id.values().filter_map(|id| id.to_str().ok()) {
            response.set_raw_header("x-request-id", id.to_owned());
        }
        held.scope.end(request.route().map(|route| route.uri.path()));
    }
}

/// The default catcher: the answer to a request that rocket could not read, and that no fairing
/// sees. Of any other the fairing makes the answer.
#[derive(Clone)]
struct Unseen(Edge);

#[rocket::async_trait]
impl catcher::Handler for Unseen {
    async fn handle<'r>(&self, status: Status, request: &'r Request<'_>) -> catcher::Result<'r> {
        let mut held = State::at(&self.0, request, false);
        if held.is_attended {
            return Response::build().status(status).ok();
        }
        let response = held.answer(status, request, HeaderMap::new());
        held.scope.end(None);
        Ok(into_rocket(response))
    }
}

impl Held {
    /// Whether a response leaves as it is.
    fn passes(&mut self, response: &Response<'_>) -> bool {
        let status = to_status(response.status());
        let is_error = status.is_client_error() || status.is_server_error();
        if !is_error && self.scope.answered.is_none() {
            return true;
        }
        let mut head = http::Response::new(());
        *head.status_mut() = status;
        *head.headers_mut() = headers(response);
        self.scope.passes(&head) || self.is_untouched
    }

    /// The contract's response in the place of another.
    fn answer(
        &mut self,
        status: Status,
        request: &Request<'_>,
        mut others: HeaderMap,
    ) -> crate::Response {
        let status = to_status(status);
        if let Some(error) = self.refused.take().filter(|error| error.status() == status) {
            return self.scope.answer_instead_with(error, &others);
        }
        match allowed(request) {
            Some(allow) if status == StatusCode::NOT_FOUND => {
                others.insert(ALLOW, allow);
                self.scope.answer_instead(StatusCode::METHOD_NOT_ALLOWED, &others)
            }
            _ => self.scope.answer_instead(status, &others),
        }
    }
}

/// rocket allows numbers that are no status of HTTP, and fails with them at last.
fn to_status(status: Status) -> StatusCode {
    StatusCode::from_u16(status.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn headers(response: &Response<'_>) -> HeaderMap {
    let all: Vec<_> = response.headers().iter().collect();
    to_map(all.iter().map(|header| (header.name.as_str(), &*header.value)))
}

/// The methods that the path has routes for, if the request's own is none of them.
///
/// rocket answers 404 to a wrong method, as to an unknown path.
fn allowed(request: &Request<'_>) -> Option<HeaderValue> {
    if request.route().is_some() {
        return None;
    }
    let routes = request.rocket().routes().filter(|route| has_path(route, request));
    let mut methods: Vec<_> = routes.map(|route| route.method).collect();
    if methods.contains(&Method::Get) {
        methods.push(Method::Head);
    }
    methods.sort_unstable_by_key(|method| method.as_str());
    methods.dedup();
    if methods.is_empty() || methods.contains(&request.method()) {
        return None;
    }
    let names: Vec<_> = methods.iter().map(|method| method.as_str()).collect();
    HeaderValue::from_str(&names.join(", ")).ok()
}

/// Whether a route is for the path of the request, by rocket's rules.
fn has_path(route: &Route, request: &Request<'_>) -> bool {
    let mut submitted = request.uri().path().segments();
    for segment in route.uri.path().split('/').filter(|segment| !segment.is_empty()) {
        if segment.starts_with('<') && segment.ends_with("..>") {
            return true;
        }
        match submitted.next() {
            Some(value) if segment.starts_with('<') || segment == value => {}
            _ => return false,
        }
    }
    submitted.next().is_none()
}
