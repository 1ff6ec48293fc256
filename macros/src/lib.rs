//! The derive of errwire.

#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod attr;
mod case;
mod check;
mod diag;
mod duration;
mod expand;
mod fallback;
mod format;
mod header;
mod keys;
mod lock;
mod lower;
mod model;
mod status;

use diag::Errors;
use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

/// Implements `errwire::ApiError` and `errwire::Contract`.
#[proc_macro_derive(ApiError, attributes(api))]
pub fn api_error(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(input.into()).into()
}

/// Tokens → receivers → model → checks → output.
fn derive(input: TokenStream) -> TokenStream {
    let t0 = std::time::Instant::now();
    let input = match syn::parse2::<DeriveInput>(input) {
        Ok(input) => input,
        Err(mistake) => return mistake.into_compile_error(),
    };
    let mut errors = Errors::default();
    let t1 = std::time::Instant::now();
    let container = lower::lower(&input, &mut errors);
    let t2 = std::time::Instant::now();
    if let Some(container) = &container {
        check::check(container, &mut errors);
        lock::check(container, &mut errors);
        if errors.is_empty() {
            let t3 = std::time::Instant::now();
            let out = expand::expand(container);
            if std::env::var_os("T").is_some() {
                eprintln!(
                    "parse {:?} lower {:?} check {:?} expand {:?}",
                    t1 - t0,
                    t2 - t1,
                    t3 - t2,
                    t3.elapsed()
                );
            }
            return out;
        }
    }
    let fallback = fallback::expand(&input, container.as_ref());
    let errors = errors.into_compile_errors();
    quote!(#errors #fallback)
}
