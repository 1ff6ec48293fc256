//! What other derives' attributes say of `Display`, and of the fields that callers must not read.
//!
//! thiserror's are understood exactly; of snafu, displaydoc and `derive_more` only so much as it
//! takes to see which fields a text interpolates. A `Display` written by hand is not seen.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::{Attribute, Fields, Ident, Lit, LitStr, Meta, Type};

use super::docs;

/// How the `Display` of one variant is made.
#[derive(Clone, Debug)]
pub(crate) enum Display {
    /// In a way that is not seen from here.
    Unseen,
    /// It is that of the one field, as in `#[error(transparent)]`.
    Forwarded(Span),
    /// From a format string.
    Format {
        text: LitStr,
        /// The arguments after it.
        arguments: TokenStream,
        /// Whether to format the fields as the string says gives the very same text.
        exact: bool,
    },
}

impl Display {
    /// What the attributes of a type or a variant say; `None` where they say nothing.
    pub(crate) fn of(attrs: &[Attribute]) -> Option<Self> {
        attrs.iter().find_map(|attr| {
            let Meta::List(list) = &attr.meta else { return None };
            let tokens = list.tokens.clone();
            match list.path.get_ident()?.to_string().as_str() {
                "error" => Some(Self::of_thiserror(tokens)),
                "snafu" => Self::of_snafu(tokens),
                "display" | "displaydoc" => Self::of_format(tokens, false),
                _ => None,
            }
        })
    }

    /// The format string that displaydoc takes a doc comment for.
    pub(crate) fn of_doc_comment(attrs: &[Attribute]) -> Self {
        match docs::first_literal(attrs) {
            Some(text) => Self::Format { text, arguments: TokenStream::new(), exact: false },
            None => Self::Unseen,
        }
    }

    fn of_thiserror(tokens: TokenStream) -> Self {
        Self::of_format(tokens.clone(), true).unwrap_or_else(|| match tokens.into_iter().next() {
            Some(TokenTree::Ident(word)) if word == "transparent" => Self::Forwarded(word.span()),
            _ => Self::Unseen,
        })
    }

    fn of_snafu(tokens: TokenStream) -> Option<Self> {
        let mut tokens = tokens.into_iter();
        while let Some(token) = tokens.next() {
            let TokenTree::Ident(word) = token else { continue };
            if word == "transparent" {
                return Some(Self::Forwarded(word.span()));
            }
            if word == "display"
                && let Some(TokenTree::Group(group)) = tokens.next()
            {
                return Self::of_format(group.stream(), false);
            }
        }
        None
    }

    fn of_format(tokens: TokenStream, exact: bool) -> Option<Self> {
        let mut tokens = tokens.into_iter();
        let Some(TokenTree::Literal(text)) = tokens.next() else { return None };
        let Lit::Str(text) = Lit::new(text) else { return None };
        let is_comma =
            |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
        let arguments = tokens.skip_while(is_comma).collect::<TokenStream>();
        Some(Self::Format { text, exact: exact && arguments.is_empty(), arguments })
    }
}

/// For each field, the mark by which it is an error's cause or its backtrace, which callers must
/// not read: thiserror's rule, and snafu's.
pub(crate) fn secrets(fields: &Fields) -> Vec<Option<&'static str>> {
    let marks = fields.iter().map(|field| mark(&field.attrs)).collect::<Vec<_>>();
    let has_source = marks.iter().any(|mark| matches!(mark, Mark::Is("`#[source]`" | "`#[from]`")));
    let by_name = |name: &Ident| match name.to_string().as_str() {
        "source" if !has_source => Some("a source by its name"),
        "backtrace" => Some("a backtrace by its name"),
        _ => None,
    };
    let secret = |(field, mark): (&syn::Field, Mark)| match mark {
        Mark::Is(mark) => Some(mark),
        Mark::IsNot => None,
        Mark::None if is_backtrace(&field.ty) => Some("a backtrace"),
        Mark::None => field.ident.as_ref().and_then(by_name),
    };
    fields.iter().zip(marks).map(secret).collect()
}

/// What the attributes of one field say of it.
enum Mark {
    None,
    Is(&'static str),
    IsNot,
}

fn mark(attrs: &[Attribute]) -> Mark {
    let mark = |attr: &Attribute| match (attr.path().get_ident()?.to_string().as_str(), &attr.meta)
    {
        ("from", Meta::Path(_)) => Some(Mark::Is("`#[from]`")),
        ("source", _) => Some(Mark::Is("`#[source]`")),
        ("backtrace", _) => Some(Mark::Is("`#[backtrace]`")),
        ("snafu" | "error", Meta::List(list)) => {
            let text = list.tokens.to_string().replace(' ', "");
            let says = |word: &str| text.split(',').any(|item| item.starts_with(word));
            if says("source(false)") {
                Some(Mark::IsNot)
            } else if says("source") {
                Some(Mark::Is("a source by its attribute"))
            } else {
                says("backtrace").then_some(Mark::Is("a backtrace by its attribute"))
            }
        }
        _ => None,
    };
    attrs.iter().find_map(mark).unwrap_or(Mark::None)
}

fn is_backtrace(ty: &Type) -> bool {
    matches!(ty, Type::Path(ty) if ty.path.segments.last().is_some_and(|last| last.ident == "Backtrace"))
}

/// The fields that the arguments of a format string name, as `.field`, `.0`, `field` or `_0`.
pub(crate) fn mentions(arguments: TokenStream) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    find_mentions(arguments, &mut found);
    found
}

fn find_mentions(tokens: TokenStream, found: &mut Vec<(String, Span)>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut after_operand = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '.' => {
                let member = tokens.next();
                if let Some(member) = member.filter(|_| !after_operand) {
                    // `.0.1` is a dot and a float.
                    let name = member.to_string();
                    let name = name.split('.').next().unwrap_or_default().to_owned();
                    found.push((name, member.span()));
                }
                after_operand = true;
            }
            TokenTree::Punct(punct) => after_operand = punct.as_char() == '?',
            // What follows is a field.
            TokenTree::Ident(name) if name == "self" => after_operand = false,
            TokenTree::Ident(name) => {
                let names_argument =
                    matches!(tokens.peek(), Some(TokenTree::Punct(p)) if p.as_char() == '=');
                if !names_argument {
                    let text = name.to_string();
                    found.push((text.strip_prefix('_').unwrap_or(&text).to_owned(), name.span()));
                }
                after_operand = true;
            }
            TokenTree::Group(group) => {
                find_mentions(group.stream(), found);
                after_operand = true;
            }
            TokenTree::Literal(_) => after_operand = true,
        }
    }
}
