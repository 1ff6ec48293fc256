//! The catalog's examples: only where an occurrence shows something of them.

use crate::diag::Errors;
use crate::model::{Answer, Content, Own, Piece, Variant};

/// An example is of a field that callers see, or of a message that has fields.
pub(super) fn check(variant: &Variant<'_>, errors: &mut Errors) {
    let own = match &variant.answer {
        Answer::Own(own) => own,
        Answer::Forwarded(forward, _) => {
            let how = format!("`{}` is `{}`", variant.ident, forward.key());
            return check_fields(variant, &how, errors);
        }
    };
    if own.conceal.is_some() {
        let how = format!("`{}` is concealed", variant.ident);
        if let Some(example) = &own.example {
            errors.at(example.key, useless(&how));
        }
        return check_fields(variant, &how, errors);
    }
    check_message(variant, own, errors);
    for (i, field) in variant.fields.iter().enumerate().filter(|(_, it)| it.roles.is_empty()) {
        let Some(key) = field.example_key else { continue };
        match &own.example {
            Some(message) if in_text(own, i) => errors.at_both(
                key,
                "`example` has no effect, as that of the whole message is given; keep one of the two",
                message.key,
                "`example` of the message is given here",
            ),
            None if in_text(own, i) => {}
            _ => errors.at(key, useless("callers see nothing of this field")),
        }
    }
}

/// A message that is always the same is its own example.
fn check_message(variant: &Variant<'_>, own: &Own, errors: &mut Errors) {
    let is_fixed = matches!(own.text.content, Content::Literal(_) | Content::Reason);
    if let Some(example) = own.example.as_ref().filter(|_| is_fixed) {
        let how = format!("the message of `{}` is always the same", variant.ident);
        errors.at(example.key, useless(&how));
    }
}

fn check_fields(variant: &Variant<'_>, how: &str, errors: &mut Errors) {
    for key in variant.fields.iter().filter_map(|field| field.example_key) {
        errors.at(key, useless(how));
    }
}

fn in_text(own: &Own, field: usize) -> bool {
    let Content::Pieces(pieces) = &own.text.content else { return false };
    pieces.iter().any(|piece| matches!(piece, Piece::Field { index, .. } if *index == field))
}

fn useless(why: &str) -> String {
    format!("`example` has no effect, as {why}; leave it out")
}
