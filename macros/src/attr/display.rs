//! What other derives' attributes say of `Display`, and of the fields that callers must not read.
//!
//! thiserror's are understood exactly; of snafu, displaydoc and `derive_more` only so much as it
//! takes to see which fields a text interpolates. A `Display` written by hand is not seen.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::{Fields, Ident, Type};

use super::docs;
use super::source::{Attribute, Name};

/// How the `Display` of one variant is made.
#[derive(Clone, Debug)]
pub(crate) enum Display {
    /// In a way that is not seen from here.
    Unseen,
    /// It is that of the one field, as in `#[error(transparent)]`.
    Forwarded(Span),
    /// From a format string.
    Format {
        text: String,
        /// Its place.
        span: Span,
        /// The arguments after it.
        arguments: TokenStream,
        /// Whether to format the fields as the string says gives the very same text.
        exact: bool,
    },
}

impl Display {
    /// What the attributes of a type or a variant say; `None` where they say nothing.
    pub(crate) fn of(attrs: &[Attribute]) -> Option<Self> {
        attrs.iter().find_map(|attr| match attr.name {
            Name::Error => attr.list().map(Self::of_thiserror),
            Name::Snafu => Self::of_snafu(attr.list()?),
            Name::Display => Self::of_format(attr.list()?, false),
            _ => None,
        })
    }

    /// The format string that displaydoc takes a doc comment for.
    pub(crate) fn of_doc_comment(attrs: &[Attribute]) -> Self {
        match docs::first_paragraph(attrs) {
            Some((text, span)) => {
                Self::Format { text, span, arguments: TokenStream::new(), exact: false }
            }
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
        let text = docs::literal(&tokens.next()?)?;
        let is_comma =
            |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
        let arguments = tokens.skip_while(is_comma).collect::<TokenStream>();
        let (span, exact) = (text.span(), exact && arguments.is_empty());
        Some(Self::Format { text: text.into_value(), span, exact, arguments })
    }
}

/// For each field, the mark by which it is an error's cause or its backtrace, which callers must
/// not read: thiserror's rule, and snafu's.
pub(crate) fn secrets(fields: &Fields, attrs: &[Vec<Attribute>]) -> Vec<Option<&'static str>> {
    let marks = attrs.iter().map(|attrs| mark(attrs)).collect::<Vec<_>>();
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
    let mark = |attr: &Attribute| match attr.name {
        Name::From if attr.rest().is_empty() => Some(Mark::Is("`#[from]`")),
        Name::Source => Some(Mark::Is("`#[source]`")),
        Name::Backtrace => Some(Mark::Is("`#[backtrace]`")),
        Name::Snafu | Name::Error => {
            let text = attr.list()?.to_string().replace(' ', "");
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
    is_called(ty, "Backtrace")
}

/// Whether a field is an error by its type, as `std::io::Error` is and `sqlx::Error`, unless its
/// attributes say that it is no source.
pub(crate) fn is_error(ty: &Type, attrs: &[Attribute]) -> bool {
    is_called(ty, "Error") && !matches!(mark(attrs), Mark::IsNot)
}

fn is_called(ty: &Type, name: &str) -> bool {
    match ty {
        Type::Group(group) => is_called(&group.elem, name),
        Type::Path(ty) => ty.path.segments.last().is_some_and(|last| last.ident == name),
        _ => false,
    }
}

/// The fields that the arguments of a format string name, as `.field`, `.0`, `field` or `_0`; and
/// `self`, where it is one of the arguments.
pub(crate) fn mentions(arguments: TokenStream) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    find_mentions(arguments, &mut found);
    found
}

fn find_mentions(tokens: TokenStream, found: &mut Vec<(String, Span)>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut after_operand = false;
    let is_comma =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    let mut starts_argument = true;
    while let Some(token) = tokens.next() {
        let started = starts_argument;
        starts_argument =
            is_comma(&token) || matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '=');
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
            // What follows is a field, if anything does.
            TokenTree::Ident(name) if name == "self" => {
                if started && tokens.peek().is_none_or(is_comma) {
                    found.push(("self".to_owned(), name.span()));
                }
                after_operand = false;
            }
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
