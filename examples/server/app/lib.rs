//! The router, and what stands behind each route.

#![allow(missing_docs, reason = "what is public is so for `main.rs`, the tests and the client")]

mod accept;
mod answer;
mod errors;
mod flaky;
mod host;
mod listing;

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use axum::{Json, Router};
use contracts::{Case, Published};
use errwire::{Disclosure, Edge};
use http::request::Parts;
use serde::Deserialize;
use serde_json::json;

use self::accept::Accept;
use self::answer::answer;
use self::errors::ServerError;
use self::flaky::Flaky;
pub use self::host::{listen, port, serve, stop};
use self::listing::Listing;

/// Everything that the server answers. `advises` adds the headers that vendors' SDKs follow.
pub fn router(advises: bool) -> Router {
    let contracts = contracts::all();
    let app = App { listing: Listing::of(&contracts), contracts, flaky: Flaky::default() };
    let mut router = Router::new()
        .route("/", get(list).fallback(async || ServerError::MethodNotAllowed))
        .fallback(async || ServerError::UnknownPath);
    // A client that was given one of these as its base address puts its own paths below it.
    for below in ["", "/", "/{*below}"] {
        router = router
            .route(&format!("/{{contract}}/{{case}}{below}"), any(case))
            .route(&format!("/nested/panic{below}"), any(panic))
            .route(&format!("/flaky/{{times}}/{{contract}}/{{case}}/{{token}}{below}"), any(flaky));
    }
    router
        .layer(middleware::from_fn(answer::catch_panic))
        // Outside of all that answers, so that every answer finds its request's context.
        .layer(
            Edge::new()
                .disclose(disclosure)
                .should_retry(advises)
                .stripe_should_retry(advises)
                .retry_after_ms(advises)
                .vendor_request_id(advises),
        )
        .with_state(Arc::new(app))
}

struct App {
    contracts: Vec<Published>,
    listing: Listing,
    flaky: Flaky,
}

impl App {
    fn case(&self, at: &Place) -> Result<&Case, ServerError> {
        let Place { contract, case } = at;
        let published = self.contracts.iter().find(|published| published.name == contract);
        let Some(published) = published else {
            return Err(ServerError::UnknownContract { contract: contract.clone() });
        };
        published.cases.iter().find(|known| known.id == case).ok_or_else(|| {
            ServerError::UnknownCase { contract: published.name, case: case.clone() }
        })
    }
}

#[derive(Deserialize)]
struct Place {
    contract: String,
    case: String,
}

#[derive(Deserialize)]
struct FlakyPlace {
    times: u64,
    contract: String,
    case: String,
    token: String,
}

async fn list(State(app): State<Arc<App>>, accept: Accept) -> Response {
    app.listing.respond(accept)
}

async fn case(
    State(app): State<Arc<App>>,
    accept: Accept,
    place: Result<Path<Place>, PathRejection>,
) -> Result<Response, ServerError> {
    let Path(place) = place?;
    Ok(answer(app.case(&place)?, accept))
}

/// The first `times` requests with a token fail, the others succeed.
async fn flaky(
    State(app): State<Arc<App>>,
    accept: Accept,
    place: Result<Path<FlakyPlace>, PathRejection>,
) -> Result<Response, ServerError> {
    let Path(FlakyPlace { times, contract, case, token }) = place?;
    let case = app.case(&Place { contract, case })?;
    if app.flaky.sees(token)? <= times {
        Ok(answer(case, accept))
    } else {
        Ok(Json(json!({ "ok": true })).into_response())
    }
}

/// What a bug looks like from outside.
async fn panic() -> Response {
    panic!("this handler has a bug: {:?}", "on purpose".parse::<u8>());
}

/// A service of your own asks the session, not the address.
fn disclosure(request: &Parts) -> Disclosure {
    let mut parameters = request.uri.query().unwrap_or_default().split('&');
    if parameters.any(|parameter| parameter == "as=operator") {
        Disclosure::Operator
    } else {
        Disclosure::Public
    }
}
