//! `spec`, `parts` and `respond`.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::Target;
use super::tokens::{Arm, arm, local, pattern};
use crate::model::{Answer, Container, Field, Forward, RoleKind, Variant};

/// An arm for each variant that its one field answers for in this way, by this call.
pub(super) fn forwarding_arms<'m>(
    container: &'m Container<'_>,
    forward: Forward,
    call: impl Fn(Span, &Ident) -> TokenStream,
) -> Vec<Arm<'m>> {
    let is_forwarded = |variant: &&Variant<'_>| match variant.answer {
        Answer::Forwarded(known, _) => known == forward,
        Answer::Own(_) => false,
    };
    let forwarded = container.variants.iter().filter(is_forwarded);
    let call = |variant: &'m Variant<'_>| {
        let index = variant.answering().unwrap_or_default();
        // A missing trait is reported at the type of the field.
        let place = variant.fields.get(index).map_or_else(Span::call_site, |field| field.ty.span());
        let place = place.resolved_at(Span::mixed_site());
        let mut field = local(index);
        field.set_span(place);
        arm(pattern(container, variant, move |i| i == index), call(place, &field))
    };
    forwarded.map(call).collect()
}

/// A match on `self`; one without arms has to look through the reference.
pub(super) fn match_self(arms: &[Arm<'_>]) -> TokenStream {
    if arms.is_empty() { quote!(match *self {}) } else { quote!(match self { #(#arms)* }) }
}

/// The row of each variant: one match that only yields numbers is the cheapest there is.
pub(super) fn spec(container: &Container<'_>) -> TokenStream {
    let errwire = &container.errwire;
    let mut arms = forwarding_arms(
        container,
        Forward::Transparent,
        |place, field| quote_spanned!(place=> return #errwire::ApiError::spec(#field)),
    );
    arms.extend(forwarding_arms(
        container,
        Forward::Classify,
        |place, field| quote_spanned!(place=> return #errwire::Classify::class(#field).spec()),
    ));
    arms.extend(container.rows().enumerate().map(|(row, (variant, _))| {
        arm(pattern(container, variant, |_| false), Literal::usize_unsuffixed(row))
    }));
    let row = match_self(&arms);
    let body = if container.rows().next().is_some() {
        quote! {
            let __row: ::core::primitive::usize = #row;
            &__SPECS[__row]
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
    let mut arms = forwarding_arms(
        container,
        Forward::Transparent,
        |place, field| quote_spanned!(place=> #errwire::ApiError::parts(#field)),
    );
    arms.extend(forwarding_arms(
        container,
        Forward::Classify,
        |place, field| quote_spanned!(place=> #errwire::Classify::parts(#field)),
    ));
    let with_roles = container.rows().filter(|(variant, _)| variant.roles().next().is_some());
    arms.extend(with_roles.map(|(variant, _)| {
        let has_role =
            |i: usize| variant.fields.get(i).is_some_and(|field| !field.roles.is_empty());
        let calls = variant.fields.iter().enumerate().flat_map(|(i, field)| role_calls(i, field));
        let body = quote! {{
            let __parts = #errwire::Parts::new();
            #(#calls)*
            __parts
        }};
        arm(pattern(container, variant, has_role), body)
    }));
    if arms.is_empty() {
        return None;
    }
    if arms.len() < container.variants.len() {
        arms.push(arm(quote!(_), quote!(#errwire::Parts::new())));
    }
    let body = match_self(&arms);
    Some(quote! {
        fn parts(&self) -> #errwire::Parts<'_> {
            #body
        }
    })
}

/// The calls that add one field's parts, so spanned that a missing trait is reported at its type.
fn role_calls(index: usize, field: &Field<'_>) -> Vec<TokenStream> {
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
