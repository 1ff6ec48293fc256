//! `conceal_as`: what is concealed must not be told from what it is concealed as.

use crate::diag::Errors;
use crate::model::{Answer, Container, Content};

/// Every variant that stands for another on the wire is the same for every occurrence.
pub(super) fn check_targets(container: &Container<'_>, errors: &mut Errors) {
    for (i, variant) in container.variants.iter().enumerate() {
        let name = variant.ident;
        let Some(conceal) = variant.own().and_then(|own| own.conceal.as_ref()) else { continue };
        let Some(target) = conceal.target else { continue };
        if target == i {
            errors.at(
                conceal.span,
                format_args!("`{name}` is concealed as itself; name another variant"),
            );
        } else if container.on_wire(i).is_none() {
            errors.at(
                conceal.span,
                format_args!(
                    "`{name}` is concealed in a circle; one of them must not be concealed"
                ),
            );
        } else if let Some(varies) = varies(container, i) {
            errors.at(conceal.span, varies);
        }
    }
}

/// Why what stands on the wire for a variant differs between occurrences, if it does.
fn varies(container: &Container<'_>, variant: usize) -> Option<String> {
    let target = container.variants.get(container.on_wire(variant)?)?;
    let name = target.ident;
    let own = match &target.answer {
        Answer::Own(own) => own,
        Answer::Forwarded(forward, _) => {
            let key = forward.key();
            return Some(format!(
                "`{name}` is `{key}`, so what it answers is not known; name a variant that answers itself"
            ));
        }
    };
    if let Some(role) = target.roles().next() {
        let role = role.kind.key();
        return Some(format!(
            "`{name}` has a field that is `{role}`, which would tell the two apart; name a variant without run-time parts"
        ));
    }
    match own.text.content {
        Content::Literal(_) | Content::Reason => None,
        Content::Pieces(_) | Content::Display => Some(format!(
            "the text of `{name}` is made at run time, which would tell the two apart; give it a `message` without fields"
        )),
    }
}
