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
    arms: Vec<Arm>,
    by_key: HashMap<String, usize>,
}

struct Arm {
    patterns: TokenStream,
    /// How many there are.
    count: usize,
    body: TokenStream,
}

impl Arms {
    /// How many patterns are enough for one match of several.
    const ENOUGH: usize = 128;

    /// Adds an arm of these patterns.
    pub(super) fn push<P: ToTokens>(
        &mut self,
        patterns: impl IntoIterator<Item = P>,
        body: impl ToTokens,
    ) {
        let mut arm =
            Arm { patterns: TokenStream::new(), count: 0, body: body.into_token_stream() };
        patterns.into_iter().for_each(|pattern| arm.push(pattern));
        self.arms.push(arm);
    }

    /// Adds a pattern to the arm of this key, or makes it.
    pub(super) fn push_to(
        &mut self,
        key: String,
        pattern: impl ToTokens,
        body: impl FnOnce() -> TokenStream,
    ) {
        if let Some(arm) = self.by_key.get(&key).and_then(|arm| self.arms.get_mut(*arm)) {
            arm.push(pattern);
        } else {
            self.by_key.insert(key, self.arms.len());
            self.push([pattern], body());
        }
    }

    /// How many patterns all arms have.
    pub(super) fn count(&self) -> usize {
        self.arms.iter().map(|arm| arm.count).sum()
    }

    /// The match, of arms for everything there is; one without arms has to look through the
    /// reference.
    pub(super) fn into_match(self) -> TokenStream {
        if self.arms.is_empty() { quote!(match *self {}) } else { match_of(&self.arms) }
    }

    /// The match, with this body for whatever has no arm.
    ///
    /// To see that nothing is missing, or twice there, the compiler compares each pattern of a match
    /// with each. So many of them are several matches, each in the place of what the one before leaves
    /// over.
    pub(super) fn into_match_or(self, otherwise: TokenStream) -> TokenStream {
        let mut count = 0;
        let matches = self.arms.chunk_by(|arm, _| {
            count += arm.count;
            let takes_more = count < Self::ENOUGH;
            if !takes_more {
                count = 0;
            }
            takes_more
        });
        let matches = matches.collect::<Vec<_>>();
        matches.into_iter().rev().fold(otherwise, |rest, arms| {
            let otherwise = Arm {
                patterns: Token![_](Span::call_site()).into_token_stream(),
                count: 1,
                body: rest,
            };
            match_of(arms.iter().chain([&otherwise]))
        })
    }
}

impl Arm {
    fn push(&mut self, pattern: impl ToTokens) {
        if self.count > 0 {
            Token![|](Span::call_site()).to_tokens(&mut self.patterns);
        }
        pattern.to_tokens(&mut self.patterns);
        self.count += 1;
    }
}

fn match_of<'m>(arms: impl IntoIterator<Item = &'m Arm>) -> TokenStream {
    let arms = arms.into_iter().map(|Arm { patterns, body, .. }| quote!(#patterns => #body,));
    quote!(match self { #(#arms)* })
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
