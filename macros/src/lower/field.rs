//! Fields and their roles.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{GenericArgument, Generics, PathArguments, Type};

use super::Source;
use crate::attr::{self, FieldKeys};
use crate::diag::Errors;
use crate::literal::Str;
use crate::model::{Field, Role, RoleKind};

pub(super) fn lower<'a>(
    source: Source<'a>,
    generics: &Generics,
    errors: &mut Errors,
) -> Vec<Field<'a>> {
    let Source { fields, of_fields, .. } = source;
    let secrets = attr::secrets(fields, of_fields);
    let field = |((field, member), (attrs, secret)): ((&'a syn::Field, _), (&Vec<_>, _))| {
        let mut keys = attr::of_field(attrs, errors);
        let name = field.ident.as_ref().map(|ident| ident.unraw().to_string());
        let is_generic = is_generic(&field.ty, generics);
        Field {
            member,
            ty: &field.ty,
            optional: optional(&field.ty),
            is_generic,
            secret,
            is_error: !is_generic && attr::is_error(&field.ty, attrs),
            example_key: keys.example.as_ref().map(|example| example.key),
            example: keys.example.take().map(|example| example.value.0),
            roles: roles(keys, name),
        }
    };
    fields.iter().zip(fields.members()).zip(of_fields.iter().zip(secrets)).map(field).collect()
}

/// The roles of a field; an extension without a name has the field's.
fn roles(keys: FieldKeys, name: Option<String>) -> Vec<Role> {
    let FieldKeys { param, details, retry_after, header, extension, example: _ } = keys;
    let role = |span, kind| Role { span, value: span, kind };
    let param = param.map(|it| role(it.key, RoleKind::Param));
    let details = details.map(|it| role(it.key, RoleKind::Details));
    let retry_after = retry_after.map(|it| role(it.key, RoleKind::RetryAfter));
    let header = header.map(|it| {
        let (value, name) = (it.value.0.span(), it.value.0.into_value());
        Role { value, ..role(it.key, RoleKind::Header(name)) }
    });
    let extension = extension.map(|it| {
        let literal = it.value.0;
        let value = literal.as_ref().map_or(it.key, Str::span);
        let name = literal.map(Str::into_value).or(name).unwrap_or_default();
        Role { value, ..role(it.key, RoleKind::Extension(name)) }
    });
    [param, details, retry_after, header, extension].into_iter().flatten().collect()
}

/// The `T` of what is spelt `Option<T>`.
fn optional(ty: &Type) -> Option<&Type> {
    let ty = if let Type::Group(group) = ty { &group.elem } else { ty };
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == "Option")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first() {
        Some(GenericArgument::Type(ty)) => Some(ty),
        _ => None,
    }
}

/// Whether a type mentions a type parameter.
fn is_generic(ty: &Type, generics: &Generics) -> bool {
    fn mentions(tokens: TokenStream, generics: &Generics) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => generics.type_params().any(|param| param.ident == ident),
            TokenTree::Group(group) => mentions(group.stream(), generics),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
    generics.type_params().next().is_some() && mentions(ty.to_token_stream(), generics)
}
