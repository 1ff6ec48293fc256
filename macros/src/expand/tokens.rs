//! Tokens, appended in place.
//!
//! Every stream of its own costs several calls into the compiler; a thousand variants with ten
//! streams each would take longer to put together than to compile.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::token::{Brace, Paren};
use syn::Token;

use super::methods::local;
use crate::model::{Container, Variant};

/// `.method(arguments)`
pub(super) fn call(tokens: &mut TokenStream, method: &str, arguments: &[&dyn ToTokens]) {
    Token![.](Span::call_site()).to_tokens(tokens);
    Ident::new(method, Span::call_site()).to_tokens(tokens);
    Paren::default().surround(tokens, |inside| {
        for (i, argument) in arguments.iter().enumerate() {
            if i > 0 {
                Token![,](Span::call_site()).to_tokens(inside);
            }
            argument.to_tokens(inside);
        }
    });
}

/// The path of a variant, `Self` for a struct.
pub(super) struct Name<'m>(pub(super) &'m Container<'m>, pub(super) &'m Variant<'m>);
