//! One error of each contract, read as a type.

use std::fmt::{self, Debug};

use contracts::{flat, message, nested, plain, typed};
use errwire::client::{Decode, ReadErrors, WireError};
use errwire::envelope::{Flat, Message, Nested, Problem, SuccessMessage, Typed};
use errwire::{Catalog, Code, Retry};
use http::header::ACCEPT;
use reqwest_middleware::ClientBuilder;

/// What the client made of one error.
#[derive(Debug)]
pub struct Read {
    pub path: &'static str,
    /// What it asked for besides the contract's own format.
    pub accept: &'static str,
    pub status: u16,
    /// The variant of the code's type; none where the body has no code.
    pub code: Option<String>,
    pub retry: Retry,
    /// What it does about it.
    pub action: &'static str,
}

const ANY: &str = "*/*";
const PROBLEM: &str = "application/problem+json";

/// Asks for one error of each contract.
///
/// # Errors
///
/// If there is no answer, or none that is an error.
pub async fn of_each_contract(http: &reqwest::Client, url: &str) -> Result<Vec<Read>, String> {
    let client = Client { http, url };
    Ok(vec![
        client.read::<Flat, _>("/flat/rate_limited", ANY, &flat::ERRORS, access).await?,
        client.read::<Nested, _>("/nested/payment_required", ANY, &nested::ERRORS, run).await?,
        client.read::<Typed, _>("/typed/model_unavailable", ANY, &typed::ERRORS, execution).await?,
        // These two have no code in their own format, and one in the standard's.
        client
            .read::<SuccessMessage, _>("/message/mcp_unhealthy", ANY, &message::ERRORS, mcp)
            .await?,
        client.read::<Problem, _>("/message/mcp_unhealthy", PROBLEM, &message::ERRORS, mcp).await?,
        client.read::<Message, _>("/plain/wrong_project", ANY, &plain::ERRORS, user).await?,
        client.read::<Problem, _>("/plain/wrong_project", PROBLEM, &plain::ERRORS, user).await?,
    ])
}

fn access(code: Option<&flat::AccessCode>) -> &'static str {
    use flat::AccessCode::{Forbidden, RateLimited, Unauthorized};
    match code {
        Some(Unauthorized) => "sign in again",
        Some(Forbidden) => "ask for the role",
        Some(RateLimited) => "slow down",
        _ => "show the message",
    }
}

fn run(code: Option<&nested::RunCode>) -> &'static str {
    match code {
        Some(nested::RunCode::PaymentRequired) => "ask for a deposit",
        Some(nested::RunCode::ProviderDown) => "take another model",
        _ => "show the message",
    }
}

fn execution(code: Option<&typed::ExecutionCode>) -> &'static str {
    use typed::ExecutionCode::{ContextLengthExceeded, ModelUnavailable};
    match code {
        Some(ContextLengthExceeded) => "shorten the input",
        Some(ModelUnavailable) => "take another model",
        _ => "show the message",
    }
}

fn mcp(code: Option<&message::McpCode>) -> &'static str {
    match code {
        Some(message::McpCode::Unhealthy) => "go on without tools",
        _ => "show the message",
    }
}

fn user(code: Option<&plain::UserCode>) -> &'static str {
    match code {
        Some(plain::UserCode::WrongProject) => "choose another key",
        _ => "show the message",
    }
}

struct Client<'a> {
    http: &'a reqwest::Client,
    url: &'a str,
}

impl Client<'_> {
    async fn read<D: Decode, C: Code + Debug>(
        &self,
        path: &'static str,
        accept: &'static str,
        errors: &Catalog,
        act: fn(Option<&C>) -> &'static str,
    ) -> Result<Read, String> {
        let errors = ReadErrors::of::<D>().knowing(errors.specs());
        let client = ClientBuilder::new(self.http.clone()).with(errors).build();
        let asked = client.get(format!("{}{path}", self.url)).header(ACCEPT, accept).send().await;
        let response = asked.map_err(|error| format!("{}{path}: {error:#}", self.url))?;
        let Some(error) = response.extensions().get::<WireError<'static>>() else {
            return Err(format!("{}{path}: {}, and no error", self.url, response.status()));
        };
        let code = error.code::<C>();
        Ok(Read {
            path,
            accept,
            status: error.status.as_u16(),
            action: act(code.as_ref()),
            code: code.map(|code| format!("{code:?}")),
            retry: error.retry,
        })
    }
}

impl fmt::Display for Read {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, accept, status, code, retry, action } = self;
        let code = code.as_deref().unwrap_or("-");
        let class = match retry {
            Retry::Always(_) => "always",
            Retry::IfIdempotent(_) => "if idempotent",
            _ => "never",
        };
        let retry = match retry.delay() {
            Some(wait) => format!("{class}, after {wait:?}"),
            None => class.to_owned(),
        };
        write!(f, "{path:<24} {accept:<24} {status:<3} {code:<16} {retry:<18} {action}")
    }
}

/// The line above a table of these.
#[must_use]
pub fn header() -> String {
    format!("{:<24} {:<24} {:<3} {:<16} {:<18} {}", "error", "accept", "", "code", "again", "so")
}
