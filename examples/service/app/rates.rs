//! `/rates/{currency}`: what another service knows.

use std::time::Duration;

use axum::extract::State;
use domain::{Currency, RateError};
use errwire::axum::{Json, Path};
use errwire::openapi::Responses;
use errwire::utoipa::{Answers, Either};
use http::StatusCode;
use reqwest::redirect::Policy;
use reqwest::{Client, Url};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Error, Result, Shared};

/// The longest that the other service may take: less than our own callers wait.
const TIMEOUT: Duration = Duration::from_secs(1);

/// The service that knows rates.
#[derive(Debug)]
pub(crate) struct Upstream {
    client: Client,
    url: Url,
}

#[derive(Deserialize, Serialize, ToSchema)]
pub(crate) struct Rate {
    currency: String,
    /// What one euro is worth.
    rate: f64,
}

/// What the euro is worth in another currency.
#[utoipa::path(get, path = "/rates/{currency}", operation_id = "get_rate", tag = "rates",
    params(("currency" = String, Path, description = "Three letters (ISO 4217)", example = "USD",
        pattern = "^[A-Z]{3}$")),
    responses(
        (status = 200, description = "The rate", body = Rate),
        Either<RateError, Upstream>,
    ),
)]
pub(crate) async fn rate(State(app): Shared, Path(currency): Path<String>) -> Result<Json<Rate>> {
    Ok(Json(app.upstream.rate(Currency::parse(&currency)?).await?))
}

impl Answers for Upstream {
    fn answers() -> Responses {
        Responses::of::<Error>().only(|status| (502..=504).contains(&status))
    }
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
