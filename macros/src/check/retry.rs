//! Delays, against whether there is a retry at all.

use crate::diag::Errors;
use crate::model::{Class, Own, RoleKind, Variant};

/// A delay is for what is retried, and there is one of them.
pub(super) fn check_delay(variant: &Variant<'_>, own: &Own, errors: &mut Errors) {
    let Some(role) = variant.roles().find(|role| role.kind == RoleKind::RetryAfter) else { return };
    let retry = &own.retry;
    if retry.class == Class::Never {
        let (place, note) = match retry.said {
            Some(said) => (said.span, "it is not retryable by this".to_owned()),
            None => {
                (own.status.span, format!("a {} is not retryable by itself", own.status.number))
            }
        };
        errors.at_both(
            role.span,
            format_args!("a delay on what is never retried; write `retryable` on `{}`, or leave `retry_after` out", variant.ident),
            place,
            note,
        );
    } else if let Some(said) = retry.said.filter(|said| said.here && retry.delay.is_some()) {
        errors.at_both(
            role.span,
            "two delays, one known now and one at run time; keep one of the two",
            said.span,
            "the other delay is here",
        );
    }
}
