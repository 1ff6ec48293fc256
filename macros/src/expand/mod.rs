//! The model, written out. Nothing here can fail.

mod json;
mod methods;
mod rows;
mod target;
mod text;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Container;
pub(crate) use target::Target;

/// The impls of a type whose attributes are understood.
pub(crate) fn expand(container: &Container<'_>) -> TokenStream {
    let Container { ident, generics, errwire, envelope, .. } = container;
    let bounds = target::bounds(container);
    let target = Target::new(ident, generics, errwire.clone(), envelope.as_ref(), bounds);
    let spec = methods::spec(container);
    let write_message = text::write_message(container);
    let parts = methods::parts(container);
    let respond = methods::respond(&target);
    let table = rows::table(container, &target);
    let api_error = target.implement("ApiError", &quote!(#spec #write_message #parts #respond));
    let specs = if table.is_some() { quote!(&__SPECS) } else { quote!(&[]) };
    let codes = rows::codes(container, &target);
    target.wrap(&quote!(#table #api_error), &specs, &codes)
}
