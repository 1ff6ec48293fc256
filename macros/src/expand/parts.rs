//! What fields add to a response.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::tokens::local;
use crate::model::{Field, RoleKind};

/// Writes what a field adds into the key of an arm.
pub(super) fn write_key(field: &Field<'_>, key: &mut String) {
    for role in &field.roles {
        key.push_str(role.kind.key());
        if let RoleKind::Header(name) | RoleKind::Extension(name) = &role.kind {
            key.push('=');
            key.push_str(name);
        }
        key.push(',');
    }
}

/// The calls that add one field's parts, so spanned that a missing trait is reported at its type.
pub(super) fn calls(index: usize, field: &Field<'_>) -> Vec<TokenStream> {
    let local = local(index);
    let span = field.ty.span();
    let value = Ident::new(&local.to_string(), span.located_at(span).resolved_at(local.span()));
    let inner = Ident::new("__v", span.resolved_at(Span::mixed_site()));
    // It is the macro's own local, wherever the type comes from.
    let parts = Ident::new("__parts", Span::call_site().located_at(span));
    let call = |kind: &RoleKind, value: &Ident| match kind {
        RoleKind::Param => quote_spanned!(span=> #parts.param(#value)),
        RoleKind::Details => quote_spanned!(span=> #parts.details(#value)),
        RoleKind::RetryAfter => quote_spanned!(span=> #parts.retry_after(#value)),
        RoleKind::Header(name) => quote_spanned!(span=> #parts.header(#name, #value)),
        RoleKind::Extension(name) => quote_spanned!(span=> #parts.extension(#name, #value)),
    };
    let statement = |kind: &RoleKind| {
        if field.optional.is_none() || *kind == RoleKind::RetryAfter {
            let call = call(kind, &value);
            return quote!(let __parts = #call;);
        }
        let call = call(kind, &inner);
        quote! {
            let __parts = match #local {
                ::core::option::Option::Some(#inner) => #call,
                ::core::option::Option::None => __parts,
            };
        }
    };
    field.roles.iter().map(|role| statement(&role.kind)).collect()
}
