//! `spec` and `respond`.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::Target;
use super::tokens::{Arms, local, pattern};
use crate::model::{Answer, Container, Forward, Variant};

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
        arms.push([pattern(container, variant, &[index])], call(place, &field));
    }
}

/// How many values a digit has, where the number of a row has two.
const BASE: usize = 32;

/// The row of each variant: a match that only yields numbers is the cheapest there is.
///
/// An arm takes lines of LLVM IR and one more pattern takes none. So where there are many rows, their
/// numbers are of two digits, which few arms yield.
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
    let rows = container.rows().map(|(variant, _)| variant).collect::<Vec<_>>();
    let body = if rows.is_empty() {
        arms.into_match()
    } else if rows.len() <= 2 * BASE {
        for (row, variant) in rows.into_iter().enumerate() {
            arms.push([pattern(container, variant, &[])], Literal::usize_unsuffixed(row));
        }
        let row = arms.into_match();
        quote! {
            let __row: ::core::primitive::usize = #row;
            &#specs[__row]
        }
    } else {
        let base = Literal::usize_unsuffixed(BASE);
        let low = (0..BASE).map(|digit| rows.iter().skip(digit).step_by(BASE));
        let low = digit(Arms::default(), container, low);
        let high = digit(arms, container, rows.chunks(BASE));
        quote! {
            let __high: ::core::primitive::usize = #high;
            let __low: ::core::primitive::usize = #low;
            &#specs[#base * __high + __low]
        }
    };
    quote! {
        fn spec(&self) -> &'static #errwire::Spec {
            #body
        }
    }
}

/// A match that yields the number of the group that a variant is in; the last group is what is left.
fn digit<'m, G: IntoIterator<Item = &'m &'m Variant<'m>>>(
    mut arms: Arms,
    container: &Container<'_>,
    groups: impl ExactSizeIterator<Item = G>,
) -> TokenStream {
    let last = groups.len().saturating_sub(1);
    for (number, group) in groups.take(last).enumerate() {
        let patterns = group.into_iter().map(|variant| pattern(container, variant, &[]));
        arms.push(patterns, Literal::usize_unsuffixed(number));
    }
    arms.into_match_or(Literal::usize_unsuffixed(last).into_token_stream())
}

pub(super) fn respond(target: &Target) -> TokenStream {
    let Target { errwire, envelope, .. } = target;
    quote! {
        fn respond(&self, __cx: &#errwire::Context) -> #errwire::Response {
            #errwire::__private::respond::<#envelope>(self, __cx)
        }
    }
}
