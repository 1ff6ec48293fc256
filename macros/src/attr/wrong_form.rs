//! A value of a form that its key does not take, and what was meant by it.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use syn::{Lit, LitBool, LitInt, Path};

use super::lex::Value;
use super::screen::form_of;
use crate::diag::{clipped, or, source};
use crate::keys::{self, Form, Key, Place};
use crate::literal::text;
use crate::{duration, status};

/// The bool that is all there is in a list.
pub(super) fn bool_in(list: &Group) -> Option<bool> {
    syn::parse2::<Ident>(list.stream()).map_or_else(
        |_| syn::parse2::<LitBool>(list.stream()).ok().map(|it| it.value),
        |word| bool_of(&word.to_string()),
    )
}

/// The bool that a word means, to those who write it so.
fn bool_of(word: &str) -> Option<bool> {
    match word {
        "true" | "yes" => Some(true),
        "false" | "no" | "never" | "none" => Some(false),
        _ => None,
    }
}

/// What to say of it. Errwire is at `home`.
pub(super) fn wrong_form(key: &Key, name: &Ident, found: TokenStream, home: &str) -> String {
    let expected = key.takes.iter().map(|form| match form {
        Form::Word => "no value",
        Form::Str => "a string",
        Form::Bool => "a bool",
        Form::Int => "a number",
        Form::Path => "a name",
        Form::List | Form::Keys(_) => "a list",
    });
    let fix = if key.takes == [Form::Word] && says_no(found.clone()) {
        "leave it out".to_owned()
    } else {
        let write = meant(key, name, found.clone(), home).unwrap_or_else(|| key.write.to_owned());
        let instead = instead(key, found.clone()).unwrap_or_default();
        format!("{}write `{write}`{instead}", of_field(key))
    };
    let (expected, found) = (or(expected), clipped(source(found).trim_end()));
    format!("`{name}` takes {expected}, not `{found}`; {fix}")
}

/// What is to be said first of a role whose value is often written where the key is.
fn of_field(key: &Key) -> &'static str {
    match key.name {
        "param" => {
            "the value of the field is the name, as in `field: &'static str`, and never what was sent; "
        }
        _ => "",
    }
}

/// What else may be meant by the value: another key, or the text of a constant.
fn instead(key: &Key, found: TokenStream) -> Option<String> {
    if key.takes.contains(&Form::Str) && is_constant(key, found.clone()) {
        return Some(", or the text of the constant, which can't be read from here".to_owned());
    }
    if key.name != "retry_after" {
        return None;
    }
    let delay = unquoted(keys::find("after", Place::Retryable)?, found)?;
    duration::parse(&delay).ok()?;
    Some(format!(", or `retryable(after = {delay:?})` on the variant or the struct"))
}

/// Whether a value is spelt as a constant is, where a text that lacks its quotes would not be.
fn is_constant(key: &Key, found: TokenStream) -> bool {
    let Ok(path) = syn::parse2::<Path>(found) else { return false };
    let name = path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
    let is_loud = name.len() > 1 && !name.contains(|c: char| c.is_ascii_lowercase());
    let is_loud_text = matches!(key.name, "rename_all" | "prefix" | "allow");
    is_loud && (path.segments.len() > 1 || !is_loud_text)
}

/// Whether a key without a value is given one that says no.
pub(super) fn is_off(key: &Key, value: &Value) -> bool {
    let says_no = match value {
        Value::Nothing => false,
        Value::Is(tokens) => says_no(tokens.iter().cloned().collect()),
        Value::List(list) => bool_in(list) == Some(false),
    };
    key.takes == [Form::Word] && says_no
}

/// Whether a value is `false`, also in parentheses.
fn says_no(found: TokenStream) -> bool {
    let mut tokens = found.into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(word)), None) => word == "false",
        (Some(TokenTree::Group(list)), None) => bool_in(&list) == Some(false),
        _ => false,
    }
}

/// What was meant by a value of a form that the key does not take, where that can be told: a name
/// or a number in quotes, or a text without them; one value in parentheses; or a key that belongs
/// into a list.
fn meant(key: &Key, name: &Ident, found: TokenStream, home: &str) -> Option<String> {
    let takes = |form: Form| key.takes.contains(&form);
    if takes(Form::Str)
        && let Some(text) = unquoted(key, found.clone())
    {
        return Some(format!("{name} = {text:?}"));
    }
    let mut tokens = found.into_iter();
    let (Some(token), None) = (tokens.next(), tokens.next()) else { return None };
    match token {
        TokenTree::Group(list) => {
            if let Some(meant) = bool_in(&list).filter(|_| takes(Form::Bool)) {
                return Some(format!("{name} = {meant}"));
            }
            let inside = list.stream().into_iter().collect::<Vec<_>>();
            let is_one = inside.len() == 1 || syn::parse2::<Path>(list.stream()).is_ok();
            match form_of(&inside).filter(|read| is_one && takes(read.form)) {
                Some(_) => Some(format!("{name} = {}", source(list.stream()))),
                None if takes(Form::Str) => {
                    unquoted(key, list.stream()).map(|text| format!("{name} = {text:?}"))
                }
                None => None,
            }
        }
        TokenTree::Literal(literal) => {
            let Lit::Str(text) = Lit::new(literal) else { return None };
            if key.name == "status" {
                return status_in(&text.value()).map(|status| format!("{name} = {status}"));
            }
            let is_number = takes(Form::Int) && text.parse::<LitInt>().is_ok();
            let is_name = takes(Form::Path) && text.parse::<Path>().is_ok();
            if let Some(meant) = bool_of(&text.value()).filter(|_| takes(Form::Bool)) {
                return Some(format!("{name} = {meant}"));
            }
            let is_constant = is_name && matches!(key.name, "grpc" | "log");
            let mut value = if is_constant { text.value().to_uppercase() } else { text.value() };
            if key.name == "envelope" && is_dialect(&value) {
                value = format!("{home}::envelope::{value}");
            }
            (is_number || is_name).then(|| format!("{name} = {value}"))
        }
        TokenTree::Ident(word) => {
            let text = word.to_string();
            let is_inside = |form: &Form| matches!(form, Form::Keys(place) if keys::find(&text, *place).is_some());
            match bool_of(&text).filter(|_| takes(Form::Bool)) {
                Some(meant) => Some(format!("{name} = {meant}")),
                None => key.takes.iter().any(is_inside).then(|| format!("{name}({word})")),
            }
        }
        TokenTree::Punct(_) => None,
    }
}

/// Whether a text names one of our dialects, which need not be in scope.
fn is_dialect(text: &str) -> bool {
    const OURS: [&str; 6] = ["Nested", "Flat", "Typed", "Message", "SuccessMessage", "Problem"];
    let name = text.split('<').next().unwrap_or_default().trim();
    OURS.contains(&name)
}

/// The text of a value that only lacks its quotes: a literal of another kind, or words with `-` or
/// `.` between them.
fn unquoted(key: &Key, found: TokenStream) -> Option<String> {
    let tokens = found.into_iter().collect::<Vec<_>>();
    let is_text = |token: &TokenTree| match token {
        TokenTree::Ident(word) => word != "true" && word != "false",
        TokenTree::Punct(punct) => matches!(punct.as_char(), '-' | '.'),
        TokenTree::Group(_) | TokenTree::Literal(_) => false,
    };
    let mut value = match tokens.as_slice() {
        [TokenTree::Literal(literal)] => text(literal),
        [TokenTree::Ident(_), ..] if tokens.iter().all(is_text) => {
            source(tokens.into_iter().collect())
        }
        _ => return None,
    };
    let is_number = value.starts_with(|c: char| c.is_ascii_digit());
    match key.name {
        "after" if value.ends_with(|c: char| c.is_ascii_digit()) => value.push('s'),
        "after" | "since" => {}
        // No number is a name, and in the place of a code it may be a status.
        _ if is_number && !key.write.contains('…') => return None,
        // One word of these is never the whole of them.
        "docs" | "challenge" => return None,
        "header" => value = value.replace('_', "-"),
        _ => {}
    }
    Some(value)
}

/// The status that a text names: `404`, `404 Not Found`, `not found`.
fn status_in(text: &str) -> Option<String> {
    let number = text.split_whitespace().next()?;
    if number.parse().is_ok_and(|number| (400..=599_u16).contains(&number)) {
        return Some(number.to_owned());
    }
    let name = text.trim().replace([' ', '-'], "_").to_ascii_uppercase();
    status::by_name(&name).is_ok().then_some(name)
}
