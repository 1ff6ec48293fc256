//! Every route, and every layer around them.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, State};
use axum::routing::get;
use axum::{Json, Router, middleware};
use errwire::{Context, Disclosure, Edge};
use serde::Serialize;
use tower::ServiceBuilder;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower_http::classify::{ServerErrorsAsFailures, SharedClassifier};
use tower_http::trace::{MakeSpan, OnResponse, TraceLayer};
use tracing::{Span, info, info_span};

use crate::{
    App, Config, Result, Shared, auth, debug, members, projects, rates, reference, reports, uploads,
};

/// The longest body of a request that is no upload.
const MAX_BODY: usize = 64 << 10;

/// The service, whose every answer is the contract's.
pub fn router(app: Arc<App>) -> Router {
    let edge = edge(&app.config);
    // The outermost comes first: what happens further in leaves through the edge.
    let layers = ServiceBuilder::new()
        .layer(edge.clone())
        .layer(trace())
        .load_shed()
        .layer(GlobalConcurrencyLimitLayer::new(app.config.max_requests))
        .timeout(app.config.request_timeout)
        .layer(DefaultBodyLimit::max(MAX_BODY));
    let mut router = api(&app, edge)
        .route_layer(middleware::from_fn_with_state(Arc::clone(&app), auth::authenticate))
        // What stands below this needs no token.
        .route("/health", get(health))
        .route("/errors", get(reference::html))
        .route("/errors.json", get(reference::json))
        .route("/errors.md", get(reference::markdown));
    if app.config.debug_routes {
        router = router
            .route("/debug/panic", get(debug::panic))
            .route("/debug/query", get(debug::query))
            .route("/debug/foreign", get(debug::foreign));
    }
    router.layer(layers).with_state(app)
}

/// What takes a token.
fn api(app: &App, edge: Edge) -> Router<Arc<App>> {
    let Config { max_reports, report_timeout, max_upload, .. } = app.config;
    let reports = ServiceBuilder::new()
        .layer(edge)
        .load_shed()
        .concurrency_limit(max_reports)
        .timeout(report_timeout);
    let files = get(uploads::list).post(uploads::upload).layer(DefaultBodyLimit::max(max_upload));
    Router::new()
        .route("/projects", get(projects::list).post(projects::create))
        .route(
            "/projects/{project}",
            get(projects::read).patch(projects::update).delete(projects::delete),
        )
        .route("/projects/{project}/members", get(members::list).post(members::add))
        .route("/projects/{project}/members/{user}", axum::routing::delete(members::remove))
        .route("/projects/{project}/files", files)
        .route("/projects/{project}/files/{file}", get(uploads::download).delete(uploads::delete))
        .route("/projects/{project}/report", get(reports::report).layer(reports))
        .route("/rates/{currency}", get(rates::rate))
}

/// What brings every failure into the contract, and reports it, once.
fn edge(config: &Config) -> Edge {
    let disclosure = if config.show_internals { Disclosure::Operator } else { Disclosure::Public };
    Edge::new().identify(true).disclose(move |_| disclosure)
}

/// A span for each request, and one line about how it ended.
fn trace()
-> TraceLayer<SharedClassifier<ServerErrorsAsFailures>, RequestSpan, (), Ended, (), (), ()> {
    // The edge reports failures, with their causes: to report them here would be twice.
    TraceLayer::new_for_http()
        .make_span_with(RequestSpan)
        .on_request(())
        .on_response(Ended)
        .on_body_chunk(())
        .on_eos(())
        .on_failure(())
}

#[derive(Clone, Copy)]
struct RequestSpan;

impl<B> MakeSpan<B> for RequestSpan {
    fn make_span(&mut self, request: &http::Request<B>) -> Span {
        let cx = Context::current();
        // The query is left out: it may hold what logs must not.
        info_span!(
            "request",
            method = %request.method(),
            path = request.uri().path(),
            request_id = cx.request_id().map(errwire::RequestId::as_str),
        )
    }
}

#[derive(Clone, Copy)]
struct Ended;

impl<B> OnResponse<B> for Ended {
    fn on_response(self, response: &http::Response<B>, latency: Duration, _: &Span) {
        info!(status = response.status().as_u16(), ms = latency.as_millis(), "answered");
    }
}

#[derive(Serialize)]
struct Health {
    status: &'static str,
}

/// Whether the service can do its work.
async fn health(State(app): Shared) -> Result<Json<Health>> {
    app.db.ping().await?;
    Ok(Json(Health { status: "ok" }))
}
