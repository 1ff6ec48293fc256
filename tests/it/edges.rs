//! An edge inside another one, as around the layers of one route that can fail.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::routing::get;
use errwire::envelope::Typed;
use errwire::{ApiError, Edge};
use http::{Request, Response, StatusCode};
use tower::ServiceExt;
use tower::timeout::TimeoutLayer;
use tracing_subscriber::fmt::MakeWriter;

use crate::support::header;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("no report")]
#[api(status = 404, code = "NO_REPORT")]
struct NoReport;

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

async fn ask(path: &str) -> Response<Body> {
    let inner = tower::ServiceBuilder::new()
        .layer(Edge::new().envelope::<Typed>())
        .layer(TimeoutLayer::new(Duration::from_millis(1)));
    let app: Router = Router::new()
        .route("/slow", get(std::future::pending::<StatusCode>).layer(inner.clone()))
        .route("/missing", get(async || NoReport).layer(inner.clone()))
        .route("/foreign", get(async || StatusCode::BAD_GATEWAY).layer(inner))
        .layer(Edge::new().identify(true));
    let request = Request::get(path).body(Body::empty()).unwrap();
    app.oneshot(request).await.unwrap()
}

#[tokio::test]
async fn what_the_inner_edge_answers_leaves_as_it_is_and_is_told_once() {
    let cases = [
        ("/slow", 504, "GATEWAY_TIMEOUT"),
        ("/missing", 404, "NO_REPORT"),
        ("/foreign", 502, "BAD_GATEWAY"),
    ];
    for (path, status, code) in cases {
        let log = Log::default();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::DEBUG)
            .with_ansi(false)
            .with_writer(log.clone())
            .finish();
        let response = {
            let _logged = tracing::subscriber::set_default(subscriber);
            ask(path).await
        };
        assert_eq!(response.status(), status, "{path}");
        let id = header(&response, "x-request-id").unwrap().to_owned();
        let body = axum::body::to_bytes(response.into_body(), 1024).await.unwrap();
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        if path != "/missing" {
            // `Typed`'s, and the same request to both edges.
            assert_eq!(body["error"]["requestId"], id, "{path}");
        }
        assert_eq!(body["error"]["code"], code, "{path}");
        let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        let events: Vec<_> = log.lines().filter(|line| line.contains("error.type")).collect();
        let [event] = events[..] else { panic!("{path}: {log}") };
        assert!(event.contains(code) && event.contains(&id), "{path}: {event}");
        assert!(path != "/slow" || event.contains("exception.sources"), "{event}");
    }
}
