//! `#[api(…)]` cut into items, one at a time, so that a half-typed one does not hide the others.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

use crate::diag::{Errors, nearest, source};
use crate::keys::{self, Form, Place};
use crate::status;

/// One item of a list of keys, as it is written.
pub(crate) struct Item {
    pub(crate) key: Ident,
    pub(crate) value: Value,
}

/// What follows a key.
pub(crate) enum Value {
    Nothing,
    /// `= …`; empty where nothing was typed yet.
    Is(Vec<TokenTree>),
    /// `(…)`
    List(Group),
}

/// The items of a list; what is no item is reported and skipped.
pub(crate) fn items(tokens: TokenStream, place: Place, errors: &mut Errors) -> Vec<Item> {
    let tokens = unwrapped(tokens);
    let mut rest = tokens.as_slice();
    let mut items = Vec::new();
    while !rest.is_empty() {
        match rest {
            [TokenTree::Ident(_), ..] if path_len(rest) > 1 => {
                not_a_key(rest.iter().take(path_len(rest)), place, errors);
                rest = after_comma(rest);
            }
            [TokenTree::Ident(key), after @ ..] => {
                let (value, after) = value(key, after, errors);
                items.push(Item { key: key.clone(), value });
                rest = next_item(after, errors);
            }
            [TokenTree::Punct(comma), after @ ..] if comma.as_char() == ',' => {
                errors.at(comma.span(), "expected a key, found `,`; leave it out");
                rest = after;
            }
            [TokenTree::Group(list), after @ ..] => {
                errors.at(list.span_open(), nested(list));
                rest = after_comma(after);
            }
            [other, after @ ..] => {
                not_a_key([other].into_iter(), place, errors);
                rest = after_comma(after);
            }
            [] => {}
        }
    }
    items
}

/// What to say of keys in brackets of their own.
fn nested(list: &Group) -> String {
    let open = opening(list.delimiter());
    format!("expected a key, found `{open}`; write the keys without brackets of their own")
}

fn opening(delimiter: Delimiter) -> char {
    match delimiter {
        Delimiter::Brace => '{',
        Delimiter::Bracket => '[',
        Delimiter::Parenthesis | Delimiter::None => '(',
    }
}

/// What stands where a key should be; one in quotes or with hyphens is told by its name.
fn not_a_key<'t>(found: impl Iterator<Item = &'t TokenTree>, place: Place, errors: &mut Errors) {
    let found = found.cloned().collect::<TokenStream>();
    let text = source(found.clone());
    let word = text.trim_matches('"').replace('-', "_");
    let last = word.rsplit("::").next().unwrap_or_default();
    let is_status = last.parse().is_ok_and(|number| (400..=599_u16).contains(&number))
        || status::by_name(last).is_ok();
    let message = match nearest(&word, keys::valid_on(place).map(|key| key.name)) {
        _ if is_status && keys::find("status", place).is_some() => {
            format!("expected a key, found `{text}`; did you mean `status = {last}`?")
        }
        // Other derives take a text without a key.
        _ if text.starts_with('"')
            && text.contains(' ')
            && keys::find("message", place).is_some() =>
        {
            format!("expected a key, found `{text}`; did you mean `message = {text}`?")
        }
        Some(meant) => format!("expected a key, found `{text}`; did you mean `{meant}`?"),
        None => format!("expected a key such as `{}`, found `{text}`", place.example()),
    };
    errors.push(syn::Error::new_spanned(found, message));
}

/// How many tokens there are up to the end of `a::b` or `a-b`.
fn path_len(tokens: &[TokenTree]) -> usize {
    match tokens {
        [TokenTree::Ident(_), TokenTree::Punct(hyphen), TokenTree::Ident(_), ..]
            if hyphen.as_char() == '-' =>
        {
            2 + path_len(tokens.get(2..).unwrap_or_default())
        }
        [TokenTree::Ident(_), TokenTree::Punct(a), TokenTree::Punct(b), after @ ..]
            if a.as_char() == ':' && b.as_char() == ':' =>
        {
            3 + path_len(after)
        }
        [TokenTree::Ident(_), ..] => 1,
        _ => 0,
    }
}

/// What follows a key, and the rest.
fn value<'t>(
    key: &Ident,
    tokens: &'t [TokenTree],
    errors: &mut Errors,
) -> (Value, &'t [TokenTree]) {
    match tokens {
        [TokenTree::Punct(is), TokenTree::Punct(more), after @ ..]
            if matches!((is.as_char(), more.as_char()), ('=', '=' | '>') | (':', '=')) =>
        {
            let both = tokens.iter().take(2).cloned().collect::<TokenStream>();
            let message = format!("expected `=`, found `{is}{more}`");
            errors.push(syn::Error::new_spanned(both, message));
            split_value(after)
        }
        [TokenTree::Punct(is), after @ ..] if is.as_char() == '=' => split_value(after),
        [TokenTree::Punct(colon), after @ ..] if colon.as_char() == ':' => {
            errors.at(colon.span(), "expected `=`, found `:`");
            split_value(after)
        }
        [TokenTree::Literal(literal), ..] => {
            errors.at(literal.span(), format_args!("expected `=` before `{literal}`"));
            split_value(tokens)
        }
        [TokenTree::Ident(word), ..] if !takes(key, |it| it == Form::Word) && !is_item(tokens) => {
            errors.at(word.span(), format_args!("expected `=` before `{word}`"));
            split_value(tokens)
        }
        [TokenTree::Group(list), after @ ..] if list.delimiter() != Delimiter::None => {
            let found = opening(list.delimiter());
            // Where there can be no list, that is told of the value.
            if found != '(' && takes(key, |form| matches!(form, Form::List | Form::Keys(_))) {
                errors.at(list.span_open(), format_args!("expected `(`, found `{found}`"));
            }
            (Value::List(list.clone()), after)
        }
        _ => (Value::Nothing, tokens),
    }
}

/// Whether a key may take a value of such a form, or is none, so that nobody knows.
fn takes(key: &Ident, is: impl Fn(Form) -> bool) -> bool {
    let mut rows = keys::KEYS.iter().filter(|row| key == row.name).peekable();
    rows.peek().is_none() || rows.any(|row| row.takes.iter().any(|form| is(*form)))
}

/// A value and the rest.
fn split_value(tokens: &[TokenTree]) -> (Value, &[TokenTree]) {
    let (value, after) = tokens.split_at_checked(value_len(tokens)).unwrap_or((tokens, &[]));
    (Value::Is(ungrouped(value)), after)
}

/// How many tokens a value has: up to the comma, or to where the comma was forgotten, which is
/// before what begins as an item does.
///
/// A comma inside `<…>` belongs to the value, unless the `>` is not typed yet.
fn value_len(tokens: &[TokenTree]) -> usize {
    let mut depth = 0usize;
    let mut first_comma = None;
    let mut after_word = false;
    for (i, token) in tokens.iter().enumerate() {
        let punct = if let TokenTree::Punct(punct) = token { Some(punct.as_char()) } else { None };
        match punct {
            Some(',' | ';') if depth == 0 => return i,
            Some(',') => _ = first_comma.get_or_insert(i),
            Some('<') => depth += 1,
            Some('>') => depth = depth.saturating_sub(1),
            None if depth == 0 && after_word && is_item(tokens.get(i..).unwrap_or_default()) => {
                return i;
            }
            _ => {}
        }
        after_word = matches!(punct, None | Some('>'));
    }
    if depth == 0 { tokens.len() } else { first_comma.unwrap_or(tokens.len()) }
}

/// Whether tokens begin with a key, or with something that has a value as keys have.
fn is_item(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(_), TokenTree::Punct(is), ..] if is.as_char() == '=' => true,
        [TokenTree::Ident(word), ..] => keys::find_anywhere(&word.to_string()).is_some(),
        _ => false,
    }
}

/// What comes after the comma that should be next; where it is forgotten, another key is taken for
/// the next item and everything else for a slip of the pen.
fn next_item<'t>(tokens: &'t [TokenTree], errors: &mut Errors) -> &'t [TokenTree] {
    match tokens {
        [] => tokens,
        [TokenTree::Punct(comma), after @ ..] if comma.as_char() == ',' => after,
        [TokenTree::Punct(semicolon), after @ ..] if semicolon.as_char() == ';' => {
            errors.at(semicolon.span(), "expected `,`, found `;`");
            after
        }
        [other, ..] => {
            errors.at(other.span(), format_args!("expected `,` before `{other}`"));
            if matches!(other, TokenTree::Ident(_)) { tokens } else { after_comma(tokens) }
        }
    }
}

fn after_comma(tokens: &[TokenTree]) -> &[TokenTree] {
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
    let comma = tokens.iter().position(is_comma);
    comma.and_then(|comma| tokens.get(comma + 1..)).unwrap_or_default()
}

/// A list of which items that came through `macro_rules!` fragments are out of their invisible
/// groups.
fn unwrapped(tokens: TokenStream) -> Vec<TokenTree> {
    let mut out = Vec::new();
    let mut starts_item = true;
    for token in tokens {
        match token {
            TokenTree::Group(group) if starts_item && group.delimiter() == Delimiter::None => {
                out.extend(unwrapped(group.stream()));
                starts_item = false;
            }
            token => {
                starts_item = matches!(&token, TokenTree::Punct(comma) if comma.as_char() == ',');
                out.push(token);
            }
        }
    }
    out
}

/// A value that came through a `macro_rules!` fragment, out of its invisible group.
fn ungrouped(tokens: &[TokenTree]) -> Vec<TokenTree> {
    match tokens {
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
            ungrouped(&group.stream().into_iter().collect::<Vec<_>>())
        }
        _ => tokens.to_vec(),
    }
}
