//! The table of specs.

use std::collections::HashSet;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;

use super::tokens::{Write, call, function};
use super::{Target, json};
use crate::model::{Class, Container, Content, Own, Retry, Variant};

/// A variant that answers itself, and what the table around it says of it.
struct Row<'m> {
    number: usize,
    variant: &'m Variant<'m>,
    own: &'m Own,
    /// The link to the code's page.
    docs: String,
    /// The text that callers read, as it stands in JSON, if it is known as it compiles.
    json: Option<String>,
    /// The number of the row that stands on the wire instead.
    concealed_as: Option<usize>,
    /// Whether it stands on the wire instead of another.
    conceals: bool,
}

fn rows<'m>(container: &'m Container<'m>) -> Vec<Row<'m>> {
    let numbers = container.variants.iter().scan(0, |next, variant| {
        let number = *next;
        *next += usize::from(variant.own().is_some());
        Some(number)
    });
    let numbers = numbers.collect::<Vec<_>>();
    let docs = container.docs.as_ref().map(syn::LitStr::value).unwrap_or_default();
    let other = |i: usize| container.on_wire(i).filter(|other| *other != i);
    let rows = container.variants.iter().enumerate().filter_map(|(i, variant)| {
        let own = variant.own()?;
        let json = match &own.text.content {
            Content::Literal(text) => Some(json::escape(text)),
            Content::Reason | Content::Pieces(_) | Content::Display => None,
        };
        Some(Row {
            number: *numbers.get(i)?,
            variant,
            own,
            docs: docs.replace("{code}", &own.code.text),
            json,
            concealed_as: other(i).and_then(|other| numbers.get(other).copied()),
            conceals: false,
        })
    });
    let mut rows = rows.collect::<Vec<_>>();
    let conceal = rows.iter().filter_map(|row| row.concealed_as).collect::<HashSet<_>>();
    for row in &mut rows {
        row.conceals = conceal.contains(&row.number);
    }
    rows
}

/// The specs, and the bodies that are known as it compiles; the latter are made where they are
/// used, so that `cargo check` does not pay for them.
pub(super) fn table(container: &Container<'_>, target: &Target) -> Option<TokenStream> {
    let errwire = &target.errwire;
    let rows = rows(container);
    let start = start(container, target);
    let bodies = bodies(target, &rows);
    let count = Literal::usize_unsuffixed(rows.len());
    let specs = rows.iter().map(|row| Write(|tokens: &mut TokenStream| row.write(target, tokens)));
    let mut table = quote!([#(#specs),*]);
    if bodies.is_some() {
        let envelope = &target.envelope;
        table = quote!(#errwire::__private::with_bodies(#table, __fixed::<#envelope>));
    }
    (!rows.is_empty()).then(|| {
        quote! {
            #start
            #bodies
            static __SPECS: [#errwire::Spec; #count] = #table;
        }
    })
}

/// The function that starts every row: one call is less work for the compiler than five.
fn start(container: &Container<'_>, target: &Target) -> TokenStream {
    let errwire = &target.errwire;
    let owner = container.ident.unraw().to_string();
    let domain = container.domain.as_ref().map(|domain| quote!(.domain(#domain)));
    let docs = container.docs.as_ref().map(|_| quote!(.docs(__docs)));
    quote! {
        const fn __spec(
            __status: ::core::primitive::u16,
            __code: &'static ::core::primitive::str,
            __variant: &'static ::core::primitive::str,
            __docs: &'static ::core::primitive::str,
            __description: &'static ::core::primitive::str,
        ) -> #errwire::Spec {
            let __spec = #errwire::Spec::new(__status, __code).origin(#owner, __variant) #domain #docs;
            if __description.is_empty() { __spec } else { __spec.description(__description) }
        }
    }
}

/// Where the bodies of the rows are that have one before an error happens.
fn bodies(target: &Target, rows: &[Row<'_>]) -> Option<TokenStream> {
    let Target { errwire, envelope, .. } = target;
    let count = Literal::usize_unsuffixed(rows.len());
    let texts = Literal::usize_unsuffixed(rows.iter().map(Row::text_len).sum());
    rows.iter().any(Row::is_fixed).then(|| quote! {
        fn __fixed<__D: #errwire::envelope::Envelope>(
            __row: ::core::primitive::usize,
        ) -> ::core::option::Option<#errwire::__private::Fixed> {
            const __ROOM: ::core::primitive::usize =
                #errwire::__private::room::<#envelope>(#count, #texts);
            const { &#errwire::__private::Bodies::<#count, __ROOM>::new::<__D>(&__SPECS) }.get(__row)
        }
    })
}

impl Row<'_> {
    /// Writes the spec: what every row says, and then only what this one does.
    fn write(&self, target: &Target, tokens: &mut TokenStream) {
        let Self { variant, own, .. } = self;
        let number = Literal::u16_unsuffixed(own.status.number);
        let name = variant.ident.unraw().to_string();
        let description = own.description.as_deref().unwrap_or_default();
        function(tokens, "__spec", &[&number, &own.code.text, &name, &self.docs, &description]);
        let texts = [
            ("kind", &own.kind),
            ("title", &own.title),
            ("help", &own.help),
            ("since", &own.since),
            ("deprecated", &own.deprecated),
        ];
        for (method, text) in texts {
            if let Some(text) = text {
                call(tokens, method, &[text]);
            }
        }
        self.write_content(tokens);
        if own.retry.said.is_some() {
            call(tokens, "retry", &[&retry(&own.retry, target)]);
        }
        if let Some(code) = own.grpc {
            let (errwire, code) = (&target.errwire, Ident::new(code, Span::call_site()));
            call(tokens, "grpc", &[&quote!(#errwire::GrpcCode::#code)]);
        }
        if !own.headers.is_empty() {
            call(tokens, "headers", &[&headers(own)]);
        }
        let flags = [
            ("shared", own.shared),
            ("with_parts", variant.roles().next().is_some()),
            ("conceals", self.conceals),
        ];
        for (method, _) in flags.into_iter().filter(|(_, is_set)| *is_set) {
            call(tokens, method, &[]);
        }
        if let Some(other) = self.concealed_as {
            let other = Literal::usize_unsuffixed(other);
            call(tokens, "concealed_as", &[&quote!(&__SPECS[#other])]);
        }
    }

    /// Writes what callers read, where it is not what `Spec::new` assumes of the status.
    fn write_content(&self, tokens: &mut TokenStream) {
        let is_server_error = self.own.status.number >= 500;
        match (&self.own.text.content, &self.json) {
            (Content::Literal(text), Some(json)) if text == json => call(tokens, "clean", &[text]),
            (Content::Literal(text), Some(json)) => call(tokens, "escaped", &[text, json]),
            (Content::Reason, _) if !is_server_error => call(tokens, "masked", &[]),
            (Content::Pieces(_) | Content::Display, _) if is_server_error => {
                call(tokens, "written", &[]);
            }
            _ => {}
        }
    }

    /// Whether the body may be known as it compiles, but for the message; the dialect has a say in
    /// it too.
    fn is_fixed(&self) -> bool {
        self.variant.roles().next().is_none() && self.own.conceal.is_none()
    }

    /// How many bytes the row's own texts take in a body, at most.
    fn text_len(&self) -> usize {
        let Own { code, title, kind, .. } = self.own;
        let texts = [title, kind].into_iter().flatten().map(|text| text.value().len());
        let message = self.json.as_ref().map_or(0, String::len);
        code.text.len() + message + self.docs.len() + texts.sum::<usize>()
    }
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

fn headers(own: &Own) -> TokenStream {
    let names = own.headers.iter().map(|header| &header.name);
    let values = own.headers.iter().map(|header| &header.value);
    quote!(&[#((#names, #values)),*])
}

/// The codes in the order of their hashes, so that `catalog!` has only to merge them. What is
/// concealed has its code in logs alone.
pub(super) fn codes(container: &Container<'_>, target: &Target) -> TokenStream {
    let errwire = &target.errwire;
    let rows = container.rows().enumerate().filter(|(_, (_, own))| own.conceal.is_none());
    let mut sorted = rows.map(|(row, (_, own))| (hash(&own.code.text), row)).collect::<Vec<_>>();
    sorted.sort_unstable();
    let hashes = sorted.iter().map(|(hash, _)| Literal::u64_unsuffixed(*hash));
    let rows = sorted.iter().map(|(_, row)| Literal::usize_unsuffixed(*row));
    quote! {
        const CODES: #errwire::__private::Codes =
            #errwire::__private::Codes { specs: <Self as #errwire::Contract>::SPECS, sorted: &[#((#hashes, #rows)),*] };
    }
}

/// FNV-1a, the same on every machine.
fn hash(code: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    code.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}
