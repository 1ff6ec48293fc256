//! Doc comments.

use proc_macro2::{Delimiter, Span, TokenTree};

use super::source::{Attribute, Name};
use crate::literal::Str;

fn literals(attrs: &[Attribute]) -> impl Iterator<Item = Str> {
    let docs = attrs.iter().filter(|attr| attr.name == Name::Doc);
    docs.filter_map(|attr| match attr.rest() {
        [TokenTree::Punct(is), value] if is.as_char() == '=' => literal(value),
        _ => None,
    })
}

/// The string that a token is.
pub(super) fn literal(token: &TokenTree) -> Option<Str> {
    match token {
        TokenTree::Literal(literal) => Str::of(literal.clone()),
        // It came through a `macro_rules!` fragment.
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let mut tokens = group.stream().into_iter();
            tokens.next().filter(|_| tokens.next().is_none()).as_ref().and_then(literal)
        }
        _ => None,
    }
}

/// The text of a doc comment, its lines trimmed of the comment's own indentation.
pub(crate) fn description(attrs: &[Attribute]) -> Option<String> {
    let mut lines = Vec::new();
    for literal in literals(attrs) {
        let text = literal.value();
        let is_block = text.contains('\n');
        lines.extend(text.split('\n').map(|line| {
            let line = if is_block { line.trim_start().trim_start_matches('*') } else { line };
            line.strip_prefix(' ').unwrap_or(line).trim_end().to_owned()
        }));
    }
    let text = lines.join("\n");
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The first paragraph, and the place of its first line.
pub(crate) fn first_paragraph(attrs: &[Attribute]) -> Option<(String, Span)> {
    let span = literals(attrs).next()?.span();
    let text = description(attrs)?;
    Some((text.split("\n\n").next().unwrap_or_default().to_owned(), span))
}
