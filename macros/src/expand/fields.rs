//! `__fields`: what is made at run time, the message and the parts.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;

use super::tokens::{Arms, pattern, type_key};
use super::{methods, parts, text};
use crate::model::{Container, Content, Forward, Own, Piece, Variant};

/// The method, if a field has anything to say.
///
/// A variant's fields are bound once for both answers, and variants alike in these share an arm.
pub(super) fn fields(container: &Container<'_>) -> Option<TokenStream> {
    let errwire = &container.errwire;
    let out = Ident::new("__out", Span::call_site());
    let mut arms = Arms::default();
    methods::forward(&mut arms, container, Forward::Transparent, |place, field| {
        let call = quote_spanned!(place=> #errwire::ApiError::write_message);
        let message = quote_spanned!(place=> #call(#field, #out));
        let parts = quote_spanned!(place=> #errwire::ApiError::parts(#field));
        answer(errwire, &message, Some(&parts))
    });
    methods::forward(&mut arms, container, Forward::Classify, |place, field| {
        // It has a text of its class, and is never asked for one.
        let parts = quote_spanned!(place=> #errwire::Classify::parts(#field));
        answer(errwire, &quote!(__out.display(self)), Some(&parts))
    });
    let mut displays_paths = false;
    for (variant, own) in container.rows() {
        let bound = Bound::new(variant, own);
        if bound.fields.is_empty() {
            continue;
        }
        displays_paths |= bound.pieces.iter().any(text::goes_through_as_display);
        let pattern = pattern(container, variant, &bound.fields);
        arms.push_to(bound.key(variant), pattern, || bound.answers(container, variant));
    }
    if arms.count() == 0 {
        return None;
    }
    let body = if arms.count() == container.variants.len() {
        arms.into_match()
    } else {
        arms.into_match_or(quote!(__asked.of_none(self)))
    };
    let as_display = displays_paths.then(|| quote!(use #errwire::__private::AsDisplay as _;));
    Some(quote! {
        fn __fields<'__e>(
            &'__e self,
            __asked: #errwire::__private::Asked<'_, '_, '__e>,
        ) -> ::core::fmt::Result {
            #as_display
            #body
        }
    })
}

/// The fields of a variant that its answers are made of.
struct Bound<'m> {
    fields: Vec<usize>,
    /// The message, where it has fields.
    pieces: &'m [Piece],
}

impl<'m> Bound<'m> {
    fn new(variant: &Variant<'_>, own: &'m Own) -> Self {
        let pieces = match &own.text.content {
            Content::Pieces(pieces) => pieces.as_slice(),
            _ => &[],
        };
        let shown = text::bound(pieces);
        let fields = variant.fields.iter().enumerate();
        let fields = fields.filter(|(i, field)| !field.roles.is_empty() || shown.contains(i));
        let fields = fields.map(|(i, _)| i).collect();
        Self { fields, pieces }
    }

    /// What tells apart the arms.
    fn key(&self, variant: &Variant<'_>) -> String {
        let mut key = String::new();
        for field in self.fields.iter().filter_map(|index| variant.fields.get(*index)) {
            type_key(field.ty, &mut key);
            parts::write_key(field, &mut key);
        }
        text::write_key(self.pieces, &self.fields, &mut key);
        key
    }

    fn answers(&self, container: &Container<'_>, variant: &Variant<'_>) -> TokenStream {
        let errwire = &container.errwire;
        let message = if self.pieces.is_empty() {
            quote!(__out.display(self))
        } else {
            text::write_pieces(self.pieces, &self.fields, errwire)
        };
        let fields = self.fields.iter().filter_map(|index| variant.fields.get(*index));
        let calls = fields.enumerate().flat_map(|(i, field)| parts::calls(i, field));
        let calls = calls.collect::<Vec<_>>();
        let parts = quote! {{
            let __parts = #errwire::Parts::new();
            #(#calls)*
            __parts
        }};
        answer(errwire, &message, (!calls.is_empty()).then_some(&parts))
    }
}

/// What an arm answers to either question: how to write the message, and the parts if there are any.
fn answer(errwire: &Path, message: &TokenStream, parts: Option<&TokenStream>) -> TokenStream {
    let parts = parts.map(|parts| quote!(*__into = #parts;));
    quote! {
        match __asked {
            #errwire::__private::Asked::Message(__out) => #message,
            #errwire::__private::Asked::Parts(__into) => {
                #parts
                ::core::result::Result::Ok(())
            }
        }
    }
}
