//! What the attributes must not say, one function a rule.
//!
//! A check asks the model and tells; it resolves nothing and changes nothing.

mod codes;
mod conceal;
mod examples;
mod http;
mod leaks;
mod retry;
mod roles;

pub(crate) use codes::{is_code, is_declarable};
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::GenericParam;
use syn::spanned::Spanned;

use crate::diag::Errors;
use crate::model::{Answer, Container};

pub(crate) fn check(container: &Container<'_>, errors: &mut Errors) {
    check_envelope(container, errors);
    codes::check_prefix(container, errors);
    for variant in &container.variants {
        examples::check(variant, errors);
        match &variant.answer {
            Answer::Forwarded(forward, place) => {
                roles::check_forwarded(variant, *forward, *place, errors);
            }
            Answer::Own(own) => {
                codes::check_code(own, container, errors);
                leaks::check_text(variant, own, errors);
                leaks::check_roles(variant, own, errors);
                retry::check_delay(variant, own, errors);
                if own.conceal.is_some() {
                    roles::check_concealed(variant, errors);
                } else {
                    http::check_duties(variant, own, errors);
                    roles::check_param(variant, errors);
                }
                http::check_challenge(own, errors);
                http::check_allow(own, errors);
                roles::check_unique(variant, errors);
                roles::check_headers(variant, own, errors);
                roles::check_extensions(variant, errors);
            }
        }
    }
    codes::check_unique(container, errors);
    codes::check_enum(container, errors);
    conceal::check_targets(container, errors);
}

/// The bodies that are known as it compiles are in a `static`, which knows no parameter of the type.
fn check_envelope(container: &Container<'_>, errors: &mut Errors) {
    if let (Some(envelope), Some(parameter)) = (&container.envelope, parameter(container)) {
        errors.at(
            envelope.span(),
            format_args!("the envelope can't depend on the parameter `{parameter}`; name one type"),
        );
    }
}

/// The parameter of the type that its envelope depends on, if it does.
pub(crate) fn parameter(container: &Container<'_>) -> Option<String> {
    let envelope = container.envelope.as_ref()?;
    container.generics.params.iter().find_map(|param| {
        let (mark, ident) = match param {
            GenericParam::Lifetime(param) => ("'", &param.lifetime.ident),
            GenericParam::Type(param) => ("", &param.ident),
            GenericParam::Const(param) => ("", &param.ident),
        };
        mentions(envelope.to_token_stream(), ident).then(|| format!("{mark}{ident}"))
    })
}

fn mentions(tokens: TokenStream, name: &syn::Ident) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == *name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
