//! String literals.

use darling::{Error, FromMeta, Result};
use proc_macro2::{Literal, Span, TokenStream};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{Expr, ExprLit, Lit};

/// A string literal and its text.
///
/// A macro is built without optimization in most projects, and syn reads literals letter by letter:
/// that took a good part of all that the derive does. So a string goes through syn and darling as a
/// [`Lit::Verbatim`], and is read here.
#[derive(Clone, Debug)]
pub(crate) struct Str {
    literal: Literal,
    value: String,
}

impl Str {
    /// `None` if the literal is of another kind.
    pub(crate) fn of(literal: Literal) -> Option<Self> {
        let written = literal.to_string();
        if !is_string(&written) {
            return None;
        }
        let plain = written.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        let value = match plain {
            Some(text) if !text.contains('\\') => text.to_owned(),
            _ => match Lit::new(literal.clone()) {
                Lit::Str(text) => text.value(),
                // It holds an escape that is none, which the compiler has told.
                _ => plain.unwrap_or_default().to_owned(),
            },
        };
        Some(Self { literal, value })
    }

    /// The string that an expression is, if it is one.
    pub(crate) fn of_expr(expr: &Expr) -> Option<Self> {
        match expr {
            Expr::Lit(ExprLit { lit, .. }) => Self::of_lit(lit),
            _ => None,
        }
    }

    /// What stands in a list that darling reads is read by syn.
    fn of_lit(lit: &Lit) -> Option<Self> {
        match lit {
            Lit::Verbatim(literal) => Self::of(literal.clone()),
            Lit::Str(text) => Self::of(text.token()),
            _ => None,
        }
    }

    pub(crate) fn value(&self) -> &str {
        &self.value
    }

    pub(crate) fn into_value(self) -> String {
        self.value
    }

    pub(crate) fn span(&self) -> Span {
        self.literal.span()
    }
}

/// What a literal of any kind would be as a string.
pub(crate) fn text(literal: &Literal) -> String {
    let bytes = match Lit::new(literal.clone()) {
        Lit::Str(text) => return text.value(),
        Lit::Char(letter) => return letter.value().to_string(),
        Lit::ByteStr(bytes) => bytes.value(),
        Lit::CStr(bytes) => bytes.value().into_bytes(),
        _ => return literal.to_string(),
    };
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether what is written so is a string, raw or not, without a suffix.
fn is_string(written: &str) -> bool {
    let raw = written.strip_prefix('r').map(|text| text.trim_matches('#'));
    let text = raw.unwrap_or(written);
    text.starts_with('"') && text.ends_with('"')
}

impl ToTokens for Str {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.literal.to_tokens(tokens);
    }
}

impl Parse for Str {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let literal = input.parse::<Literal>()?;
        let span = literal.span();
        Self::of(literal).ok_or_else(|| syn::Error::new(span, "expected a string"))
    }
}

impl FromMeta for Str {
    fn from_value(value: &Lit) -> Result<Self> {
        Self::of_lit(value).ok_or_else(|| Error::unexpected_lit_type(value))
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenTree;

    use super::*;

    fn literal(text: &str) -> Literal {
        match syn::parse_str(text).unwrap() {
            TokenTree::Literal(literal) => literal,
            other => panic!("{other}"),
        }
    }

    #[test]
    fn the_text_is_that_of_syn() {
        for text in [
            r#""""#,
            r#""it's é 🦀""#,
            r#""a \"b\" \\ \n \u{e9}""#,
            r##"r#"a "\n" b"#"##,
            r#"r"\""#,
        ] {
            let expected = syn::parse_str::<syn::LitStr>(text).unwrap().value();
            assert_eq!(Str::of(literal(text)).unwrap().value(), expected);
        }
    }

    #[test]
    fn literals_of_other_kinds_have_a_text() {
        for (written, as_text) in [
            ("1", "1"),
            ("500ms", "500ms"),
            ("1.5", "1.5"),
            ("'a'", "a"),
            ("b\"a\"", "a"),
            ("c\"a\"", "a"),
            ("\"a\"b", "a"),
        ] {
            assert_eq!(text(&literal(written)), as_text);
        }
    }

    #[test]
    fn other_literals_are_no_strings() {
        for text in
            ["1", "1.5", "'a'", "b\"a\"", "br\"a\"", "c\"a\"", "cr#\"a\"#", "b'a'", "\"a\"b"]
        {
            assert!(Str::of(literal(text)).is_none(), "{text}");
        }
    }
}
