//! The derive as a whole, called on token streams.

mod expansions;
mod leaks;
mod lock;
mod mistakes;
mod table;

use proc_macro2::{TokenStream, TokenTree};

/// What the derive says is wrong, in its order.
fn mistakes(input: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    collect(crate::derive(input), &mut found);
    found
}

/// The texts of all `compile_error!`s.
fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(name) if name == "compile_error" => {
                let text = tokens.nth(1).map(|group| group.to_string()).unwrap_or_default();
                let text = text.trim_matches(['{', '}', '(', ')', ' ']);
                found.push(
                    syn::parse_str::<syn::LitStr>(text).map(|it| it.value()).unwrap_or_default(),
                );
            }
            TokenTree::Group(group) => collect(group.stream(), found),
            _ => {}
        }
    }
}
