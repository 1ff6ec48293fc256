//! What HTTP asks of a status, and which statuses a header is for.

use proc_macro2::Span;

use crate::diag::Errors;
use crate::model::{Own, Variant};

/// The headers without which a status means nothing, and how to write them.
///
/// A 401 is not here: it has a challenge by default.
const DUTIES: [(u16, &str, &str, &str, &str); 3] = [
    (405, "allow", "allow", "allow = \"GET, POST\"", "15.5.6"),
    (407, "proxy-authenticate", "header", "header(\"proxy-authenticate\" = \"Basic\")", "15.5.8"),
    (426, "upgrade", "header", "header(\"upgrade\" = \"HTTP/2.0\")", "15.5.22"),
];

/// A status has the header that it must have (RFC 9110, section 15.5).
pub(super) fn check_duties(variant: &Variant<'_>, own: &Own, errors: &mut Errors) {
    let number = own.status.number;
    for (status, header, key, write, section) in DUTIES {
        let in_field = || variant.roles().any(|role| role.kind.is_header(header));
        let is_there = own.headers.iter().any(|known| known.name == header)
            || in_field()
            // What is written wrong is not missing.
            || own.written.has("allow") && key == "allow"
            || own.written.has("header") && own.headers.is_empty();
        if number == status && !is_there {
            errors.at(
                own.status.span,
                format_args!(
                    "a {number} must have the header `{header}` (RFC 9110, section {section}); write `{write}`"
                ),
            );
        }
    }
}

pub(super) fn check_challenge(own: &Own, errors: &mut Errors) {
    check_status("challenge", 401, own.challenge, own, errors);
}

pub(super) fn check_allow(own: &Own, errors: &mut Errors) {
    check_status("allow", 405, own.allow, own, errors);
}

/// A key that means something on one status stands on that.
fn check_status(key: &str, status: u16, place: Option<Span>, own: &Own, errors: &mut Errors) {
    if let Some(place) = place.filter(|_| own.status.known && own.status.number != status) {
        let number = own.status.number;
        errors.at_both(
            place,
            format_args!("`{key}` is for a {status}, and this is a {number}; leave it out, or write `status = {status}`"),
            own.status.span,
            format_args!("the status is {number}"),
        );
    }
}
