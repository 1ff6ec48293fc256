//! Codes: their characters, their length, their case, and that no two variants have the same.

use std::collections::HashMap;

use proc_macro2::Span;
use syn::Ident;

use crate::diag::{Errors, clipped};
use crate::literal::Str;
use crate::model::{Code, CodeOrigin, CodeRules, Container, Own, Variant};

/// What AIP-193 allows for a `reason`.
const LONGEST: usize = 63;

pub(super) fn check_prefix(container: &Container<'_>, errors: &mut Errors) {
    if let Some(prefix) = &container.codes.prefix {
        check_letters("prefix", prefix.value(), prefix.span(), "", errors);
    }
}

/// A code that is spelt as codes are, and in the case of this type.
pub(super) fn check_code(own: &Own, container: &Container<'_>, errors: &mut Errors) {
    let Code { text, span, origin } = &own.code;
    if *origin == CodeOrigin::Unknown {
        return;
    }
    if *origin == CodeOrigin::Made && has_wrong_prefix(container) {
        // It is told where the prefix stands.
    } else if !check_letters("code", text, *span, &meant_by(&own.code, &container.codes), errors) {
    } else if !text.contains(|c: char| c.is_ascii_alphanumeric()) {
        errors.at(
            *span,
            format_args!(
                "code `{text}` holds no letter and no digit; write one such as `NOT_FOUND`"
            ),
        );
    } else if text.len() > LONGEST {
        errors.at(
            *span,
            format_args!(
                "code `{}` has {} characters; expected {LONGEST} at most",
                clipped(text),
                text.len()
            ),
        );
    } else if *origin == CodeOrigin::Written && !container.codes.any_case {
        check_case(text, *span, &container.codes, errors);
    }
}

fn has_wrong_prefix(container: &Container<'_>) -> bool {
    container.codes.prefix.as_ref().is_some_and(|prefix| wrong_letter(prefix.value()).is_some())
}

fn wrong_letter(text: &str) -> Option<char> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    text.chars().find(|c| !allowed(*c))
}

/// Whether a text can be a code, whatever its case.
pub(crate) fn is_code(text: &str) -> bool {
    wrong_letter(text).is_none() && text.len() <= LONGEST
}

/// Whether a text holds only what codes may hold.
fn check_letters(what: &str, text: &str, span: Span, fix: &str, errors: &mut Errors) -> bool {
    let wrong = wrong_letter(text);
    if let Some(wrong) = wrong {
        errors.at(
            span,
            format_args!(
                "{what} `{}` can't hold `{}`; expected letters and digits of ASCII, `_`, `.` and `-`{fix}",
                clipped(text).escape_debug(),
                wrong.escape_debug()
            ),
        );
    }
    wrong.is_none()
}

/// What to write in the place of a code that holds what it can't.
fn meant_by(code: &Code, rules: &CodeRules) -> String {
    if code.origin == CodeOrigin::Made {
        return "; write one such as `code = \"NOT_FOUND\"`".to_owned();
    }
    let (prefix, rest) = rules.split(&code.text);
    let meant = if rules.any_case {
        rest.replace(|c: char| wrong_letter(c.encode_utf8(&mut [0; 4])).is_some(), "_")
    } else {
        in_case(rest, rules)
    };
    // Of letters that are not of ASCII, nobody knows what is written in their place.
    let is_known = code.text.is_ascii() && meant.contains(|c: char| c.is_ascii_alphanumeric());
    if is_known { format!("; write `{prefix}{meant}`") } else { String::new() }
}

/// A text in the case of the type, segment by segment.
fn in_case(text: &str, rules: &CodeRules) -> String {
    text.split('.').map(|segment| rules.case.of_text(segment)).collect::<Vec<_>>().join(".")
}

impl CodeRules {
    /// A code without the prefix, and the prefix if it has it.
    fn split<'c>(&self, code: &'c str) -> (&'c str, &'c str) {
        let prefix = self.prefix.as_ref().map(Str::value).unwrap_or_default();
        code.split_at(if code.starts_with(prefix) { prefix.len() } else { 0 })
    }
}

/// A code written out is in the case of those that are made, segment by segment between dots.
fn check_case(text: &str, span: Span, rules: &CodeRules, errors: &mut Errors) {
    let (prefix, rest) = rules.split(text);
    if rest.split('.').all(|segment| rules.case.admits(segment)) {
        return;
    }
    let meant = in_case(rest, rules);
    errors.at(
        span,
        format_args!(
            "code `{text}` is not in {}; write `{prefix}{meant}`, or `any_case` on the type",
            rules.case.name()
        ),
    );
}

/// No two variants have one code, unless both share it and it has one status.
///
/// What is concealed has its code only in logs, and may have that of another.
pub(super) fn check_unique(container: &Container<'_>, errors: &mut Errors) {
    let mut taken = HashMap::<&str, (&Variant<'_>, &Own)>::new();
    for (variant, own) in container.rows() {
        let is_none = own.code.origin == CodeOrigin::Unknown || own.code.text.is_empty();
        if own.conceal.is_some() || is_none {
            continue;
        }
        let code = own.code.text.as_str();
        let (first, its) = *taken.entry(code).or_insert((variant, own));
        // Of two variants of one name, the compiler tells.
        if first.ident == variant.ident {
            continue;
        }
        let (name, first) = (variant.ident, first.ident);
        if !(own.shared && its.shared) {
            errors.at_both(
                own.code.span,
                format_args!("code `{code}` of `{name}` is taken by `{first}`; write another, or `shared` on both"),
                its.code.span,
                format_args!("`{first}` has code `{code}`"),
            );
        } else if own.status.number != its.status.number && own.status.known && its.status.known {
            errors.at_both(
                own.status.span,
                format_args!(
                    "code `{code}` has status {} here and {} on `{first}`; a shared code has one status",
                    own.status.number, its.status.number
                ),
                its.status.span,
                format_args!("`{first}` has status {}", its.status.number),
            );
        }
    }
}

/// The enum of codes has a name of its own, and a variant for what it does not know.
pub(super) fn check_enum(container: &Container<'_>, errors: &mut Errors) {
    let Some(name) = &container.code_enum else { return };
    if name == container.ident {
        errors.at(
            name.span(),
            format_args!("`{name}` is the type itself; write another name, such as `{name}Code`"),
        );
    }
    if let Some(variant) = unrecognized(container) {
        errors.at(
            variant.ident.span(),
            format_args!(
                "`Unrecognized` is what `{name}` calls a code that it does not know; rename the variant"
            ),
        );
    }
}

/// Whether the enum of codes can be declared as it is asked for.
pub(crate) fn is_declarable(container: &Container<'_>, name: &Ident) -> bool {
    name != container.ident && unrecognized(container).is_none()
}

/// The variant that has the name of what the enum of codes does not know.
fn unrecognized<'a, 'm>(container: &'a Container<'m>) -> Option<&'a Variant<'m>> {
    container.variants.iter().find(|variant| variant.ident == "Unrecognized")
}
