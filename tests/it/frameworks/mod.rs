//! The edge in the frameworks: the same service in each, asked through a socket, answers the same.

mod actix;
mod cases;
mod client;
mod listed;
mod poem;
mod rocket;
mod salvo;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use errwire::{ApiError, Disclosure, Edge};
use serde::Deserialize;

/// An order, to be read from JSON.
#[derive(Debug, Deserialize)]
struct Order {
    name: String,
    items: Vec<Item>,
}

#[derive(Debug, Deserialize)]
struct Item {
    price: u32,
}

/// What a form and a query hold.
#[derive(Debug, Deserialize)]
struct Page {
    page: u32,
}

/// The service's own error.
#[derive(Debug, thiserror::Error, ApiError)]
enum OrderError {
    #[error("order {id} is taken")]
    #[api(status = 409, code = "ORDER_TAKEN", header("x-own" = "kept"))]
    Taken { id: u32 },
    #[error("database: {0}")]
    #[api(status = 500, code = "DATABASE")]
    Database(#[from] std::io::Error),
}

/// An error that left the service, as it was reported.
#[derive(Debug)]
struct Seen {
    code: &'static str,
    status: u16,
    route: Option<String>,
    request_id: String,
    text: String,
}

/// The service in one of the frameworks.
struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
    /// How the framework writes a pattern.
    id: &'static str,
    /// What it says of the methods that `/ok` has.
    allow: Option<&'static str>,
}

/// The edge around each of them, and where it reports.
fn edge() -> (Edge, Arc<Mutex<Vec<Seen>>>) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let reports = Arc::clone(&seen);
    let disclose = |request: &http::request::Parts| {
        let is_admin = request.headers.get("x-admin").is_some_and(|value| value == "yes");
        match request.uri.query() {
            Some("full") if is_admin && request.method == "GET" => Disclosure::Operator,
            _ => Disclosure::Public,
        }
    };
    let edge = Edge::new().identify(true).disclose(disclose).observe(move |report| {
        let mut text = report.message().to_owned();
        for source in report.sources() {
            text = format!("{text}: {source}");
        }
        reports.lock().unwrap().push(Seen {
            code: report.code(),
            status: report.status().as_u16(),
            route: report.route().map(str::to_owned),
            request_id: report.request_id().unwrap().as_str().to_owned(),
            text,
        });
    });
    (edge, seen)
}

impl Server {
    /// Asks, and checks that what an error response is was reported, once.
    async fn ask(&self, request: client::Request<'_>) -> (http::Response<String>, Option<Seen>) {
        let mut connection = client::Connection::open(self.address).await;
        let response = connection.ask(&request).await;
        let seen = self.seen();
        if response.headers().get("connection").is_some_and(|value| value == "close") {
            return (response, seen);
        }
        // The connection still is in step.
        let next = connection.ask(&client::get("/ok")).await;
        assert_eq!((next.status().as_u16(), next.body().as_str()), (200, "fine"), "{request:?}");
        (response, seen)
    }

    /// What was reported since the last time.
    fn seen(&self) -> Option<Seen> {
        let mut seen = std::mem::take(&mut *self.seen.lock().unwrap());
        assert!(seen.len() < 2, "{seen:?}");
        seen.pop()
    }
}

/// Each case is a test in each framework.
macro_rules! in_framework {
    () => {
        in_framework! {
            an_unknown_route
            a_wrong_method
            json_that_is_refused
            what_the_frameworks_own_json_refuses
            forms_queries_and_paths
            a_panic
            a_bare_status_and_a_foreign_error
            the_services_own_errors
            a_head_has_the_length_and_no_body
            problem_details_are_negotiated
            request_ids
            operators_read_the_full_text
            what_is_no_error_passes
        }
    };
    ($($case:ident)+) => {$(
        #[tokio::test]
        async fn $case() {
            super::cases::$case(&start().await).await;
        }
    )+};
}
use in_framework;
