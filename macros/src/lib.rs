//! The derive of errwire.

#![cfg_attr(
    not(test),
    warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod attr;
mod case;
mod catalog;
mod check;
mod diag;
mod duration;
mod expand;
mod fallback;
mod format;
mod grpc;
mod header;
mod hover;
mod keys;
mod literal;
mod lock;
mod lower;
mod model;
mod status;
#[cfg(test)]
mod tests;

use diag::Errors;
use proc_macro2::TokenStream;
use quote::quote;

/// Makes an enum or a struct the error contract of an HTTP API: implements `errwire::ApiError` and
/// `errwire::Contract`, and what the frameworks ask for.
///
/// `Display`, `source` and `From` are thiserror's, snafu's, or your own. Everything else is said in
/// `#[api(…)]`; `errwire::attributes` has a page a key.
///
/// ```text
/// #[derive(Debug, thiserror::Error, ApiError)]
/// #[api(docs = "https://docs.example.com/errors#{code}")]
/// pub enum RunError {
///     /// The organisation's balance is exhausted.
///     #[error("balance exhausted for {provider}")]
///     #[api(status = 402, code = "PAYMENT_REQUIRED", retryable, help = "Deposit funds.")]
///     BalanceExhausted { provider: String },
///
///     #[error("rate limit exceeded")]
///     #[api(status = TOO_MANY_REQUESTS)]
///     RateLimited { #[api(retry_after)] wait: Duration },
/// }
/// ```
#[doc = include_str!("keys.md")]
#[proc_macro_derive(ApiError, attributes(api))]
pub fn api_error(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(input.into()).into()
}

/// What `errwire::catalog!` says of what it does not take.
#[doc(hidden)]
#[proc_macro]
pub fn __catalog_mistake(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    catalog::tell(input.into()).into()
}

/// Tokens → receivers → model → checks → output.
fn derive(input: TokenStream) -> TokenStream {
    let input = match attr::Input::parse(input) {
        Ok(input) => input,
        Err(mistake) => return mistake.into_compile_error(),
    };
    let mut errors = Errors::default();
    let container = lower::lower(&input, &mut errors);
    if let Some(container) = &container {
        check::check(container, &mut errors);
        lock::check(container, &mut errors);
    }
    let impls = container.as_ref().map(|container| {
        let fallback = || fallback::expand(&input.item, container);
        if errors.is_empty() { expand::expand(container) } else { fallback() }
    });
    let links = container.as_ref().filter(|_| hover::is_asked());
    let links = links.map(|container| hover::expand(&input, container.errwire_outside()));
    let errors = errors.into_compile_errors();
    quote!(#errors #impls #links)
}
