//! An edge inside another one, as around the layers of one route that can fail.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use errwire::envelope::Typed;
use errwire::{ApiError, Edge, RequestId};
use http::StatusCode;
use tower::ServiceBuilder;

use super::get as get_it;
use crate::support::header;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("no report")]
#[api(status = 404, code = "NO_REPORT", envelope = Typed)]
struct NoReport;

#[tokio::test]
async fn what_the_inner_edge_answers_leaves_as_it_is_and_is_told_once() {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let outer = Edge::new().identify(true).observe({
        let heard = Arc::clone(&heard);
        move |report| {
            let id = report.request_id().map(RequestId::as_str).map(str::to_owned);
            let sources: Vec<_> = report.sources().map(str::to_owned).collect();
            heard.lock().unwrap().push((report.code(), id, sources.concat()));
        }
    });
    let inner = ServiceBuilder::new()
        .layer(Edge::new().envelope::<Typed>())
        .timeout(Duration::from_millis(1));
    let app: Router = Router::new()
        .route("/slow", get(std::future::pending::<StatusCode>).layer(inner.clone()))
        .route("/missing", get(async || NoReport).layer(inner.clone()))
        .route("/foreign", get(async || StatusCode::BAD_GATEWAY).layer(inner))
        .layer(outer);
    let cases = [
        ("/slow", 504, "GATEWAY_TIMEOUT", "request timed out"),
        ("/missing", 404, "NO_REPORT", ""),
        ("/foreign", 502, "BAD_GATEWAY", ""),
    ];
    for (path, status, code, sources) in cases {
        let response = get_it(&app, path).await;
        assert_eq!(response.status(), status, "{path}");
        let id = header(&response, "x-request-id").unwrap().to_owned();
        let body: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!(body["error"]["code"], code, "{path}");
        assert_eq!(body["error"]["requestId"], *id, "one request to both edges: {path}");
        let told = std::mem::take(&mut *heard.lock().unwrap());
        assert_eq!(told, [(code, Some(id), sources.to_owned())], "{path}");
    }
}
