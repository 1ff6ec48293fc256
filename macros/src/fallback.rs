//! What is emitted beside mistakes: impls that keep "trait not implemented" from following them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::expand::Target;
use crate::model::Container;

/// The impls of a type whose attributes are not understood. They compile, and never run.
pub(crate) fn expand(input: &DeriveInput, container: &Container<'_>) -> TokenStream {
    let errwire = container.errwire.clone();
    // The default dialect: the one that is written may be what is wrong.
    let target = Target::new(&input.ident, &input.generics, errwire, None, Vec::new());
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
