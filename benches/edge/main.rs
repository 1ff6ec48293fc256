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
use std::task::{Context, Poll};

use axum::Router;
use axum::body::Body;
use axum::routing::{Route, get};
use bytes::Bytes;
use errwire::{ApiError, Edge};
use futures_util::FutureExt as _;
use http::{HeaderValue, Request, Response, StatusCode};
use tower::layer::layer_fn;
use tower::{Layer as _, Service};

use crate::callgrind::Cost;

/// The case a of the benchmark of responses.
#[derive(Debug, thiserror::Error, ApiError)]
enum Failure {
    #[error("Project not found")]
    #[api(status = 404)]
    NotFound,
}

/// What is asked: a name, the path, whether the client sends a request id, what is answered.
const CASES: [(&str, &str, bool, StatusCode); 4] = [
    ("success, the client's request id", "/ok", true, StatusCode::OK),
    ("success, a request id made", "/ok", false, StatusCode::OK),
    ("error, the client's request id", "/failure", true, StatusCode::NOT_FOUND),
    ("unknown route, the client's request id", "/nowhere", true, StatusCode::NOT_FOUND),
];

fn main() -> ExitCode {
    let plain = Router::new()
        .route("/ok", get(async || "hello"))
        .route("/failure", get(async || -> Failure { Failure::NotFound }));
    let edge = Edge::new();
    let around = edge.layer(plain.clone());
    let layered = plain.clone().layer(edge);
    let nothing = plain.clone().layer(layer_fn(|service: Route| Nothing(service)));
    let runs: Vec<Box<dyn Fn(u32)>> = CASES
        .iter()
        .flat_map(|case| -> [Box<dyn Fn(u32)>; 4] {
            [
                Box::new(run(plain.clone(), case)),
                Box::new(run(around.clone(), case)),
                Box::new(run(nothing.clone(), case)),
                Box::new(run(layered.clone(), case)),
            ]
        })
        .collect();
    let cells: Vec<callgrind::Cell<'_>> = runs.iter().map(|run| &**run as _).collect();
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

/// A layer that does nothing: what axum itself needs for one.
#[derive(Clone)]
struct Nothing<S>(S);

impl<S: Service<R>, R> Service<R> for Nothing<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.0.poll_ready(cx)
    }

    fn call(&mut self, request: R) -> S::Future {
        self.0.call(request)
    }
}

/// Asks a service so many times.
fn run<S>(service: S, case: &'static (&str, &str, bool, StatusCode)) -> impl Fn(u32)
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible> + Clone,
{
    // As a server has them: slices of the one buffer that it read.
    let head = Bytes::from(String::from("*/* req_0198f2c4a1b27d3e9c5f60718293a4b5"));
    let value =
        move |(from, to)| HeaderValue::from_maybe_shared(head.slice(from..to)).expect("it is one");
    let [accept, id] = [value((0, 3)), value((4, 40))];
    let answer = move |service: &mut S| {
        let mut request = Request::get(case.1).header("accept", &accept);
        if case.2 {
            request = request.header("x-request-id", &id);
        }
        let request = request.body(Body::empty()).expect("it is a request");
        let response = service.call(request).now_or_never().expect("nothing waits");
        response.unwrap_or_else(|never| match never {})
    };
    assert_eq!(answer(&mut service.clone()).status(), case.3, "{}", case.0);
    move |times| {
        let mut service = service.clone();
        for _ in 0..times {
            black_box(answer(&mut service));
        }
    }
}

fn print(costs: &[Cost]) {
    println!("\nInstructions / allocations of a request, and what the edge adds:\n");
    println!("| | router | edge around it | | router with an empty layer | edge as its layer | |");
    println!("|---|--:|--:|--:|--:|--:|--:|");
    for ((name, ..), costs) in CASES.iter().zip(costs.as_chunks::<4>().0) {
        let [plain, around, nothing, layered] = costs.each_ref().map(show);
        let [outer, inner] = [difference(costs[1], costs[0]), difference(costs[3], costs[2])];
        println!("| {name} | {plain} | {around} | {outer} | {nothing} | {layered} | {inner} |");
    }
}

fn show(cost: &Cost) -> String {
    format!("{} / {}", cost.instructions, cost.allocations)
}

fn difference(with: Cost, without: Cost) -> String {
    let [instructions, allocations] =
        [(with.instructions, without.instructions), (with.allocations, without.allocations)]
            .map(|(with, without)| with.cast_signed() - without.cast_signed());
    format!("{instructions:+} / {allocations:+}")
}
