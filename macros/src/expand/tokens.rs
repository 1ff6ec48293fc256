//! Tokens, appended in place.
//!
//! `quote!` makes a stream, and each stream that goes into another one costs calls into the
//! compiler. What is written for every variant goes straight to where it belongs.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::token::{Brace, Paren};
use syn::{Path, Token};

use crate::model::{Container, Variant};

/// Something that appends itself, by this function.
pub(super) struct Write<F>(pub(super) F);

impl<F: Fn(&mut TokenStream)> ToTokens for Write<F> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        (self.0)(tokens);
    }
}

/// `.method(arguments)`
pub(super) fn call(tokens: &mut TokenStream, method: &str, arguments: &[&dyn ToTokens]) {
    Token![.](Span::call_site()).to_tokens(tokens);
    function(tokens, method, arguments);
}

/// `function(arguments)`
pub(super) fn function(tokens: &mut TokenStream, name: &str, arguments: &[&dyn ToTokens]) {
    Ident::new(name, Span::call_site()).to_tokens(tokens);
    Paren::default().surround(tokens, |inside| {
        for argument in arguments {
            argument.to_tokens(inside);
            Token![,](Span::call_site()).to_tokens(inside);
        }
    });
}

/// A path as if it were written at this place.
pub(super) fn path_at(place: Span, path: &Path) -> TokenStream {
    let at_place = |mut token: TokenTree| {
        token.set_span(place.resolved_at(token.span()));
        token
    };
    path.to_token_stream().into_iter().map(at_place).collect()
}

/// An arm of a match.
pub(super) type Arm<'m> = Box<dyn ToTokens + 'm>;

/// `pattern => body,`
pub(super) fn arm<'m>(pattern: impl ToTokens + 'm, body: impl ToTokens + 'm) -> Arm<'m> {
    Box::new(Write(move |tokens: &mut TokenStream| {
        pattern.to_tokens(tokens);
        Token![=>](Span::call_site()).to_tokens(tokens);
        body.to_tokens(tokens);
        Token![,](Span::call_site()).to_tokens(tokens);
    }))
}

/// The local that a field is bound to.
pub(super) fn local(index: usize) -> Ident {
    Ident::new(&format!("__f{index}"), Span::mixed_site())
}

/// The pattern of a variant that binds these of its fields.
pub(super) fn pattern<'m>(
    container: &'m Container<'_>,
    variant: &'m Variant<'_>,
    is_bound: impl Fn(usize) -> bool + 'm,
) -> impl ToTokens + 'm {
    Write(move |tokens: &mut TokenStream| {
        Token![Self](Span::call_site()).to_tokens(tokens);
        if !container.is_struct {
            Token![::](Span::call_site()).to_tokens(tokens);
            variant.ident.to_tokens(tokens);
        }
        Brace::default().surround(tokens, |inside| {
            for (i, field) in variant.fields.iter().enumerate().filter(|(i, _)| is_bound(*i)) {
                field.member.to_tokens(inside);
                Token![:](Span::call_site()).to_tokens(inside);
                local(i).to_tokens(inside);
                Token![,](Span::call_site()).to_tokens(inside);
            }
            Token![..](Span::call_site()).to_tokens(inside);
        });
    })
}
