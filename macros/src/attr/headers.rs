//! `header("name" = "value", …)`, pair by pair, so that one that is wrong does not hide the others.

use darling::{Error, FromMeta, Result};
use proc_macro2::{Span, TokenTree};
use syn::parse::{Parse, ParseStream};
use syn::{Meta, MetaList, Token};

use super::values::check;
use crate::header;
use crate::literal::{Str, text};

/// `"name" = "value"`, several times.
#[derive(Debug)]
pub(crate) struct Headers(pub(crate) Vec<Header>);

/// A response header known as it compiles.
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) name: Str,
    pub(crate) value: Str,
}

impl Parse for Header {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        input.parse::<Token![=]>()?;
        Ok(Self { name, value: input.parse()? })
    }
}

impl FromMeta for Headers {
    fn from_meta(item: &Meta) -> Result<Self> {
        let list = item.require_list()?;
        let tokens = list.tokens.clone().into_iter().collect::<Vec<_>>();
        let mut errors = Error::accumulator();
        let mut headers = Vec::new();
        for pair in pairs(&tokens) {
            let read = syn::parse2::<Header>(pair.iter().cloned().collect());
            match read.map_err(|_| no_pair(pair, list)) {
                Ok(Header { name, value }) => {
                    errors.handle(check(&name, header::check_name));
                    errors.handle(check(&value, |text| header::check_value_of(name.value(), text)));
                    headers.push(Header { name, value });
                }
                Err(mistake) => errors.push(mistake),
            }
        }
        errors.finish_with(Self(headers))
    }
}

/// What stands between commas; two texts with a comma in the place of the `=` are one pair.
fn pairs(tokens: &[TokenTree]) -> Vec<&[TokenTree]> {
    if let [TokenTree::Literal(_), comma, TokenTree::Literal(_)] = tokens
        && is_comma(comma)
    {
        return vec![tokens];
    }
    let mut pairs = tokens.split(is_comma).collect::<Vec<_>>();
    if pairs.len() > 1 && pairs.last().is_some_and(|last| last.is_empty()) {
        pairs.pop();
    }
    pairs
}

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
}

fn no_pair(found: &[TokenTree], list: &MetaList) -> Error {
    let (name, value) = meant(found).unwrap_or_else(|| ("x-name".to_owned(), "value".to_owned()));
    let message =
        format!("expected a header's name and value; write `header({name:?} = {value:?})`");
    Error::custom(message).with_span(&wrong_part(found).unwrap_or(list.delimiter.span().join()))
}

/// The first token that is not what a pair has in that place; the last one, where more should
/// follow.
fn wrong_part(found: &[TokenTree]) -> Option<Span> {
    let is_text = |token: &TokenTree| match token {
        TokenTree::Literal(literal) => Str::of(literal.clone()).is_some(),
        _ => false,
    };
    let is_right = |(i, token): (usize, &TokenTree)| match i {
        0 | 2 => is_text(token),
        1 => matches!(token, TokenTree::Punct(punct) if punct.as_char() == '='),
        _ => false,
    };
    let wrong = found.iter().enumerate().find(|it| !is_right(*it)).map(|(_, token)| token);
    wrong.or(found.last()).map(TokenTree::span)
}

/// The name and the value, where both are there: in other words than strings, with something else
/// between them, or in one string as they are on the wire.
fn meant(found: &[TokenTree]) -> Option<(String, String)> {
    let word = |token: &TokenTree| match token {
        TokenTree::Literal(literal) => Some(text(literal)),
        TokenTree::Ident(ident) => Some(ident.to_string().replace('_', "-")),
        TokenTree::Group(_) | TokenTree::Punct(_) => None,
    };
    match found {
        [TokenTree::Group(group)] => {
            let inside = group.stream().into_iter().collect::<Vec<_>>();
            meant(&inside)
        }
        [TokenTree::Literal(one)] => {
            let whole = text(one);
            let (name, value) = whole.split_once(':')?;
            Some((name.trim().to_owned(), value.trim().to_owned()))
        }
        // `:`, `,` or `=>`.
        [name, TokenTree::Punct(_), value]
        | [name, TokenTree::Punct(_), TokenTree::Punct(_), value] => {
            Some((word(name)?, word(value)?))
        }
        _ => None,
    }
}
