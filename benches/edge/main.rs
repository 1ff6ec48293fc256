//! What the edge costs: the same axum router with it and without it, request to response, dropped.
//!
//! `cargo bench -p errwire-benches --bench edge` prints instructions and allocations. It needs
//! valgrind.

#[path = "../callgrind.rs"]
mod callgrind;

use std::convert::Infallible;
use std::env;
use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;
use std::task;

use axum::Router;
use axum::body::Body;
use axum::routing::{Route, get};
use bytes::Bytes;
use errwire::{ApiError, Context, Edge};
use futures_util::FutureExt as _;
use http::{HeaderValue, Request, Response, StatusCode};
use tower::layer::layer_fn;
use tower::{Layer as _, Service};
use tower_http::catch_panic::CatchPanicLayer;

use crate::callgrind::Cost;

/// The case a of the benchmark of responses.
#[derive(Debug, thiserror::Error, ApiError)]
enum Failure {
    #[error("Project not found")]
    #[api(status = 404)]
    NotFound,
}

/// What is asked, and what is answered.
struct Case {
    name: &'static str,
    path: &'static str,
    /// Whether the client sends a request id.
    identified: bool,
    status: StatusCode,
}

const CASES: [Case; 4] = [
    case("success, the client's request id", "/ok", true, StatusCode::OK),
    case("success, no request id", "/ok", false, StatusCode::OK),
    case("error, the client's request id", "/failure", true, StatusCode::NOT_FOUND),
    case("unknown route, the client's request id", "/nowhere", true, StatusCode::NOT_FOUND),
];

const fn case(
    name: &'static str,
    path: &'static str,
    identified: bool,
    status: StatusCode,
) -> Case {
    Case { name, path, identified, status }
}

/// What is compared: a name, the number of that which it adds to, and what answers so many times.
///
/// Each is made where it is measured, so that only those with an edge are in a process that has one.
type Contender = (&'static str, usize, fn(&Case, u32));

const CONTENDERS: [Contender; 6] = [
    ("a router", 0, |case, times| ask(router(), case, times)),
    ("the edge around it", 0, |case, times| ask(Edge::new().layer(router()), case, times)),
    ("contexts by hand in it", 0, |case, times| ask(by_hand(), case, times)),
    ("tower-http's `CatchPanic` around it", 0, |case, times| {
        ask(CatchPanicLayer::new().layer(router()), case, times);
    }),
    ("an empty layer of the router's", 4, |case, times| {
        let kept = Arc::new(());
        let layer = layer_fn(move |service: Route| Nothing { service, _kept: Arc::clone(&kept) });
        ask(router().layer(layer), case, times);
    }),
    ("the edge as the router's layer", 4, |case, times| {
        ask(router().layer(Edge::new()), case, times);
    }),
];

fn main() -> ExitCode {
    let runs: Vec<_> = CASES
        .iter()
        .flat_map(|case| CONTENDERS.map(|(.., answer)| move |times| answer(case, times)))
        .collect();
    let cells: Vec<callgrind::Cell<'_>> = runs.iter().map(|run| run as _).collect();
    if callgrind::is_inside(&cells) {
        return ExitCode::SUCCESS;
    }
    // `cargo test --benches` runs this too, without the argument.
    if !env::args().any(|word| word == "--bench") {
        return ExitCode::SUCCESS;
    }
    match callgrind::count(cells.len()) {
        Ok(costs) => print(&costs),
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn router() -> Router {
    Router::new()
        .route("/ok", get(async || "hello"))
        .route("/failure", get(async || -> Failure { Failure::NotFound }))
}

/// What the edge answers to an error, byte for byte, by handlers that see to it themselves.
fn by_hand() -> Router {
    let fail = async |request: Request<Body>| {
        Failure::NotFound.respond(&Context::from_request(&request)).map(Body::from)
    };
    Router::new().route("/ok", get(async || "hello")).route("/failure", get(fail))
}

/// A layer that keeps something, as most do, and does nothing: what axum itself needs for one.
#[derive(Clone)]
struct Nothing<S> {
    service: S,
    _kept: Arc<()>,
}

impl<S: Service<R>, R> Service<R> for Nothing<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut task::Context<'_>) -> task::Poll<Result<(), S::Error>> {
        self.service.poll_ready(cx)
    }

    fn call(&mut self, request: R) -> S::Future {
        self.service.call(request)
    }
}

/// Asks a service so many times.
fn ask<S, B>(mut service: S, case: &Case, times: u32)
where
    S: Service<Request<Body>, Response = Response<B>, Error = Infallible>,
{
    // As a server has them: slices of the one buffer that it read.
    let head = Bytes::from(String::from("*/* req_0198f2c4a1b27d3e9c5f60718293a4b5"));
    let value =
        move |(from, to)| HeaderValue::from_maybe_shared(head.slice(from..to)).expect("it is one");
    let [accept, id] = [value((0, 3)), value((4, 40))];
    let mut cx = task::Context::from_waker(task::Waker::noop());
    for _ in 0..times {
        assert!(service.poll_ready(&mut cx).is_ready());
        let mut request = Request::get(case.path).header("accept", &accept);
        if case.identified {
            request = request.header("x-request-id", &id);
        }
        // What a server hands over is in memory. The compiler would build this one where the router
        // wants it, which no layer could do.
        let request = black_box(request.body(Body::empty()).expect("it is a request"));
        let response = service.call(request).now_or_never().expect("nothing waits");
        let response = black_box(response.unwrap_or_else(|never| match never {}));
        assert_eq!(response.status(), case.status, "{}", case.name);
    }
}

fn print(costs: &[Cost]) {
    println!("\nInstructions / allocations of a request, and what each adds:\n");
    println!("| | {} |", CONTENDERS.map(|(name, ..)| name).join(" | "));
    println!("|---|{}", "--:|".repeat(CONTENDERS.len()));
    for (case, costs) in CASES.iter().zip(costs.as_chunks::<{ CONTENDERS.len() }>().0) {
        print!("| {} |", case.name);
        for (cost, (_, to, _)) in costs.iter().zip(CONTENDERS) {
            print!(" {} / {}", cost.instructions, cost.allocations);
            if costs[to].instructions != cost.instructions {
                print!(" ({})", difference(*cost, costs[to]));
            }
            print!(" |");
        }
        println!();
    }
}

fn difference(with: Cost, without: Cost) -> String {
    let [instructions, allocations] =
        [(with.instructions, without.instructions), (with.allocations, without.allocations)]
            .map(|(with, without)| with.cast_signed() - without.cast_signed());
    format!("{instructions:+} / {allocations:+}")
}
