//! What is emitted beside mistakes: impls that keep "trait not implemented" from following them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::check::{is_declarable, parameter};
use crate::expand::{Target, code_enum};
use crate::model::Container;

/// The impls of a type whose attributes are not understood. They compile, and never run.
pub(crate) fn expand(input: &DeriveInput, container: &Container<'_>) -> TokenStream {
    let errwire = container.errwire.clone();
    // One that depends on a parameter is a mistake that must not be made twice.
    let envelope = container.envelope.as_ref().filter(|_| parameter(container).is_none());
    let home = container.home.as_ref();
    let target = Target::new(&input.ident, &input.generics, errwire, home, envelope, Vec::new());
    let errwire = &target.errwire;
    let api_error = target.implement(
        "ApiError",
        &quote! {
            fn spec(&self) -> &'static #errwire::Spec {
                ::core::unreachable!()
            }
        },
    );
    let specs = quote!(&[]);
    let code_enum = container.code_enum.as_ref().filter(|name| is_declarable(container, name));
    let declared = code_enum.map(|name| code_enum::declare(container, name));
    let implemented = code_enum.map(|name| code_enum::implement(container, &target, name, &specs));
    let impls = target.wrap(&quote!(#api_error #implemented), &specs, &TokenStream::new());
    quote!(#declared #impls)
}
