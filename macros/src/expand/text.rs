//! `write_message`: the texts that are made at run time.

use core::fmt::Write as _;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{LitStr, Path, WherePredicate, parse_quote};

use super::methods;
use super::tokens::{Arms, local, pattern, type_key};
use crate::model::{Container, Content, Field, Forward, Piece, Text, Variant};

/// The method, if a variant's text is neither known as it compiles nor the whole `Display`.
pub(super) fn write_message(container: &Container<'_>) -> Option<TokenStream> {
    let errwire = &container.errwire;
    let out = Ident::new("__out", Span::call_site());
    let forward = |place: Span, field: &Ident| {
        let call = quote_spanned!(place=> #errwire::ApiError::write_message);
        quote_spanned!(place=> #call(#field, #out))
    };
    let mut arms = Arms::default();
    methods::forward(&mut arms, container, Forward::Transparent, forward);
    // What is classified has a text of its class, and is never asked.
    let (mut displays_paths, mut is_total) = (false, !container.is_classified());
    for (variant, own) in container.rows() {
        let Content::Pieces(pieces) = &own.text.content else {
            is_total = false;
            continue;
        };
        displays_paths |= pieces.iter().any(goes_through_as_display);
        let bound = bound(pieces);
        arms.push_to(
            pieces_key(variant, pieces, &bound),
            pattern(container, variant, &bound),
            || write_pieces(pieces, &bound, errwire),
        );
    }
    if arms.is_empty() {
        return None;
    }
    let otherwise = (!is_total).then(|| quote!(__out.display(self)));
    let body = arms.into_match(otherwise);
    let as_display = displays_paths.then(|| quote!(use #errwire::__private::AsDisplay as _;));
    Some(quote! {
        fn write_message(&self, __out: &mut #errwire::Text<'_>) -> ::core::fmt::Result {
            #as_display
            #body
        }
    })
}

/// The fields of a text, in the order in which it names them.
pub(super) fn bound(pieces: &[Piece]) -> Vec<usize> {
    let mut bound = Vec::new();
    for piece in pieces {
        if let Piece::Field { index, .. } = piece
            && !bound.contains(index)
        {
            bound.push(*index);
        }
    }
    bound
}

/// What tells apart the arms of texts with fields; the literals are in the table.
fn pieces_key(variant: &Variant<'_>, pieces: &[Piece], bound: &[usize]) -> String {
    let mut key = String::new();
    for field in bound.iter().filter_map(|index| variant.fields.get(*index)) {
        type_key(field.ty, &mut key);
    }
    for piece in pieces {
        if let Piece::Field { index, spec, .. } = piece {
            let local = bound.iter().position(|other| other == index).unwrap_or_default();
            let way = if goes_through_as_display(piece) { "show" } else { "display" };
            // To write into a string can't fail.
            _ = write!(key, "{way} {local}:{spec},");
        }
    }
    key
}

/// A call for each field, between literals that the row has.
fn write_pieces(pieces: &[Piece], bound: &[usize], errwire: &Path) -> TokenStream {
    let calls = pieces.iter().filter_map(|piece| {
        let Piece::Field { index, spec, span, .. } = piece else { return None };
        let span = span.resolved_at(Span::mixed_site());
        let mut field = local(bound.iter().position(|other| other == index)?);
        field.set_span(span);
        Some(if !spec.is_empty() {
            let format = LitStr::new(&format!("{{:{spec}}}"), span);
            quote_spanned!(span=> .format(::core::format_args!(#format, #field)))
        } else if goes_through_as_display(piece) {
            quote_spanned!(span=> .show(#field.as_display()))
        } else {
            quote_spanned!(span=> .display(#field))
        })
    });
    quote!(__out.pieces(#errwire::ApiError::spec(self)) #(#calls)* .end())
}

/// thiserror displays paths, which have no `Display`.
pub(super) fn goes_through_as_display(piece: &Piece) -> bool {
    matches!(piece, Piece::Field { is_thiserrors: true, spec, .. } if spec.is_empty())
}

/// What a text asks of generic fields.
pub(super) fn bounds(text: &Text, fields: &[Field<'_>]) -> Vec<WherePredicate> {
    let Content::Pieces(pieces) = &text.content else { return Vec::new() };
    let bound = |piece: &Piece| {
        let Piece::Field { index, fmt_trait, span, .. } = piece else { return None };
        let field = fields.get(*index).filter(|field| field.is_generic)?;
        let (ty, fmt_trait) = (field.ty, Ident::new(fmt_trait, *span));
        Some(parse_quote!(#ty: ::core::fmt::#fmt_trait))
    };
    pieces.iter().filter_map(bound).collect()
}
