//! What lets an editor show the page of a key under the cursor.
//!
//! An editor asks what a token of the source became. So for each key there is a path in the
//! expansion, at the key's place, that leads to the module with the key's documentation. A compiler
//! has no use for it, and gets none.

use std::env;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::Path;

use crate::attr::{Attribute, Input, Name};
use crate::keys;

/// Whether it is an editor that asks for the expansion.
pub(crate) fn is_asked() -> bool {
    let exe = env::current_exe().ok();
    let name = exe.as_deref().and_then(|exe| exe.file_stem()).and_then(|stem| stem.to_str());
    name.is_some_and(|name| name.starts_with("rust-analyzer"))
}

/// Paths to the documentation of the keys on a type, its variants and their fields.
pub(crate) fn expand(input: &Input, errwire: &Path) -> TokenStream {
    let keys = keys_of(input);
    quote! {
        const _: () = {
            #(#[allow(unused_imports)] use #errwire::attributes::#keys as _;)*
        };
    }
}

fn keys_of(input: &Input) -> Vec<Ident> {
    let mut keys = Vec::new();
    collect(&input.attrs, &mut keys);
    for inside in &input.variants {
        collect(&inside.own, &mut keys);
        inside.fields.iter().for_each(|attrs| collect(attrs, &mut keys));
    }
    keys
}

/// The words that start an item and are keys; `crate` can't be the name of a module.
fn collect(attrs: &[Attribute], keys: &mut Vec<Ident>) {
    let lists = attrs.iter().filter(|attr| attr.name == Name::Api);
    for tokens in lists.filter_map(Attribute::list) {
        let mut starts = true;
        for token in tokens {
            match &token {
                TokenTree::Ident(word) if starts && word != "crate" => {
                    let has_page = keys::KEYS.iter().any(|key| key.has_page() && word == key.name);
                    keys.extend(has_page.then(|| word.clone()));
                }
                _ => {}
            }
            starts = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_leads_to_its_page() {
        let input = Input::parse(quote! {
            #[api(docs = "…{code}…", crate = path, stat)]
            enum E {
                #[api(status = 404, code = , retryable(after = "30s"), header("a" = "b"))]
                A { #[api(details)] a: u8, #[other(param)] b: u8 },
            }
        })
        .unwrap();
        let keys = keys_of(&input).into_iter().map(|key| key.to_string());
        assert_eq!(
            keys.collect::<Vec<_>>(),
            ["docs", "status", "code", "retryable", "header", "details"]
        );
        let links = expand(&input, &syn::parse_quote!(::errwire)).to_string();
        assert!(links.contains(":: errwire :: attributes :: status as _"), "{links}");
    }

    #[test]
    fn every_page_is_a_module() {
        let modules = include_str!("../../runtime/src/attributes.rs");
        let keys = keys::KEYS.iter().filter(|key| key.has_page()).map(|key| key.name);
        for key in keys.filter(|key| *key != "crate") {
            assert!(modules.contains(&format!("    {key}: \"keys/{key}\",\n")), "{key}");
        }
    }
}
