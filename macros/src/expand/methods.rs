//! `spec`, `parts` and `respond`.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::Target;
use super::tokens::{Arms, local, pattern, type_key};
use crate::model::{Answer, Container, Field, Forward, RoleKind};

/// Adds an arm for each variant that its one field answers for in this way, by this call.
pub(super) fn forward(
    arms: &mut Arms,
    container: &Container<'_>,
    how: Forward,
    call: impl Fn(Span, &Ident) -> TokenStream,
) {
    for variant in &container.variants {
        if !matches!(variant.answer, Answer::Forwarded(known, _) if known == how) {
            continue;
        }
        let index = variant.answering().unwrap_or_default();
        // A missing trait is reported at the type of the field.
        let place = variant.fields.get(index).map_or_else(Span::call_site, |field| field.ty.span());
        let place = place.resolved_at(Span::mixed_site());
        let mut field = local(0);
        field.set_span(place);
        arms.push(pattern(container, variant, &[index]), call(place, &field));
    }
}

/// The row of each variant: one match that only yields numbers is the cheapest there is.
pub(super) fn spec(container: &Container<'_>, specs: &TokenStream) -> TokenStream {
    let errwire = &container.errwire;
    let mut arms = Arms::default();
    forward(
        &mut arms,
        container,
        Forward::Transparent,
        |place, field| quote_spanned!(place=> return #errwire::ApiError::spec(#field)),
    );
    forward(
        &mut arms,
        container,
        Forward::Classify,
        |place, field| quote_spanned!(place=> return #errwire::Classify::class(#field).spec()),
    );
    for (row, (variant, _)) in container.rows().enumerate() {
        arms.push(pattern(container, variant, &[]), Literal::usize_unsuffixed(row));
    }
    let row = arms.into_match(None);
    let body = if container.rows().next().is_some() {
        quote! {
            let __row: ::core::primitive::usize = #row;
            &#specs[__row]
        }
    } else {
        row
    };
    quote! {
        fn spec(&self) -> &'static #errwire::Spec {
            #body
        }
    }
}

/// The parts that fields add, if any field does.
pub(super) fn parts(container: &Container<'_>) -> Option<TokenStream> {
    let errwire = &container.errwire;
    let mut arms = Arms::default();
    forward(
        &mut arms,
        container,
        Forward::Transparent,
        |place, field| quote_spanned!(place=> #errwire::ApiError::parts(#field)),
    );
    forward(
        &mut arms,
        container,
        Forward::Classify,
        |place, field| quote_spanned!(place=> #errwire::Classify::parts(#field)),
    );
    let mut is_total = true;
    for variant in container.variants.iter().filter(|variant| variant.own().is_some()) {
        let fields = variant.fields.iter().enumerate();
        let (bound, fields): (Vec<_>, Vec<_>) =
            fields.filter(|(_, field)| !field.roles.is_empty()).unzip();
        if fields.is_empty() {
            is_total = false;
            continue;
        }
        arms.push_to(parts_key(&fields), pattern(container, variant, &bound), || {
            let calls = fields.iter().enumerate().flat_map(|(i, field)| role_calls(i, field));
            quote! {{
                let __parts = #errwire::Parts::new();
                #(#calls)*
                __parts
            }}
        });
    }
    if arms.is_empty() {
        return None;
    }
    let otherwise = (!is_total).then(|| quote!(#errwire::Parts::new()));
    let body = arms.into_match(otherwise);
    Some(quote! {
        fn parts(&self) -> #errwire::Parts<'_> {
            #body
        }
    })
}

/// What tells apart the arms of fields with roles.
fn parts_key(fields: &[&Field<'_>]) -> String {
    let mut key = String::new();
    for field in fields {
        type_key(field.ty, &mut key);
        for role in &field.roles {
            key.push_str(role.kind.key());
            if let RoleKind::Header(name) | RoleKind::Extension(name) = &role.kind {
                key.push('=');
                key.push_str(name);
            }
            key.push(',');
        }
    }
    key
}

/// The calls that add one field's parts, so spanned that a missing trait is reported at its type.
pub(super) fn role_calls(index: usize, field: &Field<'_>) -> Vec<TokenStream> {
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

pub(super) fn respond(target: &Target) -> TokenStream {
    let Target { errwire, envelope, .. } = target;
    quote! {
        fn respond(&self, __cx: &#errwire::Context) -> #errwire::Response {
            #errwire::__private::respond::<#envelope>(self, __cx)
        }
    }
}
