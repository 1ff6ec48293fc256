//! The table of specs, and what finds it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::ext::IdentExt;

use super::Target;
use super::packed::{Packed, Row};
use crate::literal::Str;
use crate::model::{Container, Own};

/// What stands before the impls, and how they come to it.
pub(super) struct Table {
    /// The packed table, and the functions that have it unpacked; the bodies too, where some are
    /// known as it compiles.
    pub(super) items: TokenStream,
    /// The specs, where they are asked for.
    pub(super) specs: TokenStream,
    /// The codes, of a type that has some.
    pub(super) codes: TokenStream,
}

impl Table {
    pub(super) fn new(container: &Container<'_>, target: &Target) -> Self {
        let Target { errwire, envelope, .. } = target;
        let rows = rows(container);
        if rows.is_empty() {
            return Self {
                items: TokenStream::new(),
                specs: quote!(&[]),
                codes: TokenStream::new(),
            };
        }
        let mut packed = Packed::new(container, &container.ident.unraw().to_string());
        for row in &rows {
            packed.row(row);
        }
        let arguments = packed.arguments();
        let count = Literal::usize_unsuffixed(rows.len());
        // A concealed row has the body of another, and one with parts has none before it happens.
        let is_fixed = |row: &Row<'_>| !row.has_parts && row.own.conceal.is_none();
        let (bodies, fixed) = if rows.iter().any(is_fixed) {
            let room = Literal::usize_unsuffixed(packed.in_bodies);
            let fixed = quote! {
                fn __fixed<__D: #errwire::envelope::Envelope>(
                    __row: ::core::primitive::usize,
                ) -> ::core::option::Option<#errwire::__private::Fixed> {
                    const __ROOM: ::core::primitive::usize =
                        #errwire::__private::room::<#envelope>(#count, #room);
                    const { &#errwire::__private::Bodies::<#count, __ROOM>::new::<__D>(__specs::<__D>()) }
                        .get(__row)
                }
            };
            (quote!(Some(__fixed::<#envelope>)), Some(fixed))
        } else {
            (quote!(None), None)
        };
        let items = quote! {
            const __TABLE: #errwire::__private::Table = #errwire::__private::Table::new(
                #arguments, __specs::<#envelope>, ::core::option::Option::#bodies,
            );
            const fn __specs<__D: #errwire::envelope::Envelope>() -> &'static [#errwire::Spec] {
                const { &__TABLE.unpack::<#count>() }
            }
            #fixed
        };
        let sorted = Literal::byte_string(&sorted(container));
        let codes = quote! {
            const CODES: #errwire::__private::Codes =
                #errwire::__private::Codes::new(__TABLE, #sorted);
        };
        Self { items, specs: quote!(__specs::<#envelope>()), codes }
    }
}

fn rows<'m>(container: &'m Container<'_>) -> Vec<Row<'m>> {
    let numbers = container.variants.iter().scan(0, |next, variant| {
        let number = *next;
        *next += usize::from(variant.own().is_some());
        Some(number)
    });
    let numbers = numbers.collect::<Vec<_>>();
    let docs = container.docs.as_ref().map(Str::value);
    let other = |i: usize| container.on_wire(i).filter(|other| *other != i);
    let rows = container.variants.iter().enumerate().filter_map(|(i, variant)| {
        let own = variant.own()?;
        Some(Row {
            own,
            name: variant.ident.unraw().to_string(),
            docs: docs.as_ref().map(|docs| docs.replace("{code}", &own.code.text)),
            has_parts: variant.roles().next().is_some(),
            concealed_as: other(i).and_then(|other| numbers.get(other).copied()),
            conceals: false,
        })
    });
    let mut rows = rows.collect::<Vec<_>>();
    for other in rows.iter().filter_map(|row| row.concealed_as).collect::<Vec<_>>() {
        if let Some(other) = rows.get_mut(other) {
            other.conceals = true;
        }
    }
    rows
}

/// The codes in the order of their hashes, so that `catalog!` has only to merge them: hash, row,
/// and status with its highest bit for `shared`. What is concealed has its code in logs alone.
fn sorted(container: &Container<'_>) -> Vec<u8> {
    let rows = container.rows().zip(0_u16..).filter(|((_, own), _)| own.conceal.is_none());
    let known = |((_, own), row): ((_, &Own), u16)| {
        (hash(&own.code.text), row, own.status.number | u16::from(own.shared) << 15)
    };
    let mut sorted = rows.map(known).collect::<Vec<_>>();
    sorted.sort_unstable();
    let mut bytes = Vec::with_capacity(12 * sorted.len());
    for (hash, row, status) in sorted {
        bytes.extend(hash.to_be_bytes());
        bytes.extend(row.to_be_bytes());
        bytes.extend(status.to_be_bytes());
    }
    bytes
}

/// FNV-1a, the same on every machine.
fn hash(code: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    code.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}
