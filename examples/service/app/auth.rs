//! Who sends a request, and whether they may send another one.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::AuthError;
use errwire::openapi::Responses;
use http::HeaderMap;
use http::header::AUTHORIZATION;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use utoipa::Modify;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{OpenApi, SecurityRequirement};

use crate::limit::TooManyRequests;
use crate::{App, Error, Result, openapi};

/// Lets those pass whose token is known, as long as it may send requests.
///
/// The handler finds the [`Caller`](domain::Caller) in the request's extensions.
pub(crate) async fn authenticate(
    State(app): State<Arc<App>>,
    mut request: Request,
    next: Next,
) -> Result<Response> {
    let token = Token::of(request.headers())?;
    let known = app.db.token(token.id).await?;
    let caller = known.and_then(|known| known.caller_with(token.secret));
    let caller = caller.ok_or(AuthError::TokenInvalid)?;
    let (allowance, outcome) = app.limits.take(token.id, caller.plan);
    let mut response = match outcome {
        Ok(()) => {
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        Err(error) => error.into_response(),
    };
    allowance.tell(response.headers_mut());
    Ok(response)
}

/// What [`authenticate`] means to the operations behind it.
pub(crate) struct Authenticated;

impl Modify for Authenticated {
    fn modify(&self, api: &mut OpenApi) {
        let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        let components = api.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(token));
        let refused = Responses::of::<AuthError>().only(|status| status == 401);
        let limited = Responses::of::<TooManyRequests>();
        // They read the database; only one asks another service.
        let failed = Responses::of::<Error>();
        let invalid = failed.clone().only(|status| status == 422);
        let failed = failed.only(|status| matches!(status, 500 | 503 | 504));
        refused.merge(limited).merge(failed).modify(api);
        for operation in openapi::operations(api) {
            if openapi::has_fields(operation) {
                invalid.add_to_operation(operation);
            }
            let nothing: [&str; 0] = [];
            operation.security = Some(vec![SecurityRequirement::new("token", nothing)]);
        }
    }
}

/// `Bearer id.secret`.
struct Token<'a> {
    id: &'a str,
    secret: &'a str,
}

impl<'a> Token<'a> {
    fn of(headers: &'a HeaderMap) -> Result<Self, AuthError> {
        let mut values = headers.get_all(AUTHORIZATION).iter();
        let value = values.next().ok_or(AuthError::TokenMissing)?;
        if values.next().is_some() {
            return Err(AuthError::TokenInvalid);
        }
        let value = value.to_str().map_err(|_| AuthError::TokenInvalid)?;
        let (scheme, token) = value.split_once(' ').unwrap_or((value, ""));
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(AuthError::TokenMissing);
        }
        let (id, secret) = token.trim().split_once('.').ok_or(AuthError::TokenInvalid)?;
        Ok(Self { id, secret })
    }
}

/// A token as the database has it: who reads the database can't send requests.
pub(crate) struct KnownToken {
    pub(crate) hash: Vec<u8>,
    pub(crate) caller: domain::Caller,
}

impl KnownToken {
    /// Who is calling, if they know the secret.
    ///
    /// A secret is long and random, so that one round of a fast hash is enough. How long the
    /// comparison takes says nothing of how much of it was right.
    fn caller_with(self, secret: &str) -> Option<domain::Caller> {
        bool::from(hash(secret).ct_eq(&self.hash)).then_some(self.caller)
    }
}

/// What the database keeps of a secret.
pub(crate) fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}
