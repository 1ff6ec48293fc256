//! `sample` and `forwards`: what an occurrence of each row looks like, and who answers instead.
//!
//! They stand in a macro of the runtime, which drops them where no catalog is asked for.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, LitStr, Member, Path, Type};

use super::parts;
use super::text::{bound, goes_through_as_display};
use super::tokens::local;
use crate::diag::source;
use crate::literal::Str;
use crate::model::{Answer, Container, Content, Field, Forward, Own, Piece, RoleKind, Variant};

/// The two functions, if there is anything that a row does not say.
pub(super) fn samples(container: &Container<'_>) -> Option<TokenStream> {
    let errwire = &container.errwire;
    let forwards = container.variants.iter().filter_map(|variant| forward(variant, errwire));
    let forwards = forwards.collect::<Vec<_>>();
    let rows = container.rows().enumerate();
    let arms = rows.filter_map(|(row, (variant, own))| {
        let shown = shown(variant, own, errwire)?;
        let row = Literal::usize_unsuffixed(row);
        Some(quote!(#row => #shown))
    });
    let arms = arms.collect::<Vec<_>>();
    if arms.is_empty() && forwards.is_empty() {
        return None;
    }
    let sample = (!arms.is_empty()).then(|| {
        quote! {
            fn sample(
                __row: ::core::primitive::usize,
                __with: &mut dyn ::core::ops::FnMut(#errwire::__private::Shown<'_>),
            ) {
                use #errwire::__private::AsDisplay as _;
                match __row {
                    #(#arms)*
                    _ => __with(#errwire::__private::Shown::NOTHING),
                }
            }
        }
    });
    let forwards = (!forwards.is_empty()).then(|| {
        quote! {
            fn forwards(__with: &mut dyn ::core::ops::FnMut(#errwire::__private::Forward)) {
                #(#forwards)*
            }
        }
    });
    Some(quote!(#errwire::__for_catalog! { #sample #forwards }))
}

/// What leads from the type's `ApiError` to its contract.
pub(super) fn published(errwire: &Path) -> TokenStream {
    quote! {
        #errwire::__for_catalog! {
            fn published() -> ::core::option::Option<#errwire::__private::Of> {
                ::core::option::Option::Some(#errwire::__private::Of::new::<Self>())
            }
        }
    }
}

/// Who answers for a variant.
fn forward(variant: &Variant<'_>, errwire: &Path) -> Option<TokenStream> {
    let Answer::Forwarded(how, _) = variant.answer else { return None };
    let ty = variant.fields.get(variant.answering()?)?.ty;
    let name = variant.ident.unraw().to_string();
    let how = match how {
        Forward::Transparent => quote!(transparent),
        Forward::Classify => quote!(classified),
    };
    Some(quote!(__with(#errwire::__private::Forward::#how::<#ty>(#name));))
}

/// What an occurrence shows of its fields, if it shows any.
fn shown(variant: &Variant<'_>, own: &Own, errwire: &Path) -> Option<TokenStream> {
    if own.conceal.is_some() {
        return None;
    }
    let pieces = match (&own.text.content, &own.example) {
        (Content::Pieces(pieces), None) => pieces.as_slice(),
        _ => &[],
    };
    let in_text = bound(pieces);
    let fields = variant.fields.iter().enumerate();
    let fields = fields.filter(|(i, field)| in_text.contains(i) || !field.roles.is_empty());
    let fields = fields.collect::<Vec<_>>();
    if fields.is_empty() && own.example.is_none() {
        return None;
    }
    let position = |index| fields.iter().position(|(i, _)| *i == index);
    let values = fields.iter().enumerate().map(|(i, (_, field))| value(i, field, errwire));
    let texts = pieces.iter().filter_map(|piece| {
        let Piece::Field { index, .. } = piece else { return None };
        let position = position(*index)?;
        let field = fields.get(position)?.1;
        let (name, text) = (field.name(), text(piece, field, &local(position), errwire));
        Some(quote!((#name, #text)))
    });
    let members = fields.iter().flat_map(|(_, field)| members(field, errwire));
    let calls = fields.iter().enumerate().flat_map(|(i, (_, field))| parts::calls(i, field));
    let text = own.example.as_ref().map(|example| &example.value);
    let text = text.map_or_else(|| quote!(None), |text| quote!(Some(#text)));
    let parts = Ident::new("__parts", Span::call_site());
    Some(quote! {{
        #(#values)*
        let #parts = #errwire::Parts::new();
        #(#calls)*
        __with(#errwire::__private::Shown {
            text: ::core::option::Option::#text,
            fields: &[#(#texts),*],
            members: &[#(#members),*],
            parts: #parts,
        })
    }})
}

/// The local of a field: the author's example, or that of its type.
fn value(index: usize, field: &Field<'_>, errwire: &Path) -> TokenStream {
    let (local, ty) = (local(index), field.ty);
    let name = match &field.member {
        Member::Named(name) => name.unraw().to_string(),
        Member::Unnamed(_) => {
            field.roles.first().map_or("value", |role| role.kind.key()).to_owned()
        }
    };
    let inner = field.optional.unwrap_or(ty);
    let in_option = |value: TokenStream, inner: Option<&Type>| match (field.optional, inner) {
        (Some(_), Some(ty)) => quote!(&::core::option::Option::Some::<#ty>(#value)),
        (Some(_), None) => quote!(&::core::option::Option::Some(#value)),
        (None, _) => quote!(&#value),
    };
    match &field.example {
        // It need not be of the field's type: it is only shown.
        Some(text) if is_text(text) => {
            let value = in_option(quote!(#text), None);
            quote!(let #local = #value;)
        }
        Some(expr) => {
            // What is no expression is told where it stands.
            let span = expr.span().resolved_at(Span::call_site());
            let value = in_option(quote_spanned!(span=> { #expr }), Some(inner));
            quote!(let #local: &#ty = #value;)
        }
        None if field.is_generic => {
            let is_delay = field.roles.iter().any(|role| role.kind == RoleKind::RetryAfter);
            let value = if is_delay { quote!(30_u64) } else { quote!(#name) };
            let value = in_option(value, None);
            quote!(let #local = #value;)
        }
        None => {
            let span = ty.span().resolved_at(Span::call_site());
            let example =
                quote_spanned!(span=> <#ty as #errwire::catalog::Example>::example(#name));
            quote!(let #local: &#ty = &#example;)
        }
    }
}

fn is_text(example: &Expr) -> bool {
    Str::of_expr(example).is_some()
}

/// A field as the message shows it.
fn text(piece: &Piece, field: &Field<'_>, local: &Ident, errwire: &Path) -> TokenStream {
    let Piece::Field { spec, .. } = piece else { return TokenStream::new() };
    let is_text = field.example.as_ref().is_some_and(is_text);
    // A type parameter stands for types that may all be formatted so; a text need not be.
    if is_text || field.is_generic && field.example.is_none() {
        return quote!(#errwire::__private::formatted(::core::format_args!("{}", #local)));
    }
    if goes_through_as_display(piece) {
        return quote!(#errwire::__private::displayed(#local.as_display()));
    }
    let format = if spec.is_empty() { "{}".to_owned() } else { format!("{{:{spec}}}") };
    let format = LitStr::new(&format, Span::mixed_site());
    quote!(#errwire::__private::formatted(::core::format_args!(#format, #local)))
}

/// What the field adds: the role, the name that it gives, and its type as it is written.
fn members<'m>(field: &'m Field<'_>, errwire: &'m Path) -> impl Iterator<Item = TokenStream> + 'm {
    let ty = source(field.optional.unwrap_or(field.ty).to_token_stream());
    let is_optional = field.optional.is_some();
    field.roles.iter().map(move |role| {
        let (key, name) = match &role.kind {
            RoleKind::Header(name) | RoleKind::Extension(name) => (role.kind.key(), &**name),
            kind => (kind.key(), kind.key()),
        };
        quote! {
            #errwire::__private::Role {
                role: #key,
                name: #name,
                ty: #ty,
                is_optional: #is_optional,
            }
        }
    })
}
