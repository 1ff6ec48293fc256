//! `#[api(…)]`, from tokens to receivers. Nothing is decided here.

mod display;
mod docs;
mod headers;
mod lex;
mod receivers;
mod screen;
mod source;
mod values;
mod words;
mod wrong_form;

pub(crate) use display::{Display, is_error, mentions, secrets};
pub(crate) use docs::description;
pub(crate) use receivers::{ContainerKeys, FieldKeys, VariantKeys};
pub(crate) use screen::Written;
pub(crate) use source::{Attribute, Input, Name};
pub(crate) use values::{Keyed, Retryable, Status as StatusValue, VariantName};

use darling::FromMeta;
use darling::ast::NestedMeta;
use syn::{Expr, Meta, MetaNameValue};

use crate::diag::Errors;
use crate::keys::Place;
use screen::{Screened, screen};

/// What the keys on one item say.
#[derive(Default)]
pub(crate) struct Attr<R> {
    pub(crate) keys: R,
    pub(crate) written: Written,
}

/// The keys on an enum.
pub(crate) fn of_enum(attrs: &[Attribute], errors: &mut Errors) -> Attr<ContainerKeys> {
    read(attrs, Place::Enum, errors)
}

/// The keys on a struct: those of a container, and those of the one variant that it is.
pub(crate) fn of_struct(
    attrs: &[Attribute],
    errors: &mut Errors,
) -> (ContainerKeys, Attr<VariantKeys>) {
    let Screened { metas, written } = screened(attrs, Place::Struct, errors);
    let (of_answer, of_type): (Vec<_>, Vec<_>) =
        metas.into_iter().partition(|(key, _)| key.is_of_answer());
    let keys = receive(of_type.into_iter().map(|(_, meta)| meta).collect(), errors);
    let variant = receive(of_answer.into_iter().map(|(_, meta)| meta).collect(), errors);
    (keys, Attr { keys: variant, written })
}

/// The keys on a variant.
pub(crate) fn of_variant(attrs: &[Attribute], errors: &mut Errors) -> Attr<VariantKeys> {
    read(attrs, Place::Variant, errors)
}

/// The keys on a field.
pub(crate) fn of_field(attrs: &[Attribute], errors: &mut Errors) -> FieldKeys {
    read(attrs, Place::Field, errors).keys
}

fn read<R: FromMeta + Default>(attrs: &[Attribute], place: Place, errors: &mut Errors) -> Attr<R> {
    let Screened { metas, written } = screened(attrs, place, errors);
    Attr { keys: receive(metas.into_iter().map(|(_, meta)| meta).collect(), errors), written }
}

fn screened(attrs: &[Attribute], place: Place, errors: &mut Errors) -> Screened {
    let mut items = Vec::new();
    let before = errors.count();
    for attr in attrs.iter().filter(|attr| attr.name == Name::Api) {
        if let Some(list) = attr.list() {
            items.extend(lex::items(list, place, errors));
        } else {
            let message = "expected keys in parentheses; write `#[api(…)]`";
            errors.push(syn::Error::new_spanned(attr, message));
        }
    }
    let is_legible = errors.count() == before;
    let mut screened = screen(items, place, errors);
    screened.written.is_illegible |= !is_legible;
    screened
}

/// The receiver of these items. Where values are wrong, that of the others.
fn receive<R: FromMeta + Default>(mut metas: Vec<NestedMeta>, errors: &mut Errors) -> R {
    if metas.is_empty() {
        return R::default();
    }
    R::from_list(&metas).unwrap_or_else(|_| {
        metas.retain(|meta| match R::from_list(std::slice::from_ref(meta)) {
            Ok(_) => true,
            Err(mistakes) => {
                errors.push(whole(meta, mistakes.into()));
                false
            }
        });
        R::from_list(&metas).unwrap_or_default()
    })
}

/// A mistake in a value of several tokens is one of all of them; darling marks the first.
fn whole(meta: &NestedMeta, mistake: syn::Error) -> syn::Error {
    match meta {
        NestedMeta::Meta(Meta::NameValue(MetaNameValue {
            value: value @ Expr::Verbatim(_),
            ..
        })) => syn::Error::new_spanned(value, mistake),
        _ => mistake,
    }
}
