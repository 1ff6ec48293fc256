//! Items against the table of keys, before darling sees them.
//!
//! What comes through is a key that is valid here, once, beside nothing it conflicts with, with a
//! value of a form that it takes: the receivers have only values left to judge.

use darling::ast::NestedMeta;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::ext::IdentExt;
use syn::{
    Expr, ExprLit, ExprPath, Lit, LitBool, MacroDelimiter, Meta, MetaList, MetaNameValue, Path,
    Token,
};

use super::lex::{self, Item, Value};
use super::words;
use super::wrong_form::{bool_in, is_off, wrong_form};
use crate::diag::{Errors, nearest, one_of, or, source};
use crate::keys::{self, Form, Key, Place};
use crate::literal::Str;
use crate::status;

/// What one item, or several `#[api(…)]` on one item, say.
pub(super) struct Screened {
    pub(super) metas: Vec<(&'static Key, NestedMeta)>,
    pub(super) written: Written,
}

/// The keys that the author wrote, with or without success.
///
/// What is written wrong is not missing: one mistake, one error.
#[derive(Debug, Default)]
pub(crate) struct Written {
    keys: Vec<&'static str>,
    /// Whether something was written of which not even the key can be told.
    pub(super) is_illegible: bool,
}

impl Written {
    pub(crate) fn has(&self, key: &str) -> bool {
        self.is_illegible || self.keys.contains(&key)
    }

    /// Takes over that a key is written somewhere else.
    pub(crate) fn inherit(&mut self, key: &'static str, from: &Self) {
        self.keys.extend(from.has(key).then_some(key));
    }
}

pub(super) fn screen(items: Vec<Item>, place: Place, errors: &mut Errors) -> Screened {
    let mut seen = Vec::<(&'static Key, Span)>::with_capacity(items.len());
    let mut screened =
        Screened { metas: Vec::with_capacity(items.len()), written: Written::default() };
    let home = home(&items);
    for Item { key, value } in items {
        let text = key.to_string();
        let name = if text.starts_with("r#") { key.unraw() } else { key };
        let text = text.trim_start_matches("r#");
        let last = seen.last().map(|(last, _)| last.name);
        let known = known(text, name.span(), place, last, &mut screened.written, errors);
        let Some(key) = known else { continue };
        let duplicate = is_duplicate(key, &name, &seen, errors);
        // What is said to be off stands in nobody's way.
        if !is_off(key, &value) {
            screened.written.keys.push(key.name);
            conflicts(key, &name, &seen, errors);
            seen.push((key, name.span()));
        }
        if !duplicate && let Some(meta) = meta(key, name, value, &home, errors) {
            screened.metas.push((key, NestedMeta::Meta(meta)));
        }
    }
    screened
}

/// Where errwire is, by what these items say of it.
fn home(items: &[Item]) -> String {
    let path = items.iter().find_map(|item| match &item.value {
        Value::Is(tokens) if item.key.unraw() == "crate" => Some(tokens.iter().cloned().collect()),
        _ => None,
    });
    path.map(source)
        .filter(|path| syn::parse_str::<Path>(path).is_ok())
        .unwrap_or_else(|| "errwire".to_owned())
}

/// The row of a key that is valid here; otherwise says which one is, or where this one is.
fn known(
    text: &str,
    span: Span,
    place: Place,
    last: Option<&str>,
    written: &mut Written,
    errors: &mut Errors,
) -> Option<&'static Key> {
    if let Some(key) = keys::find(text, place) {
        return Some(key);
    }
    let synonym = words::synonym(text, place);
    let message = if let Some(meant) = synonym {
        written.keys.push(meant);
        format!("unknown key `{text}`; did you mean `{meant}`?")
    } else if let Some(elsewhere) = keys::find_anywhere(text) {
        let there = places(text);
        // For a variant, it is there, if on its enum.
        if place == Place::Enum {
            written.keys.push(elsewhere.name);
        }
        format!("`{text}` is valid {there}, not {}; {}", place.at(), move_to(elsewhere, place))
    } else if text == "api" {
        written.is_illegible = true;
        "`api` stands around the keys already; write them without it".to_owned()
    } else if let Some(theirs) = words::of_another_derive(text) {
        format!("`{text}` is no key of `api`; write `{theirs}` beside it")
    } else if status::by_name(text).is_ok() && keys::find("status", place).is_some() {
        written.keys.push("status");
        format!("`{text}` is a status and no key; write `status = {text}`")
    } else if let Some(meant) = nearest_of(text, keys::valid_on(place)) {
        written.keys.push(meant);
        format!("unknown key `{text}`; did you mean `{meant}`?")
    } else if let Some(meant) = nearest_of(text, keys::KEYS) {
        let there = places(meant);
        format!("unknown key `{text}`; did you mean `{meant}`, which is valid {there}?")
    } else if last == Some("message") {
        format!(
            "unknown key `{text}`; if it is an argument of `message`, write `{{{text}}}` in the text"
        )
    } else {
        let all = one_of(keys::valid_on(place).map(|key| key.name));
        format!("unknown key `{text}`; {} takes {all}", place.name())
    };
    errors.at(span, message);
    None
}

/// The key that a word comes near to. Two letters come near to anything.
fn nearest_of(text: &str, keys: impl IntoIterator<Item = &'static Key>) -> Option<&'static str> {
    nearest(text, keys.into_iter().map(|key| key.name)).filter(|_| text.len() > 2)
}

/// Where a key is valid, in all its rows: "on an enum, a struct or a variant".
fn places(name: &str) -> String {
    let rows = keys::KEYS.iter().filter(|key| key.name == name);
    match rows.clone().flat_map(|key| key.on).collect::<Vec<_>>().as_slice() {
        [Place::Retryable] => Place::Retryable.at(),
        places => format!("on {}", or(places.iter().map(|place| place.name()))),
    }
}

/// What to do with a key that is written in the wrong place.
fn move_to(key: &Key, written: Place) -> &'static str {
    match (key.on, written) {
        ([Place::Retryable], _) => "write it inside `retryable(…)`",
        ([Place::Field], Place::Retryable) if key.name == "retry_after" => {
            "write `after = \"30s\"`"
        }
        ([Place::Field], _) if key.name == "retry_after" => {
            "write it on the field that holds the value, or write `retryable(after = \"30s\")`"
        }
        ([Place::Field], _) => "write it on the field that holds the value",
        ([Place::Variant], Place::Struct) => "leave it out",
        (_, Place::Enum) => "write it on the variants",
        (on, _) if on.contains(&Place::Variant) => "write it on the variant or the struct",
        _ => "write it on the type",
    }
}

fn is_duplicate(
    key: &Key,
    name: &Ident,
    seen: &[(&'static Key, Span)],
    errors: &mut Errors,
) -> bool {
    let first = seen.iter().find(|(other, _)| other.name == key.name && !key.repeats);
    if let Some((_, first)) = first {
        errors.at_both(
            name.span(),
            format_args!("duplicate key `{name}`; keep one"),
            *first,
            format_args!("`{name}` is first given here"),
        );
    }
    first.is_some()
}

fn conflicts(key: &Key, name: &Ident, seen: &[(&'static Key, Span)], errors: &mut Errors) {
    for (other, place) in seen {
        if key.conflicts_with(other) || other.conflicts_with(key) {
            errors.at_both(
                name.span(),
                format_args!("`{name}` conflicts with `{}`; keep one of the two", other.name),
                *place,
                format_args!("`{}` is given here", other.name),
            );
        }
    }
}

/// The item as darling reads it, if what follows the key is of a form that the key takes.
///
/// What is neither a literal nor a name goes as [`Expr::Verbatim`]: types are not expressions.
fn meta(
    key: &'static Key,
    name: Ident,
    value: Value,
    home: &str,
    errors: &mut Errors,
) -> Option<Meta> {
    let takes = |form: Form| key.takes.contains(&form);
    match value {
        Value::Nothing if takes(Form::Word) => Some(Meta::Path(name.into())),
        Value::Nothing => {
            errors.at(name.span(), format_args!("`{name}` needs a value; write `{}`", key.write));
            None
        }
        Value::Is(tokens) if tokens.is_empty() => {
            let span = name.span();
            errors.at(span, format_args!("`{name} =` lacks its value; write `{}`", key.write));
            None
        }
        Value::Is(tokens) => match form_of(&tokens).or_else(|| any_value(key, &tokens)) {
            Some(Read { form: Form::Str, value, is_blank: true }) if takes(Form::Str) => {
                let write = key.write;
                let message = format!("`{name}` is empty; write `{write}`, or leave it out");
                errors.push(syn::Error::new_spanned(value, message));
                None
            }
            Some(Read { form, value, .. }) if takes(form) => {
                let eq_token = Token![=](name.span());
                Some(Meta::NameValue(MetaNameValue { path: name.into(), eq_token, value }))
            }
            _ => {
                let found = tokens.into_iter().collect::<TokenStream>();
                let message = wrong_form(key, &name, found.clone(), home);
                errors.push(syn::Error::new_spanned(found, message));
                None
            }
        },
        Value::List(list) => {
            let tokens = key.takes.iter().find_map(|form| listed(*form, &list, errors));
            if tokens.is_none() {
                let message = wrong_form(key, &name, quote!(#list), home);
                errors.at(list.span(), message);
            }
            let delimiter = MacroDelimiter::Paren(syn::token::Paren(list.delim_span()));
            tokens.map(|tokens| Meta::List(MetaList { path: name.into(), delimiter, tokens }))
        }
    }
}

/// A value and its form.
pub(super) struct Read {
    pub(super) form: Form,
    value: Expr,
    /// Whether it is a string that says nothing.
    is_blank: bool,
}

pub(super) fn form_of(tokens: &[TokenTree]) -> Option<Read> {
    let (form, value) = match tokens {
        [TokenTree::Literal(literal)] => {
            if let Some(text) = Str::of(literal.clone()) {
                let value = expr(Lit::Verbatim(literal.clone()));
                let is_blank = text.value().trim().is_empty();
                return Some(Read { form: Form::Str, value, is_blank });
            }
            let lit = Lit::new(literal.clone());
            let form = if matches!(lit, Lit::Int(_)) { Form::Int } else { return None };
            (form, expr(lit))
        }
        [TokenTree::Ident(word)] if *word == "true" || *word == "false" => {
            (Form::Bool, expr(Lit::Bool(LitBool::new(*word == "true", word.span()))))
        }
        [TokenTree::Ident(name)] => {
            let path = ExprPath { attrs: Vec::new(), qself: None, path: name.clone().into() };
            (Form::Path, Expr::Path(path))
        }
        [TokenTree::Literal(_), ..] => return None,
        _ => (Form::Path, Expr::Verbatim(tokens.iter().cloned().collect())),
    };
    Some(Read { form, value, is_blank: false })
}

/// The value of a key that takes whatever the compiler takes, as a text or a name does.
fn any_value(key: &Key, tokens: &[TokenTree]) -> Option<Read> {
    let takes_all = [Form::Str, Form::Path].iter().all(|form| key.takes.contains(form));
    let value = match tokens {
        [TokenTree::Literal(literal)] => expr(Lit::new(literal.clone())),
        _ => Expr::Verbatim(tokens.iter().cloned().collect()),
    };
    takes_all.then_some(Read { form: Form::Path, value, is_blank: false })
}

fn expr(lit: Lit) -> Expr {
    Expr::Lit(ExprLit { attrs: Vec::new(), lit })
}

/// What is inside a list of this form; keys of the table are screened too, and only those that
/// pass are left.
fn listed(form: Form, list: &Group, errors: &mut Errors) -> Option<TokenStream> {
    match form {
        Form::List => Some(list.stream()),
        Form::Keys(_) if bool_in(list).is_some() => None,
        Form::Keys(place) => {
            let items = lex::items(list.stream(), place, errors);
            if list.stream().is_empty() {
                let all = one_of(keys::valid_on(place).map(|key| key.name));
                errors
                    .at(list.span(), format_args!("nothing between the parentheses; write {all}"));
            }
            let metas = screen(items, place, errors).metas.into_iter().map(|(_, meta)| meta);
            Some(quote!(#(#metas),*))
        }
        Form::Word | Form::Str | Form::Bool | Form::Int | Form::Path => None,
    }
}
