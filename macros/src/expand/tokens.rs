//! Tokens, appended in place.
//!
//! `quote!` makes a stream, and each stream that goes into another one costs calls into the
//! compiler. What is written for every variant goes straight to where it belongs.

use core::fmt::Write as _;
use std::collections::HashMap;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::token::Brace;
use syn::{Path, Token, Type};

use crate::model::{Container, Variant};

/// Something that appends itself, by this function.
pub(super) struct Write<F>(pub(super) F);

impl<F: Fn(&mut TokenStream)> ToTokens for Write<F> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        (self.0)(tokens);
    }
}

/// A path as if it were written at this place.
pub(super) fn path_at(place: Span, path: &Path) -> TokenStream {
    let at_place = |mut token: TokenTree| {
        token.set_span(place.resolved_at(token.span()));
        token
    };
    path.to_token_stream().into_iter().map(at_place).collect()
}

/// The arms of a match on `self`.
///
/// What has the same body is one arm of several patterns, which take the compiler half as long as
/// arms of their own.
#[derive(Default)]
pub(super) struct Arms {
    /// Those that are done.
    done: TokenStream,
    /// Those that take more patterns: the patterns and the body.
    open: Vec<(TokenStream, TokenStream)>,
    by_key: HashMap<String, usize>,
}

impl Arms {
    pub(super) fn push(&mut self, pattern: impl ToTokens, body: impl ToTokens) {
        push_arm(&mut self.done, pattern, body);
    }

    /// Adds a pattern to the arm of this key, or makes it.
    pub(super) fn push_to(
        &mut self,
        key: String,
        pattern: impl ToTokens,
        body: impl FnOnce() -> TokenStream,
    ) {
        let arm = self.by_key.get(&key).and_then(|arm| self.open.get_mut(*arm));
        if let Some((patterns, _)) = arm {
            Token![|](Span::call_site()).to_tokens(patterns);
            pattern.to_tokens(patterns);
        } else {
            self.by_key.insert(key, self.open.len());
            self.open.push((pattern.to_token_stream(), body()));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.done.is_empty() && self.open.is_empty()
    }

    /// The match, with this body for whatever has no arm; one without arms has to look through the
    /// reference.
    pub(super) fn into_match(self, otherwise: Option<TokenStream>) -> TokenStream {
        if self.is_empty() {
            return quote!(match *self {});
        }
        let mut arms = self.done;
        for (patterns, body) in self.open {
            push_arm(&mut arms, patterns, body);
        }
        if let Some(otherwise) = otherwise {
            push_arm(&mut arms, Token![_](Span::call_site()), otherwise);
        }
        quote!(match self { #arms })
    }
}

fn push_arm(arms: &mut TokenStream, pattern: impl ToTokens, body: impl ToTokens) {
    pattern.to_tokens(arms);
    Token![=>](Span::call_site()).to_tokens(arms);
    body.to_tokens(arms);
    Token![,](Span::call_site()).to_tokens(arms);
}

/// The local that a field is bound to.
pub(super) fn local(index: usize) -> Ident {
    Ident::new(&format!("__f{index}"), Span::mixed_site())
}

/// The pattern of a variant that binds these of its fields, each to the local of its position.
///
/// `Self::Variant` would take the compiler a search through all variants, each time.
pub(super) fn pattern<'m>(
    container: &'m Container<'_>,
    variant: &'m Variant<'_>,
    bound: &'m [usize],
) -> impl ToTokens + 'm {
    Write(move |tokens: &mut TokenStream| {
        container.ident.to_tokens(tokens);
        if !container.is_struct {
            Token![::](Span::call_site()).to_tokens(tokens);
            variant.ident.to_tokens(tokens);
        }
        if variant.is_unit {
            return;
        }
        Brace::default().surround(tokens, |inside| {
            let fields = bound.iter().filter_map(|i| variant.fields.get(*i));
            for (i, field) in fields.enumerate() {
                field.member.to_tokens(inside);
                Token![:](Span::call_site()).to_tokens(inside);
                local(i).to_tokens(inside);
                Token![,](Span::call_site()).to_tokens(inside);
            }
            Token![..](Span::call_site()).to_tokens(inside);
        });
    })
}

/// Writes a type into the key of an arm.
pub(super) fn type_key(ty: &Type, key: &mut String) {
    // To write into a string can't fail.
    _ = match ty {
        Type::Path(path) if path.qself.is_none() => match path.path.get_ident() {
            Some(name) => write!(key, "{name} "),
            None => write!(key, "{} ", ty.to_token_stream()),
        },
        _ => write!(key, "{} ", ty.to_token_stream()),
    };
}
