//! Types for clients in other languages: what they have in common.

mod names;
mod python;
mod typescript;
mod value;

use core::fmt::Write as _;
use std::collections::BTreeMap;
use std::string::String;

use serde_json::Value;

use self::names::Names;
use self::value::Type;
use super::document::{Answer, Document, Entry, Place, Retry, Shape, distinct};
use super::markdown::{is_unseen, seen};

/// A code, as clients have it: what all that answer with it have in common.
struct Kind<'a> {
    entry: &'a Entry,
    /// The name of its type, the same in every language.
    name: String,
    /// Where the classes differ, nothing: the response says, or its status.
    retry: Option<&'a Retry>,
    details: Option<Type>,
    extensions: BTreeMap<String, Type>,
}

/// Every code, and the names that are taken.
fn kinds(document: &Document) -> (Vec<Kind<'_>>, Names) {
    let mut names = Names::new();
    let kinds = document.codes.iter().map(|entry| {
        let name = names.of_error(&entry.code);
        let classes = entry.answers.iter().map(|answer| &answer.retry);
        let retry = classes.clone().next().filter(|first| classes.clone().all(|it| it == *first));
        let mut kind = Kind { entry, name, retry, details: None, extensions: BTreeMap::new() };
        for answer in &entry.answers {
            kind.learn(answer, &document.dialects);
        }
        kind
    });
    (kinds.collect(), names)
}

impl Kind<'_> {
    /// Takes the types of what an answer adds from its examples.
    fn learn(&mut self, answer: &Answer, dialects: &[Shape]) {
        for example in &answer.examples {
            let Ok(body) = serde_json::from_str::<Value>(&example.body) else { continue };
            let is_its = |shape: &&Shape| shape.dialect == example.dialect;
            let Some(shape) = dialects.iter().find(is_its) else { continue };
            let at = |part| body.pointer(shape.pointer(part)?);
            for member in &answer.members {
                match &*member.role {
                    "details" => {
                        if let Some(value) = at("details") {
                            let ty = Type::of(value, &member.ty);
                            self.details = Some(match self.details.take() {
                                Some(known) => known.or(ty),
                                None => ty,
                            });
                        }
                    }
                    "extension" => {
                        if let Some(value) = at("extensions").and_then(|it| it.get(&member.name)) {
                            let ty = Type::of(value, &member.ty);
                            let ty = match self.extensions.remove(&member.name) {
                                Some(known) => known.or(ty),
                                None => ty,
                            };
                            self.extensions.insert(member.name.clone(), ty);
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn answers<'a>(&'a self, text: fn(&'a Answer) -> Option<&'a str>) -> Vec<&'a str> {
        distinct(self.entry.answers.iter().filter_map(text))
    }

    /// A text that all answers with the code share.
    fn common<'a>(&'a self, text: fn(&'a Answer) -> Option<&'a str>) -> Option<&'a str> {
        match *self.answers(text) {
            [one] => Some(one),
            _ => None,
        }
    }

    /// The class and the wait, in the words of the document's JSON.
    fn retry(&self) -> Option<(&'static str, Option<u64>)> {
        self.retry.map(|retry| match retry {
            Retry::Never => ("never", None),
            Retry::IfIdempotent { after_ms } => ("if-idempotent", *after_ms),
            Retry::Always { after_ms } => ("always", *after_ms),
        })
    }

    /// What an editor shows: what triggers it, what to do, where to read on.
    fn paragraphs(&self) -> Vec<String> {
        let mut paragraphs = vec![format!("{} {}", self.entry.status, self.entry.reason)];
        let descriptions = self.answers(|answer| answer.description.as_deref());
        paragraphs.extend(descriptions.into_iter().map(str::to_owned));
        for help in self.answers(|answer| answer.help.as_deref()) {
            paragraphs.push(format!("What to do: {help}"));
        }
        for since in self.answers(|answer| answer.since.as_deref()) {
            paragraphs.push(format!("Since {since}."));
        }
        for docs in self.answers(|answer| answer.docs.as_deref()) {
            paragraphs.push(format!("See {docs}"));
        }
        paragraphs.iter().map(|text| seen(text.trim())).collect()
    }
}

/// The places of a dialect's parts, and those of what is no part.
fn places(shape: &Shape) -> (Vec<&Place>, Vec<&Place>) {
    shape.places.iter().partition(|place| place.part != "constant")
}

/// The members of objects on the way to a part, of a dialect that has it.
fn path(pointer: &str) -> Vec<String> {
    let names = pointer.split('/').skip(1);
    names.map(|name| name.replace("~1", "/").replace("~0", "~")).collect()
}

/// A text as a literal of JSON, which is one of TypeScript and of Python too. What would change the
/// text around it without being seen is escaped.
fn quoted(text: &str) -> String {
    let json = Value::from(text).to_string();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unseen(c) {
            _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Text for the one line of a comment.
fn one_line(text: &str) -> String {
    seen(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
