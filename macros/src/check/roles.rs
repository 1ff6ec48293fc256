//! The roles of fields: one field a role, and only where there is a response of one's own.

use proc_macro2::Span;
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Type, TypeParamBound};

use crate::diag::{Errors, source};
use crate::model::{Forward, Own, RoleKind, Variant};

/// What one field answers for has that field, without a role.
pub(super) fn check_forwarded(
    variant: &Variant<'_>,
    forward: Forward,
    place: Span,
    errors: &mut Errors,
) {
    let key = forward.key();
    if variant.answering().is_none() {
        errors.at(
            place,
            format_args!(
                "`{key}` needs exactly one field, which answers; `{}` has {}",
                variant.ident,
                variant.fields.len()
            ),
        );
    }
    let field = variant.answering().and_then(|index| variant.fields.get(index));
    if let Some(field) = field.filter(|field| holds_anything(field.ty)) {
        let ty = source(field.ty.to_token_stream());
        let lacks = match forward {
            Forward::Transparent => "is no `ApiError`; write `errwire::Internal` in its place",
            Forward::Classify => "has no class; write the type of the error in its place",
        };
        let message = format!("`{ty}` may hold any error and {lacks}");
        errors.push(syn::Error::new_spanned(field.ty, message));
    }
    for role in variant.roles() {
        let name = role.kind.key();
        errors.at_both(
            role.span,
            format_args!(
                "`{name}` has no effect, as `{}` is `{key}`; keep one of the two",
                variant.ident
            ),
            place,
            format_args!("`{key}` is given here"),
        );
    }
}

/// Whether a type is a `Box<dyn Error>`, of which the compiler would say three things at once.
fn holds_anything(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let Some(last) = path.path.segments.last().filter(|last| last.ident == "Box") else {
        return false;
    };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
    let Some(GenericArgument::Type(Type::TraitObject(object))) = arguments.args.first() else {
        return false;
    };
    object.bounds.iter().any(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            bound.path.segments.last().is_some_and(|name| name.ident == "Error")
        }
        _ => false,
    })
}

/// The parameter to blame is a name, and no number is one: it would be what was submitted.
pub(super) fn check_param(variant: &Variant<'_>, errors: &mut Errors) {
    for field in &variant.fields {
        let ty = field.optional.unwrap_or(field.ty);
        let is_param = field.roles.iter().any(|role| role.kind == RoleKind::Param);
        if is_param && is_number_or_bool(ty) {
            let name = source(ty.to_token_stream());
            let message = format!(
                "`{name}` is no name of a parameter; write `param` on a field whose value is the name, as in `field: &'static str`"
            );
            errors.push(syn::Error::new_spanned(ty, message));
        }
    }
}

fn is_number_or_bool(ty: &Type) -> bool {
    const PRIMITIVES: [&str; 15] = [
        "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
        "f32", "f64", "bool",
    ];
    match ty {
        Type::Group(group) => is_number_or_bool(&group.elem),
        Type::Path(path) => {
            path.path.get_ident().is_some_and(|name| PRIMITIVES.iter().any(|known| name == known))
        }
        _ => false,
    }
}

/// What is concealed has nothing of its own on the wire.
pub(super) fn check_concealed(variant: &Variant<'_>, errors: &mut Errors) {
    for role in variant.roles() {
        let name = role.kind.key();
        errors.at(
            role.span,
            format_args!(
                "`{name}` has no effect, as `{}` is concealed; leave it out",
                variant.ident
            ),
        );
    }
}

/// No two fields have one role; of headers and extensions, none of one name. A cookie is the one
/// header that has a line each (RFC 9110, section 5.3).
pub(super) fn check_unique(variant: &Variant<'_>, errors: &mut Errors) {
    let mut seen = Vec::new();
    for role in variant.roles().filter(|role| !role.kind.is_header(COOKIE)) {
        let what = match &role.kind {
            RoleKind::Param | RoleKind::Details | RoleKind::RetryAfter => {
                role.kind.key().to_owned()
            }
            RoleKind::Header(name) => format!("header = \"{name}\""),
            RoleKind::Extension(name) => format!("extension = \"{name}\""),
        };
        match seen.iter().find(|(kind, _)| *kind == &role.kind) {
            Some((_, first)) => errors.at_both(
                role.span,
                format_args!("two fields have the role `{what}`; keep one"),
                *first,
                format_args!("`{what}` is given here first"),
            ),
            None => seen.push((&role.kind, role.span)),
        }
    }
}

/// No header is given twice, by the variant or by it and a field.
pub(super) fn check_headers(variant: &Variant<'_>, own: &Own, errors: &mut Errors) {
    for (i, header) in own.headers.iter().enumerate().filter(|(_, it)| it.name != COOKIE) {
        let name = &header.name;
        let later = own.headers.iter().skip(i + 1).find(|other| other.name == *name);
        let field = || variant.roles().find(|role| role.kind.is_header(name));
        let second = later.map(|other| other.span).or_else(|| field().map(|role| role.value));
        if let Some(second) = second {
            errors.at_both(
                second,
                format_args!(
                    "the header `{name}` is given twice; keep one, which can list several values"
                ),
                header.span,
                format_args!("the header `{name}` is given here first"),
            );
        }
    }
}

const COOKIE: &str = "set-cookie";

/// The members that problem details have already (RFC 9457, section 3.1, and those of ours), into
/// which any error may be rendered.
const TAKEN: [&str; 8] =
    ["type", "title", "status", "detail", "instance", "code", "param", "errors"];

/// An extension has a name that is a JSON member of its own.
pub(super) fn check_extensions(variant: &Variant<'_>, errors: &mut Errors) {
    for role in variant.roles() {
        let RoleKind::Extension(name) = &role.kind else { continue };
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        if name.is_empty() {
            errors.at(role.span, "an extension needs a name; write `extension = \"name\"`");
        } else if !name.chars().all(allowed) {
            errors.at(
                role.value,
                format_args!(
                    "`{}` is no name of an extension; expected letters, digits, `_` and `-`",
                    name.escape_debug()
                ),
            );
        } else if TAKEN.contains(&name.as_str()) {
            errors.at(
                role.value,
                format_args!("`{name}` is a member of every error already; write another name"),
            );
        }
    }
}
