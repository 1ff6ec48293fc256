//! Doc comments.

use syn::{Attribute, Expr, Lit, LitStr, Meta};

use crate::literal::value;

fn literals(attrs: &[Attribute]) -> impl Iterator<Item = &LitStr> {
    attrs.iter().filter_map(|attr| match &attr.meta {
        Meta::NameValue(doc) if doc.path.is_ident("doc") => match &doc.value {
            Expr::Lit(value) => {
                if let Lit::Str(text) = &value.lit {
                    Some(text)
                } else {
                    None
                }
            }
            _ => None,
        },
        _ => None,
    })
}

/// The text of a doc comment, its lines trimmed of the comment's own indentation.
pub(crate) fn description(attrs: &[Attribute]) -> Option<String> {
    let mut lines = Vec::new();
    for literal in literals(attrs) {
        let text = value(literal);
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

/// The first paragraph as one literal, at the place of its first line.
pub(crate) fn first_literal(attrs: &[Attribute]) -> Option<LitStr> {
    let span = literals(attrs).next().map(LitStr::span)?;
    let text = description(attrs)?;
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    Some(LitStr::new(paragraph, span))
}
