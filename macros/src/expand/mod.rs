//! The model, written out. Nothing here can fail.

pub(crate) mod code_enum;
mod fields;
mod json;
mod methods;
mod packed;
mod parts;
mod rows;
mod samples;
mod target;
mod text;
mod tokens;

use std::path::Path;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Container;
pub(crate) use target::Target;

/// The impls of a type whose attributes are understood.
pub(crate) fn expand(container: &Container<'_>) -> TokenStream {
    let Container { ident, generics, errwire, home, envelope, .. } = container;
    let bounds = target::bounds(container);
    let target =
        Target::new(ident, generics, errwire.clone(), home.as_ref(), envelope.as_ref(), bounds)
            .without(container.skip.clone());
    let rows::Table { items, specs, codes } = rows::Table::new(container, &target);
    let spec = methods::spec(container, &specs);
    let fields = fields::fields(container);
    let respond = methods::respond(&target);
    let published = IS_IN_CATALOG.then(|| samples::published(errwire));
    let api_error = target.implement("ApiError", &quote!(#spec #fields #respond #published));
    let code_enum = container.code_enum.as_ref();
    let declared = code_enum.map(|name| code_enum::declare(container, name));
    let implemented = code_enum.map(|name| code_enum::implement(container, &target, name, &specs));
    let lock = lock(container);
    let samples = IS_IN_CATALOG.then(|| samples::samples(container)).flatten();
    let of_contract = [Some(codes), samples].into_iter().flatten().collect();
    let impls = target.wrap(&quote!(#items #api_error #implemented #lock), &specs, &of_contract);
    quote!(#declared #impls)
}

/// Whether anybody asks for a catalog. Where nobody does, these tokens would be made to be dropped.
const IS_IN_CATALOG: bool = cfg!(any(test, feature = "catalog"));

/// What makes the compiler look again when the file of published codes has changed, or when
/// somebody asks to have it written.
fn lock(container: &Container<'_>) -> Option<TokenStream> {
    let path = container.lock.as_ref()?.value();
    let path = if Path::new(path).is_absolute() {
        quote!(#path)
    } else {
        quote!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", #path))
    };
    let variable = crate::lock::VARIABLE;
    Some(quote! {
        const _: &[::core::primitive::u8] = ::core::include_bytes!(#path);
        const _: ::core::option::Option<&::core::primitive::str> = ::core::option_env!(#variable);
    })
}
