//! Every mistake of one derive, gathered and told at once.

use std::fmt::Display;

use proc_macro2::{Spacing, Span, TokenStream, TokenTree};

/// The mistakes found so far.
///
/// They have to be read: to drop them would compile what is wrong. [`Drop`] holds us to that.
#[derive(Debug, Default)]
pub(crate) struct Errors {
    found: Vec<syn::Error>,
}

impl Errors {
    pub(crate) fn push(&mut self, error: syn::Error) {
        self.found.push(error);
    }

    pub(crate) fn at(&mut self, span: Span, message: impl Display) {
        self.push(syn::Error::new(span, message));
    }

    /// A mistake that takes two places; `note` says what the other one is.
    pub(crate) fn at_both(
        &mut self,
        span: Span,
        message: impl Display,
        other: Span,
        note: impl Display,
    ) {
        self.at(span, message);
        self.at(other, note);
    }

    pub(crate) fn count(&self) -> usize {
        self.found.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The mistakes as `compile_error!`s.
    pub(crate) fn into_compile_errors(mut self) -> TokenStream {
        self.found.drain(..).map(syn::Error::into_compile_error).collect()
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        debug_assert!(
            self.found.is_empty() || std::thread::panicking(),
            "mistakes were found and not told"
        );
    }
}

/// The candidate that was most likely meant.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    /// What darling and rustc's own suggestions come near to: a swapped or missing letter passes,
    /// another word does not.
    const LEAST: f64 = 0.8;

    let word = word.to_ascii_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_ascii_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness > LEAST)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}

/// Tokens about as they are written: spaces only between words and after separators.
pub(crate) fn source(tokens: TokenStream) -> String {
    let mut text = String::new();
    let mut after_word = false;
    for token in tokens {
        match &token {
            TokenTree::Punct(punct) => {
                let mark = punct.as_char();
                let is_operator = punct.spacing() == Spacing::Alone && "=+*/%|^".contains(mark);
                let spaced = is_operator && after_word;
                text.push_str(if spaced { " " } else { "" });
                text.push(mark);
                text.push_str(if spaced || matches!(mark, ',' | ';') { " " } else { "" });
                after_word = false;
            }
            TokenTree::Group(group) => {
                text.push_str(&group.to_string());
                after_word = true;
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                text.push_str(if after_word { " " } else { "" });
                text.push_str(&token.to_string());
                after_word = true;
            }
        }
    }
    text
}

/// A text to quote, which is cut where nobody reads on.
pub(crate) fn clipped(text: &str) -> String {
    const LONGEST: usize = 120;

    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// "`a`, `b` or `c`".
pub(crate) fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    or(words.into_iter().map(|word| format!("`{word}`")))
}

/// "a, b or c".
pub(crate) fn or<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> String {
    let mut words = words.into_iter().collect::<Vec<_>>();
    let Some(last) = words.pop() else { return String::new() };
    let before = words.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
    let last = last.as_ref();
    if before.is_empty() { last.to_owned() } else { format!("{before} or {last}") }
}
