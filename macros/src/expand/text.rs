//! `write_message`: the texts that are made at run time.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::token::Paren;
use syn::{LitStr, Token, WherePredicate, parse_quote};

use super::json::is_clean;
use super::methods::{forwarding_arms, match_self};
use super::tokens::{Write, arm, call, local, pattern};
use crate::model::{Container, Content, Field, Forward, Piece, Text};

/// The method, if a variant's text is neither known as it compiles nor the whole `Display`.
pub(super) fn write_message(container: &Container<'_>) -> Option<TokenStream> {
    let errwire = &container.errwire;
    let out = Ident::new("__out", Span::call_site());
    let forward = |place: Span, field: &Ident| {
        let call = quote_spanned!(place=> #errwire::ApiError::write_message);
        quote_spanned!(place=> #call(#field, #out))
    };
    let mut arms = forwarding_arms(container, Forward::Transparent, forward);
    let mut displays_paths = false;
    for (variant, own) in container.rows() {
        let Content::Pieces(pieces) = &own.text.content else { continue };
        displays_paths |= pieces.iter().any(goes_through_as_display);
        let is_shown = |i: usize| {
            pieces.iter().any(|piece| matches!(piece, Piece::Field { index, .. } if *index == i))
        };
        arms.push(arm(pattern(container, variant, is_shown), write_pieces(pieces)));
    }
    if arms.is_empty() {
        return None;
    }
    if arms.len() < container.variants.len() {
        arms.push(arm(quote!(_), quote!(__out.display(self))));
    }
    let body = match_self(&arms);
    let as_display = displays_paths.then(|| quote!(use #errwire::__private::AsDisplay as _;));
    Some(quote! {
        fn write_message(&self, __out: &mut #errwire::Text<'_>) -> ::core::fmt::Result {
            #as_display
            #body
        }
    })
}

/// Each piece, and what came of them. What follows one that failed is thrown away with it, so that
/// `and` does; the compiler takes twice as long over `?`.
fn write_pieces(pieces: &[Piece]) -> impl ToTokens {
    Write(move |tokens: &mut TokenStream| {
        for (i, piece) in pieces.iter().enumerate() {
            if i == 0 {
                write_piece(piece, tokens);
                continue;
            }
            Token![.](Span::call_site()).to_tokens(tokens);
            Ident::new("and", Span::call_site()).to_tokens(tokens);
            Paren::default().surround(tokens, |inside| write_piece(piece, inside));
        }
    })
}

fn write_piece(piece: &Piece, tokens: &mut TokenStream) {
    let (index, spec, span) = match piece {
        Piece::Literal(text) => {
            Ident::new("__out", Span::call_site()).to_tokens(tokens);
            return call(tokens, if is_clean(text) { "literal" } else { "text" }, &[text]);
        }
        Piece::Field { index, spec, span, .. } => (*index, spec, *span),
    };
    let span = span.resolved_at(Span::mixed_site());
    let mut field = local(index);
    field.set_span(span);
    // It is the macro's own parameter, wherever the text comes from.
    let out = Ident::new("__out", Span::call_site().located_at(span));
    let written = if !spec.is_empty() {
        let format = LitStr::new(&format!("{{:{spec}}}"), span);
        quote_spanned!(span=> #out.format(::core::format_args!(#format, #field)))
    } else if goes_through_as_display(piece) {
        quote_spanned!(span=> #out.show(#field.as_display()))
    } else {
        quote_spanned!(span=> #out.display(#field))
    };
    written.to_tokens(tokens);
}

/// thiserror displays paths, which have no `Display`.
fn goes_through_as_display(piece: &Piece) -> bool {
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
