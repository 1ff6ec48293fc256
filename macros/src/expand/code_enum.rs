//! The enum of codes that `code_enum` asks for.

use std::collections::HashSet;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::Target;
use crate::model::{CodeOrigin, Container, Own, Variant};

/// The enum, which stands beside the type.
pub(crate) fn declare(container: &Container<'_>, name: &Ident) -> TokenStream {
    let (vis, errwire) = (container.vis, container.errwire_outside());
    let variants = codes(container).map(|(variant, own)| {
        let (ident, code) = (variant.ident, &own.code.text);
        let docs = own.description.iter();
        quote!(#(#[doc = #docs] #[doc = ""])* #[doc = ::core::concat!("`", #code, "`.")] #ident,)
    });
    let place = errwire.span().resolved_at(Span::call_site());
    let text = quote_spanned!(place=> #errwire::__private::Box<::core::primitive::str>);
    let docs = format!("The codes of [`{}`].", container.ident);
    // Where the name is taken already, that is told at the name.
    let place = name.span().resolved_at(Span::call_site());
    let vis = vis.to_token_stream().into_iter().map(|mut token| {
        token.set_span(place.resolved_at(token.span()));
        token
    });
    let keyword = quote_spanned!(place=> enum);
    let mut body = Group::new(
        Delimiter::Brace,
        quote! {
            #(#variants)*
            /// A code that this version does not know, as it came.
            Unrecognized(#text),
        },
    );
    body.set_span(place);
    quote! {
        #[doc = #docs]
        #[derive(
            ::core::clone::Clone,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::hash::Hash,
        )]
        #[non_exhaustive]
        #(#vis)* #keyword #name #body
    }
}

/// Its impls, which stand where the table of specs is.
pub(crate) fn implement(
    container: &Container<'_>,
    target: &Target,
    name: &Ident,
    specs: &TokenStream,
) -> TokenStream {
    let errwire = &target.errwire;
    let (idents, texts): (Vec<_>, Vec<_>) =
        codes(container).map(|(variant, own)| (variant.ident, &own.code.text)).unzip();
    quote! {
        #[automatically_derived]
        impl #errwire::Code for #name {
            fn all_specs() -> &'static [#errwire::Spec] {
                #specs
            }

            fn as_str(&self) -> &::core::primitive::str {
                match self {
                    #(Self::#idents => #texts,)*
                    Self::Unrecognized(__text) => __text,
                }
            }

            fn from_text(__text: &::core::primitive::str) -> Self {
                match __text {
                    #(#texts => Self::#idents,)*
                    _ => Self::Unrecognized(::core::convert::Into::into(__text)),
                }
            }
        }

        #errwire::__code_enum! { #name }
    }
}

/// Each code that reaches the wire, with the first variant that has it; beside mistakes, those that
/// can't be read too, so that nobody misses a variant for want of its code.
fn codes<'a>(container: &'a Container<'_>) -> impl Iterator<Item = (&'a Variant<'a>, &'a Own)> {
    let mut seen = HashSet::new();
    container.rows().filter(|(_, own)| own.conceal.is_none()).filter(move |(_, own)| {
        own.code.origin == CodeOrigin::Unknown || seen.insert(own.code.text.as_str())
    })
}
