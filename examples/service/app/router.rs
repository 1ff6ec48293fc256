//! Every route, and every layer around them.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, State};
use axum::routing::get;
use axum::{Extension, Json, Router, middleware};
use errwire::{Context, Disclosure, Edge};
use serde::Serialize;
use tower::ServiceBuilder;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower_http::classify::{ServerErrorsAsFailures, SharedClassifier};
use tower_http::trace::{MakeSpan, OnResponse, TraceLayer};
use tracing::{Span, info, info_span};
use utoipa::{Modify, OpenApi, ToSchema};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

use crate::{
    App, Config, Result, Shared, auth, debug, members, openapi, projects, rates, reference,
    reports, uploads,
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
    let (mut router, document) = OpenApiRouter::with_openapi(openapi::About::openapi())
        .merge(api(&app, edge.clone()))
        // What stands below this needs no token.
        .routes(routes!(health))
        .routes(routes!(reference::html))
        .routes(routes!(reference::json))
        .routes(routes!(reference::markdown))
        .routes(routes!(openapi::openapi))
        .split_for_parts();
    let document = openapi::finish(document, &edge);
    router = router.layer(Extension(document)).merge(openapi::page());
    if app.config.debug_routes {
        router = router
            .route("/debug/panic", get(debug::panic))
            .route("/debug/query", get(debug::query))
            .route("/debug/foreign", get(debug::foreign));
    }
    router.layer(layers).with_state(app)
}

/// What takes a token.
fn api(app: &Arc<App>, edge: Edge) -> OpenApiRouter<Arc<App>> {
    let Config { max_reports, report_timeout, max_upload, .. } = app.config;
    let reports = ServiceBuilder::new()
        .layer(edge)
        .load_shed()
        .concurrency_limit(max_reports)
        .timeout(report_timeout);
    let upload = DefaultBodyLimit::max(max_upload);
    let mut api = OpenApiRouter::new()
        .routes(routes!(projects::list, projects::create))
        .routes(routes!(projects::read, projects::update, projects::delete))
        .routes(routes!(members::list, members::add))
        .routes(routes!(members::remove))
        .routes(routes!(uploads::list, uploads::upload).layer(upload))
        .routes(routes!(uploads::download, uploads::delete))
        .routes(routes!(reports::report).layer(reports))
        .routes(routes!(rates::rate));
    auth::Authenticated.modify(api.get_openapi_mut());
    api.route_layer(middleware::from_fn_with_state(Arc::clone(app), auth::authenticate))
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

#[derive(Serialize, ToSchema)]
struct Health {
    status: &'static str,
}

/// Whether the service can do its work.
#[utoipa::path(get, path = "/health", operation_id = "get_health", tag = "service",
    responses((status = 200, description = "It can", body = Health)),
)]
async fn health(State(app): Shared) -> Result<Json<Health>> {
    app.db.ping().await?;
    Ok(Json(Health { status: "ok" }))
}
