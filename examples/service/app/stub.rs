//! Stands in for the service that knows rates, unless `UPSTREAM_URL` names one.

use std::future::pending;
use std::io;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use http::StatusCode;
use reqwest::Url;
use serde::Serialize;
use tokio::net::TcpListener;

#[derive(Serialize)]
struct Rate {
    currency: &'static str,
    rate: f64,
}

/// Starts it on a free port.
pub(crate) async fn start() -> io::Result<Url> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let url = format!("http://{}", listener.local_addr()?);
    let app = Router::new().route("/rates/{currency}", get(rate));
    tokio::spawn(axum::serve(listener, app).into_future());
    url.parse().map_err(io::Error::other)
}

/// It knows one currency, and fails in all the ways that such a service does.
async fn rate(Path(currency): Path<String>) -> Response {
    match currency.as_str() {
        "USD" => Json(Rate { currency: "USD", rate: 1.08 }).into_response(),
        "BAD" => "<html>not what was promised".into_response(),
        "BSY" => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        "KEY" => (StatusCode::UNAUTHORIZED, "our key is wrong").into_response(),
        "SLO" => pending().await,
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
