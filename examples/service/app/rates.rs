//! `/rates/{currency}`: what another service knows.

use std::time::Duration;

use axum::extract::State;
use domain::{Currency, RateError};
use errwire::axum::{Json, Path};
use http::StatusCode;
use reqwest::redirect::Policy;
use reqwest::{Client, Url};
use serde::{Deserialize, Serialize};

use crate::{Result, Shared};

/// The longest that the other service may take: less than our own callers wait.
const TIMEOUT: Duration = Duration::from_secs(1);

/// The service that knows rates.
#[derive(Debug)]
pub(crate) struct Upstream {
    client: Client,
    url: Url,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct Rate {
    currency: String,
    /// What one euro is worth.
    rate: f64,
}

pub(crate) async fn rate(State(app): Shared, Path(currency): Path<String>) -> Result<Json<Rate>> {
    Ok(Json(app.upstream.rate(Currency::parse(&currency)?).await?))
}

impl Upstream {
    pub(crate) fn new(url: Url) -> Result<Self, reqwest::Error> {
        let client = Client::builder().timeout(TIMEOUT).redirect(Policy::none()).no_proxy();
        Ok(Self { client: client.build()?, url })
    }

    /// Only its 404 means something to our callers. Everything else that it does is its own
    /// failure, and becomes 502, 503 or 504.
    async fn rate(&self, currency: Currency) -> Result<Rate> {
        let mut url = self.url.clone();
        url.set_path(&format!("/rates/{}", currency.as_str()));
        let response = self.client.get(url).send().await?;
        if response.status() == StatusCode::NOT_FOUND {
            return Err(RateError::NotQuoted.into());
        }
        Ok(response.error_for_status()?.json().await?)
    }
}
