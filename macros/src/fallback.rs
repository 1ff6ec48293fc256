//! What is emitted beside mistakes: impls that keep "trait not implemented" from following them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, parse_quote};

use crate::expand::Target;
use crate::model::Container;

/// The impls of a type whose attributes are not understood. They compile, and never run.
pub(crate) fn expand(input: &DeriveInput, container: Option<&Container<'_>>) -> TokenStream {
    let errwire = container.map_or_else(|| parse_quote!(::errwire), |it| it.errwire.clone());
    let envelope = container.and_then(|it| it.envelope.clone());
    let target = Target::new(&input.ident, &input.generics, errwire, envelope.as_ref(), Vec::new());
    let errwire = &target.errwire;
    let api_error = target.implement(
        "ApiError",
        &quote! {
            fn spec(&self) -> &'static #errwire::Spec {
                ::core::unreachable!()
            }
        },
    );
    target.wrap(&api_error, &quote!(&[]), &TokenStream::new())
}
