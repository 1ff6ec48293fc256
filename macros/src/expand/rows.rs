//! The table of specs.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::LitStr;
use syn::ext::IdentExt;

use super::{Target, json};
use crate::model::{Class, Container, Content, Own, Retry, Variant};

/// The specs, and the bodies that are known as it compiles; the latter are made where they are
/// used, so that `cargo check` does not pay for them.
pub(super) fn table(container: &Container<'_>, target: &Target) -> Option<TokenStream> {
    let Target { errwire, envelope, .. } = target;
    let own = container.variants.iter().enumerate();
    let own = own.filter_map(|(i, variant)| Some((i, variant, variant.own()?)));
    let conceal = own.clone().filter_map(|(i, ..)| container.on_wire(i).filter(|it| *it != i));
    let conceal = BTreeSet::from_iter(conceal);
    let rows = Vec::from_iter(own.clone().enumerate().map(|(number, (i, variant, own))| {
        let mut row = row(target, container, i, variant, own);
        if conceal.contains(&i) {
            row.extend(quote!(.conceals()));
        }
        if is_fixed(variant, own) {
            let number = Literal::usize_unsuffixed(number);
            row.extend(quote!(.fixed(#number, __fixed::<#envelope>)));
        }
        row
    }));
    if rows.is_empty() {
        return None;
    }
    let count = Literal::usize_unsuffixed(rows.len());
    let has_fixed = own.clone().any(|(_, variant, own)| is_fixed(variant, own));
    let texts = Literal::usize_unsuffixed(own.map(|(_, _, own)| text_len(container, own)).sum());
    let fixed = has_fixed.then(|| quote! {
        fn __fixed<__D: #errwire::envelope::Envelope>(
            __row: ::core::primitive::u16,
        ) -> ::core::option::Option<&'static #errwire::__private::Fixed> {
            const __ROOM: ::core::primitive::usize =
                #errwire::__private::room::<#envelope>(#count, #texts);
            #errwire::__private::look_up(
                const {
                    &(const { &#errwire::__private::Bodies::<#count, __ROOM>::new::<__D>(&__SPECS) })
                        .table()
                },
                __row,
            )
        }
    });
    Some(quote! {
        #fixed
        static __SPECS: [#errwire::Spec; #count] = [#(#rows),*];
    })
}

fn row(
    target: &Target,
    container: &Container<'_>,
    index: usize,
    variant: &Variant<'_>,
    own: &Own,
) -> TokenStream {
    let errwire = &target.errwire;
    let status = Literal::u16_unsuffixed(own.status.number);
    let code = &own.code.text;
    let owner = container.ident.unraw().to_string();
    let name = variant.ident.unraw().to_string();
    let mut row = quote!(#errwire::Spec::new(#status, #code).origin(#owner, #name));
    let mut say = |method: &str, value: Option<TokenStream>| {
        if let Some(value) = value {
            let method = format_ident!("{method}");
            row.extend(quote!(.#method(#value)));
        }
    };
    say("domain", literal(container.domain.as_ref()));
    say("kind", literal(own.kind.as_ref()));
    say("title", literal(own.title.as_ref()));
    say("docs", docs(container, own).map(ToTokens::into_token_stream));
    say("help", literal(own.help.as_ref()));
    say("description", own.description.as_ref().map(ToTokens::to_token_stream));
    say("since", literal(own.since.as_ref()));
    say("deprecated", literal(own.deprecated.as_ref()));
    say("shared", own.shared.then(TokenStream::new));
    let (method, value) = content(own);
    say(method, value);
    say("retry", own.retry.said.map(|_| retry(&own.retry, target)));
    say("headers", headers(own));
    say("with_parts", variant.roles().next().map(|_| TokenStream::new()));
    say("concealed_as", concealed_as(container, index));
    row
}

fn literal(text: Option<&LitStr>) -> Option<TokenStream> {
    text.map(ToTokens::to_token_stream)
}

/// The link to the code's page.
fn docs(container: &Container<'_>, own: &Own) -> Option<String> {
    container.docs.as_ref().map(|docs| docs.value().replace("{code}", &own.code.text))
}

/// What callers read, where it is not what `Spec::new` assumes of the status.
fn content(own: &Own) -> (&'static str, Option<TokenStream>) {
    let is_server_error = own.status.number >= 500;
    match &own.text.content {
        Content::Literal(text) => {
            let json = json::escape(text);
            ("escaped", Some(quote!(#text, #json)))
        }
        Content::Reason => ("masked", (!is_server_error).then(TokenStream::new)),
        Content::Pieces(_) | Content::Display => {
            ("written", is_server_error.then(TokenStream::new))
        }
    }
}

/// Whether the body may be known as it compiles, but for the message; the dialect has a say in it
/// too.
fn is_fixed(variant: &Variant<'_>, own: &Own) -> bool {
    variant.roles().next().is_none() && own.conceal.is_none()
}

/// How many bytes this variant's own texts take in a body, at most.
fn text_len(container: &Container<'_>, own: &Own) -> usize {
    let message = match &own.text.content {
        Content::Literal(text) => json::escape(text).len(),
        Content::Reason | Content::Pieces(_) | Content::Display => 0,
    };
    let len = |text: &Option<LitStr>| text.as_ref().map_or(0, |text| text.value().len());
    let docs = docs(container, own).map_or(0, |docs| docs.len());
    own.code.text.len() + message + len(&own.title) + len(&own.kind) + docs
}

fn retry(retry: &Retry, target: &Target) -> TokenStream {
    let errwire = &target.errwire;
    let class = match retry.class {
        Class::Never => quote!(never()),
        Class::IfIdempotent => quote!(if_idempotent()),
        Class::Always => quote!(always()),
    };
    let delay = retry.delay.map(|delay| {
        let millis = Literal::u64_unsuffixed(u64::try_from(delay.as_millis()).unwrap_or(u64::MAX));
        quote!(.after(::core::time::Duration::from_millis(#millis)))
    });
    quote!(#errwire::Retry::#class #delay)
}

fn headers(own: &Own) -> Option<TokenStream> {
    let pairs = own.headers.iter().map(|header| {
        let (name, value) = (&header.name, &header.value);
        quote!((#name, #value))
    });
    (!own.headers.is_empty()).then(|| quote!(&[#(#pairs),*]))
}

/// The row of what stands on the wire instead.
fn concealed_as(container: &Container<'_>, index: usize) -> Option<TokenStream> {
    let other = container.on_wire(index).filter(|other| *other != index)?;
    let row = Literal::usize_unsuffixed(container.row_of(other));
    Some(quote!(&__SPECS[#row]))
}

/// The codes in the order of their hashes, so that `catalog!` has only to merge them. What is
/// concealed has its code in logs alone.
pub(super) fn codes(container: &Container<'_>, target: &Target) -> TokenStream {
    let errwire = &target.errwire;
    let rows = container.rows().enumerate().filter(|(_, (_, own))| own.conceal.is_none());
    let mut sorted = Vec::from_iter(rows.map(|(row, (_, own))| (hash(&own.code.text), row)));
    sorted.sort_unstable();
    let entries = sorted.into_iter().map(|(hash, row)| {
        let (hash, row) = (Literal::u64_unsuffixed(hash), Literal::usize_unsuffixed(row));
        quote!((#hash, #row))
    });
    quote! {
        const CODES: #errwire::__private::Codes =
            #errwire::__private::Codes { specs: Self::SPECS, sorted: &[#(#entries),*] };
    }
}

/// FNV-1a, the same on every machine.
fn hash(code: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    code.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}
