//! What changed between two catalogs.

mod bodies;

use core::fmt::Write as _;
use std::collections::{BTreeMap, BTreeSet};
use std::string::String;

use self::bodies::Dialects;
use super::document::{Document, Entry, Member, Retry};
use super::markdown::{code, escaped};

/// What changed between two catalogs, what breaks clients first.
///
/// ```
/// use errwire::catalog::{Changes, Document};
///
/// let old = Document::from_json(r#"{"schema":1,"title":"","codes":[
///     {"code":"GONE","status":410,"reason":"Gone","answers":[]}
/// ]}"#)?;
/// let new = Document::from_json(r#"{"schema":1,"title":"","codes":[]}"#)?;
/// let changes = Changes::between(&old, &new);
/// assert!(changes.are_breaking());
/// assert_eq!(changes.to_markdown(), "## Breaking\n\n- `GONE` is gone\n");
/// # Ok::<_, serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes(Vec<Change>);

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Change {
    /// What it is to clients.
    pub weight: Weight,
    /// The code; of a change to all codes, the dialect.
    pub code: String,
    /// What is different: Markdown, to be read after the code.
    pub what: String,
}

/// What a change is to clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Weight {
    /// Clients that did right do wrong now.
    Breaking,
    /// There is more than there was.
    Additive,
    /// People read something else; programs do not.
    Wording,
}

impl Changes {
    /// What is different in `new`.
    pub fn between(old: &Document, new: &Document) -> Self {
        let by_code = |document: &Document| {
            let codes = document.codes.iter().map(|entry| (entry.code.clone(), entry.clone()));
            codes.collect::<BTreeMap<_, _>>()
        };
        let (olds, news) = (by_code(old), by_code(new));
        let dialects = Dialects { olds: &old.dialects, news: &new.dialects };
        let mut changes = Vec::new();
        for (code, entry) in &olds {
            match news.get(code) {
                Some(now) => compare(entry, now, dialects, &mut changes),
                None => changes.push(gone(code, new)),
            }
        }
        for (name, entry) in news.iter().filter(|(name, _)| !olds.contains_key(*name)) {
            let what = format!("is new: {} {}", entry.status, escaped(&entry.reason));
            changes.push(Change { weight: Weight::Additive, code: name.clone(), what });
        }
        dialects.compare(&mut changes);
        changes.sort();
        Self(changes)
    }

    /// The changes, what breaks clients first.
    pub fn iter(&self) -> impl Iterator<Item = &Change> {
        self.0.iter()
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something changed that breaks clients.
    pub fn are_breaking(&self) -> bool {
        self.0.iter().any(|change| change.weight == Weight::Breaking)
    }

    /// The changes as Markdown, for a pull request.
    pub fn to_markdown(&self) -> String {
        if self.is_empty() {
            return "Nothing changed.\n".to_owned();
        }
        let mut out = String::new();
        for (weight, title) in [
            (Weight::Breaking, "Breaking"),
            (Weight::Additive, "Additive"),
            (Weight::Wording, "Wording"),
        ] {
            let mut changes = self.0.iter().filter(|change| change.weight == weight).peekable();
            if changes.peek().is_some() {
                let space = if out.is_empty() { "" } else { "\n" };
                // To write into a string can't fail.
                _ = writeln!(out, "{space}## {title}\n");
            }
            for change in changes {
                _ = writeln!(out, "- {} {}", code(&change.code), change.what);
            }
        }
        out
    }
}

fn gone(name: &str, new: &Document) -> Change {
    let retired = new.retired.iter().find(|retired| retired.code == name);
    let what = match retired.map(|retired| &retired.replacement) {
        Some(Some(now)) => format!("is retired; {} is answered instead", code(now)),
        Some(None) => "is retired".to_owned(),
        None => "is gone".to_owned(),
    };
    Change { weight: Weight::Breaking, code: name.to_owned(), what }
}

fn compare(old: &Entry, new: &Entry, dialects: Dialects<'_>, changes: &mut Vec<Change>) {
    let before = changes.len();
    let mut add = |weight, what| changes.push(Change { weight, code: old.code.clone(), what });
    if old.status != new.status {
        add(Weight::Breaking, format!("is answered with {}, not {}", new.status, old.status));
    }
    compare_retries(old, new, &mut add);
    compare_members(old, new, &mut add);
    compare_sets("the kind", &kinds(old), &kinds(new), &mut add);
    compare_sets("the gRPC code", &grpc(old), &grpc(new), &mut add);
    compare_sets("the dialect", &old.dialects(), &new.dialects(), &mut add);
    compare_sets("the header", &headers(old), &headers(new), &mut add);
    bodies::compare(old, new, dialects, &mut add);
    match (old.deprecated(), new.deprecated()) {
        (None, Some(why)) => add(Weight::Additive, format!("is deprecated: {}", escaped(why))),
        (Some(_), None) => add(Weight::Additive, "is no longer deprecated".to_owned()),
        _ => {}
    }
    let texts = |entry: &Entry| {
        let texts = entry.answers.iter().map(|it| {
            (it.message.clone(), it.title.clone(), it.description.clone(), it.help.clone())
        });
        texts.collect::<BTreeSet<_>>()
    };
    if texts(old) != texts(new) || (changes.len() == before && old != new) {
        let (weight, what) = (Weight::Wording, "reads differently".to_owned());
        changes.push(Change { weight, code: old.code.clone(), what });
    }
}

/// A client goes by the weakest class that it was told of.
fn compare_retries(old: &Entry, new: &Entry, add: &mut impl FnMut(Weight, String)) {
    let weakest = |entry: &Entry| entry.answers.iter().map(|answer| &answer.retry).min().cloned();
    let rank = |retry: &Retry| match retry {
        Retry::Never => 0,
        Retry::IfIdempotent { .. } => 1,
        Retry::Always { .. } => 2,
    };
    let (Some(was), Some(is)) = (weakest(old), weakest(new)) else { return };
    let what = format!("is sent again {}, not {}", is.word(), was.word());
    if rank(&is) < rank(&was) {
        add(Weight::Breaking, what);
    } else if rank(&is) > rank(&was) {
        add(Weight::Additive, what);
    } else if is != was {
        add(Weight::Additive, "is sent again after another delay".to_owned());
    }
}

fn compare_members(old: &Entry, new: &Entry, add: &mut impl FnMut(Weight, String)) {
    let members = |entry: &Entry| {
        let members = entry.answers.iter().flat_map(|answer| answer.members.clone());
        members.map(|member| (member.label(), member)).collect::<BTreeMap<_, Member>>()
    };
    let (olds, news) = (members(old), members(new));
    for (label, was) in &olds {
        let name = code(label);
        match news.get(label) {
            None => add(Weight::Breaking, format!("no longer adds {name}")),
            Some(is) if is.ty != was.ty => {
                let what = format!("has {name} as {}, not {}", code(&is.ty), code(&was.ty));
                add(Weight::Breaking, what);
            }
            Some(is) if is.optional && !was.optional => {
                add(Weight::Breaking, format!("may leave out {name}"));
            }
            Some(_) => {}
        }
    }
    for (label, member) in news.iter().filter(|(label, _)| !olds.contains_key(*label)) {
        add(Weight::Additive, format!("adds {}: {}", code(label), code(&member.ty)));
    }
}

fn compare_sets(
    what: &str,
    old: &BTreeSet<String>,
    new: &BTreeSet<String>,
    add: &mut impl FnMut(Weight, String),
) {
    for gone in old.difference(new) {
        add(Weight::Breaking, format!("no longer has {what} {}", code(gone)));
    }
    for added in new.difference(old) {
        add(Weight::Additive, format!("has {what} {}", code(added)));
    }
}

fn kinds(entry: &Entry) -> BTreeSet<String> {
    entry.answers.iter().filter_map(|answer| answer.kind.clone()).collect()
}

fn grpc(entry: &Entry) -> BTreeSet<String> {
    entry.answers.iter().map(|answer| answer.grpc.clone()).collect()
}

fn headers(entry: &Entry) -> BTreeSet<String> {
    let headers = entry.answers.iter().flat_map(|answer| &answer.headers);
    headers.map(|header| format!("{}: {}", header.name, header.value)).collect()
}
