//! Texts that callers would read and that are not for them (CWE-209).

use crate::diag::Errors;
use crate::model::{Field, Own, RoleKind, Variant};

/// What callers read interpolates no cause and no backtrace, and is no other error's text, unless
/// the author says that it may be.
pub(super) fn check_text(variant: &Variant<'_>, own: &Own, errors: &mut Errors) {
    const WRITE: &str = "write what they may read in `message = \"…\"`, hide it with `mask`, or allow it with `expose`";
    const LEAVE: &str = "leave it out of `message`, or allow it with `expose`";
    if own.exposed || own.conceal.is_some() {
        return;
    }
    let fix = if own.written.has("message") { LEAVE } else { WRITE };
    if let Some(forwards) = own.text.forwards {
        errors.at(
            forwards,
            format_args!(
                "callers would read the text of the error inside `{}`; {WRITE}",
                variant.ident
            ),
        );
    }
    let mut told = Vec::new();
    for mention in &own.text.mentions {
        let field = variant.fields.get(mention.field);
        let by_type = |field: &Field<'_>| field.is_error.then_some("an error by its type");
        let why = |field: &Field<'_>| field.secret.or_else(|| by_type(field));
        let Some((field, why)) = field.and_then(|field| Some((field, why(field)?))) else {
            continue;
        };
        if !told.contains(&mention.field) {
            told.push(mention.field);
            errors.at(
                mention.span,
                format_args!("callers would read `{}`, which is {why}; {fix}", field.name()),
            );
        }
    }
}

/// Nor does a role put a cause or a backtrace into the response.
pub(super) fn check_roles(variant: &Variant<'_>, own: &Own, errors: &mut Errors) {
    if own.exposed || own.conceal.is_some() {
        return;
    }
    for field in &variant.fields {
        let Some(why) = field.secret else { continue };
        for role in field.roles.iter().filter(|role| role.kind != RoleKind::RetryAfter) {
            errors.at(
                role.span,
                format_args!(
                    "callers would read `{}`, which is {why}; take the role off, or allow it with `expose`",
                    field.name()
                ),
            );
        }
    }
}
