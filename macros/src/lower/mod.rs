//! From receivers to the model: defaults are inherited, names are made and found.

mod answer;
mod code;
mod field;
mod text;

use syn::ext::IdentExt;
use syn::{Data, DataEnum, DeriveInput, Fields, Ident, parse_quote};

use crate::attr::{
    self, Attr, Attribute, ContainerKeys, Display, Input, VariantKeys, VariantName, Written,
};
use crate::diag::{Errors, nearest};
use crate::model::{Answer, CodeRules, Conceal, Container, Forward, Variant};
use answer::Defaults;

/// The model of a type; `None` if it is of a kind that has none.
pub(crate) fn lower<'a>(input: &'a Input, errors: &mut Errors) -> Option<Container<'a>> {
    match &input.item.data {
        Data::Enum(data) => Some(lower_enum(input, data, errors)),
        Data::Struct(data) => Some(lower_struct(input, &data.fields, errors)),
        Data::Union(data) => {
            errors.at(data.union_token.span, "`ApiError` is for enums and structs, not for unions");
            None
        }
    }
}

fn lower_enum<'a>(input: &'a Input, data: &'a DataEnum, errors: &mut Errors) -> Container<'a> {
    let Attr { keys, written } = attr::of_enum(&input.attrs, errors);
    let mut container = container(&input.item, &keys, &written);
    let defaults = Defaults::new(keys, written, Display::of(&input.attrs), errors);
    let mut concealed = Vec::new();
    for (variant, inside) in data.variants.iter().zip(&input.variants) {
        let Attr { mut keys, written } = attr::of_variant(&inside.own, errors);
        concealed.push(keys.conceal_as.take());
        let source = Source {
            ident: &variant.ident,
            attrs: &inside.own,
            fields: &variant.fields,
            of_fields: &inside.fields,
        };
        let variant = lower_variant(source, &container, Attr { keys, written }, &defaults, errors);
        container.variants.push(variant);
    }
    resolve_concealed(&mut container, &concealed, errors);
    container
}

fn lower_struct<'a>(input: &'a Input, fields: &'a Fields, errors: &mut Errors) -> Container<'a> {
    let (keys, attr) = attr::of_struct(&input.attrs, errors);
    let mut container = container(&input.item, &keys, &attr.written);
    let of_fields = input.variants.first().map(|inside| inside.fields.as_slice());
    let source = Source {
        ident: &input.item.ident,
        attrs: &input.attrs,
        fields,
        of_fields: of_fields.unwrap_or_default(),
    };
    let variant = lower_variant(source, &container, attr, &Defaults::default(), errors);
    container.variants.push(variant);
    container
}

/// What the keys of a container say of the type itself.
fn container<'a>(input: &'a DeriveInput, keys: &ContainerKeys, written: &Written) -> Container<'a> {
    let is_case_unknown = written.has("rename_all") && keys.rename_all.is_none();
    Container {
        vis: &input.vis,
        ident: &input.ident,
        generics: &input.generics,
        is_struct: matches!(input.data, Data::Struct(_)),
        errwire: match &keys.errwire {
            Some(_) => parse_quote!(__errwire),
            None => parse_quote!(::errwire),
        },
        home: keys.errwire.as_ref().map(|path| path.0.clone()),
        envelope: keys.envelope.as_ref().map(|envelope| envelope.0.clone()),
        codes: CodeRules {
            case: keys.rename_all.map(|case| case.0).unwrap_or_default(),
            any_case: written.has("any_case") || is_case_unknown,
            prefix: keys.prefix.clone(),
        },
        domain: keys.domain.clone(),
        docs: keys.docs.as_ref().map(|docs| docs.0.clone()),
        lock: keys.lock.clone(),
        code_enum: keys.code_enum.as_ref().map(|name| name.0.clone()),
        skip: keys.skip.as_ref().map(|skip| skip.0.clone()).unwrap_or_default(),
        variants: Vec::new(),
    }
}

/// Where a variant is read from: its own tokens, or those of the struct that it is.
#[derive(Clone, Copy)]
struct Source<'a> {
    ident: &'a Ident,
    attrs: &'a [Attribute],
    fields: &'a Fields,
    /// The attributes of each field.
    of_fields: &'a [Vec<Attribute>],
}

fn lower_variant<'a>(
    source: Source<'a>,
    container: &Container<'a>,
    attr: Attr<VariantKeys>,
    defaults: &Defaults,
    errors: &mut Errors,
) -> Variant<'a> {
    let fields = field::lower(source, container.generics, errors);
    let answer = match (&attr.keys.transparent, &attr.keys.classify) {
        (Some(key), _) => Answer::Forwarded(Forward::Transparent, key.key),
        (None, Some(key)) => Answer::Forwarded(Forward::Classify, key.key),
        (None, None) => {
            Answer::Own(Box::new(answer::lower(source, container, &fields, attr, defaults, errors)))
        }
    };
    let is_unit = !container.is_struct && matches!(source.fields, Fields::Unit);
    Variant { ident: source.ident, is_unit, fields, answer }
}

/// Finds the variants that `conceal_as` names.
fn resolve_concealed(
    container: &mut Container<'_>,
    names: &[Option<VariantName>],
    errors: &mut Errors,
) {
    let idents = container.variants.iter().map(|variant| variant.ident.clone());
    let idents = idents.collect::<Vec<_>>();
    for (variant, name) in container.variants.iter_mut().zip(names) {
        let (Answer::Own(own), Some(VariantName { of, name })) = (&mut variant.answer, name) else {
            continue;
        };
        let foreign = of.as_ref().filter(|of| *of != "Self" && *of != container.ident);
        let is_it = |ident: &Ident| ident.unraw() == name.unraw();
        let target = idents.iter().position(|ident| is_it(ident) && foreign.is_none());
        if let Some(foreign) = foreign {
            errors.at(
                foreign.span(),
                format_args!(
                    "`{foreign}` is another type; name a variant of `{}`",
                    container.ident
                ),
            );
        } else if target.is_none() {
            let known = idents.iter().map(ToString::to_string).collect::<Vec<_>>();
            let meant = nearest(&name.to_string(), known.iter().map(String::as_str));
            let hint = match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "name another of its variants".to_owned(),
            };
            errors.at(
                name.span(),
                format_args!("no variant `{name}` in `{}`; {hint}", container.ident),
            );
        }
        own.conceal = Some(Conceal { span: name.span(), target });
    }
}
