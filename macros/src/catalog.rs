//! What is wrong with what `errwire::catalog!` was given: its own patterns took none of it.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;

use crate::diag::{Errors, nearest, source};
use crate::literal::Str;

const WRITE: &str = "write `pub static ERRORS = [RunError, AuthError];`";
const OPTIONS: [&str; 2] = ["edge", "lock"];

/// The mistakes, and beside them a catalog of nothing, so that nobody misses the name.
///
/// The first token is the path of errwire.
pub(crate) fn tell(tokens: TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter();
    let errwire = tokens.next().into_iter().collect::<TokenStream>();
    let tokens = tokens.collect::<Vec<_>>();
    let mut errors = Errors::default();
    let declared = Declared::read(&tokens, &mut errors);
    if errors.is_empty() {
        expected("static", Span::call_site(), &[], &mut errors);
    }
    let errors = errors.into_compile_errors();
    let Declared { visibility, name } = declared;
    let name = name.map(|name| {
        quote_spanned!(name.span()=> #visibility static #name: #errwire::Catalog = #errwire::Catalog::new(&[], &[]);)
    });
    quote!(#errors #name)
}

/// What is known of the item in spite of the mistake.
#[derive(Default)]
struct Declared {
    visibility: TokenStream,
    name: Option<Ident>,
}

impl Declared {
    fn read(tokens: &[TokenTree], errors: &mut Errors) -> Self {
        let mut declared = Self::default();
        let mut rest = tokens;
        while let [TokenTree::Punct(hash), TokenTree::Group(_), after @ ..] = rest
            && hash.as_char() == '#'
        {
            rest = after;
        }
        if let [TokenTree::Ident(word), after @ ..] = rest
            && word == "pub"
        {
            declared.visibility = word.to_token_stream();
            rest = after;
            if let [TokenTree::Group(within), after @ ..] = rest {
                declared.visibility.extend(within.to_token_stream());
                rest = after;
            }
        }
        match rest {
            [TokenTree::Ident(word), name, after @ ..] if word == "static" => {
                declared.name = syn::parse2(name.to_token_stream()).ok();
                if declared.name.is_some() {
                    list(name.span(), after, errors);
                } else {
                    errors.at(name.span(), format_args!("`{name}` is no name; {WRITE}"));
                }
            }
            _ => expected("static", Span::call_site(), rest, errors),
        }
        declared
    }
}

/// `= […]`, and what follows it.
fn list(name: Span, tokens: &[TokenTree], errors: &mut Errors) {
    match tokens {
        [TokenTree::Punct(is), TokenTree::Group(list), after @ ..]
            if is.as_char() == '=' && list.delimiter() == Delimiter::Bracket =>
        {
            types(list, errors);
            options(list.span_close(), after, errors);
        }
        [TokenTree::Punct(is), after @ ..] if is.as_char() == '=' => {
            expected("[", is.span(), after, errors);
        }
        _ => expected("=", name, tokens, errors),
    }
}

fn types(list: &Group, errors: &mut Errors) {
    let tokens = list.stream().into_iter().collect::<Vec<_>>();
    for found in between_commas(&tokens) {
        let found = found.iter().cloned().collect::<TokenStream>();
        if found.is_empty() {
            errors.at(list.span(), "`,` is no type of errors; write `[RunError, AuthError]`");
        } else if syn::parse2::<Type>(found.clone()).is_err() {
            let text = source(found.clone());
            let message = format!("`{text}` is no type of errors; write `[RunError, AuthError]`");
            errors.push(syn::Error::new_spanned(found, message));
        }
    }
}

/// `, edge = …, lock = "…";`
fn options(last: Span, tokens: &[TokenTree], errors: &mut Errors) {
    let end = tokens.iter().position(|token| is(token, ';'));
    let (tokens, after) = tokens.split_at_checked(end.unwrap_or(tokens.len())).unwrap_or_default();
    match tokens {
        [] => {}
        [comma, rest @ ..] if is(comma, ',') => {
            let mut edge = None;
            for option in between_commas(rest) {
                self::option(option, &mut edge, errors);
            }
        }
        _ => expected(",", last, tokens, errors),
    }
    match after {
        [] => errors.at(
            tokens.last().map_or(last, TokenTree::span),
            format_args!("expected `;` behind the catalog; {WRITE}"),
        ),
        [_] => {}
        [_, more, ..] => {
            errors.at(more.span(), "one catalog at a time; write another `catalog!` for this one");
        }
    }
}

fn option(tokens: &[TokenTree], edge: &mut Option<Span>, errors: &mut Errors) {
    let [TokenTree::Ident(name), TokenTree::Punct(is), value @ ..] = tokens else {
        let found = tokens.iter().cloned().collect::<TokenStream>();
        let text = source(found.clone());
        let message = format!(
            "expected an option, found `{text}`; write `edge = Problem` or `lock = \"errors.lock\"`"
        );
        return errors.push(syn::Error::new_spanned(found, message));
    };
    let span = name.span();
    let found = value.iter().cloned().collect::<TokenStream>();
    let text = source(found.clone());
    match name.to_string().as_str() {
        "edge" => {
            if let Some(first) = edge.replace(span) {
                errors.at_both(
                    span,
                    "duplicate option `edge`; keep one",
                    first,
                    "`edge` is first given here",
                );
            }
            if is.as_char() != '=' || syn::parse2::<Type>(found.clone()).is_err() {
                let message = format!("`{text}` is no dialect; write `edge = Problem`");
                errors.push(syn::Error::new_spanned(found, message));
            }
        }
        "lock" => {
            if is.as_char() != '=' || syn::parse2::<Str>(found.clone()).is_err() {
                let message = format!("`{text}` is no file; write `lock = \"errors.lock\"`");
                errors.push(syn::Error::new_spanned(found, message));
            }
        }
        other => {
            let hint = match nearest(other, OPTIONS) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "a catalog takes `edge` and `lock`".to_owned(),
            };
            errors.at(span, format_args!("unknown option `{other}`; {hint}"));
        }
    }
}

fn expected(what: &str, last: Span, tokens: &[TokenTree], errors: &mut Errors) {
    match tokens.first() {
        Some(found) => {
            let (span, text) = match found {
                TokenTree::Group(group) => {
                    let open = group.to_string().chars().next().unwrap_or('(');
                    (group.span_open(), open.to_string())
                }
                other => (other.span(), other.to_string()),
            };
            errors.at(span, format_args!("expected `{what}`, found `{text}`; {WRITE}"));
        }
        None => errors.at(last, format_args!("expected `{what}`; {WRITE}")),
    }
}

/// What stands between commas that are in no `<…>`; one at the end is no mistake.
fn between_commas(tokens: &[TokenTree]) -> Vec<&[TokenTree]> {
    let mut depth = 0usize;
    let is_separator = |token: &TokenTree| {
        match token {
            token if is(token, '<') => depth += 1,
            token if is(token, '>') => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && is(token, ',')
    };
    let mut found = tokens.split(is_separator).collect::<Vec<_>>();
    if found.last().is_some_and(|last| last.is_empty()) {
        found.pop();
    }
    found
}

fn is(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}
