//! The texts that are made at run time.

use core::fmt::Write as _;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{LitStr, Path, WherePredicate, parse_quote};

use super::tokens::local;
use crate::model::{Content, Field, Piece, Text};

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

/// Writes how a text shows its fields into the key of an arm; the literals are in the table.
pub(super) fn write_key(pieces: &[Piece], bound: &[usize], key: &mut String) {
    for piece in pieces {
        if let Piece::Field { index, spec, .. } = piece {
            let local = bound.iter().position(|other| other == index).unwrap_or_default();
            let way = if goes_through_as_display(piece) { "show" } else { "display" };
            // To write into a string can't fail.
            _ = write!(key, "{way} {local}:{spec},");
        }
    }
}

/// A call for each field, between literals that the row has.
pub(super) fn write_pieces(pieces: &[Piece], bound: &[usize], errwire: &Path) -> TokenStream {
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
