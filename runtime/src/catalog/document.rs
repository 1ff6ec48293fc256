//! The catalog as data: what every rendering shows, and nothing else.

use core::iter;
use std::collections::{BTreeMap, BTreeSet};
use std::string::String;

use serde::{Deserialize, Serialize};

/// A catalog as data, sorted by code: what each rendering is made of.
///
/// It holds what callers may know. Texts for operators and codes that are concealed are not in it.
///
/// Its JSON is described by [`SCHEMA`](Self::SCHEMA). Members may be added without a new
/// [`schema`](Self::schema); readers ignore those that they do not know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Document {
    /// The version of this form: 1.
    pub schema: u32,
    /// What the document is called.
    pub title: String,
    /// The codes, sorted.
    pub codes: Vec<Entry>,
    /// The codes that are no longer answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<Retired>,
    /// Where each dialect has what an error says: those of the types, and problem details last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dialects: Vec<Shape>,
}

/// A code, and everything that answers with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Entry {
    /// The code, which is its anchor too.
    pub code: String,
    /// The HTTP status.
    pub status: u16,
    /// The status's reason phrase.
    pub reason: String,
    /// What answers with it; several where the code is shared.
    pub answers: Vec<Answer>,
}

/// A variant that answers with a code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Answer {
    /// The enum or struct.
    pub owner: String,
    /// The variant; of a struct, the struct.
    pub variant: String,
    /// The variants of other types that pass it on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub through: Vec<String>,
    /// Who owns the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// The coarser class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Short, the same for every occurrence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What callers read, with fields in braces.
    pub message: String,
    /// What triggers it: Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What the caller should do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Whether the request may be sent again.
    pub retry: Retry,
    /// The name of the gRPC code.
    pub grpc: String,
    /// The address of the code's page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub docs: Option<String>,
    /// The version that answered with it first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Why it is no longer answered, and what is instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
    /// Headers that are always the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
    /// What its fields add.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member>,
    /// How it looks, a response a dialect.
    pub examples: Vec<Rendered>,
}

/// Whether, and when, a request may be sent again.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "class")]
#[non_exhaustive]
pub enum Retry {
    /// It would fail again.
    #[default]
    Never,
    /// It may have been executed.
    IfIdempotent {
        /// How long to wait, in milliseconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after_ms: Option<u64>,
    },
    /// It was surely not executed.
    Always {
        /// How long to wait, in milliseconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after_ms: Option<u64>,
    },
}

/// A header and its value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Header {
    /// The name, in lower case.
    pub name: String,
    /// The value.
    pub value: String,
}

/// What a field adds to the response.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Member {
    /// `param`, `details`, `retry_after`, `header` or `extension`.
    pub role: String,
    /// The name of the header or of the extension; otherwise the role again, since each dialect
    /// has its own.
    pub name: String,
    /// The Rust type.
    #[serde(rename = "type")]
    pub ty: String,
    /// Whether it may be left out.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
}

/// A response in one dialect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rendered {
    /// The dialect's name.
    pub dialect: String,
    /// The status of the response: of some dialects, 200 whatever happened.
    pub status: u16,
    /// The media type.
    pub content_type: String,
    /// The other headers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
    /// The body, byte for byte.
    pub body: String,
}

/// A code that is no longer answered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Retired {
    /// The code.
    pub code: String,
    /// The code that is answered instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replacement: Option<String>,
}

/// Where a dialect has what an error says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Shape {
    /// The dialect's name.
    pub dialect: String,
    /// The media type.
    pub content_type: String,
    /// The parts that its bodies have, sorted.
    pub places: Vec<Place>,
}

/// Where a body has a part of the error.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Place {
    /// `code`, `details`, `docs`, `instance`, `kind`, `message`, `param`, `request_id`,
    /// `retry_after` or `title`; `extensions` is the object whose members the extensions are, and
    /// `constant`, of which there may be several, what is no part of the error, such as `success`.
    pub part: String,
    /// Its place, a JSON Pointer (RFC 6901).
    pub pointer: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_false(flag: &bool) -> bool {
    !flag
}

impl Document {
    /// The JSON Schema (2020-12) of what [`to_json`](Self::to_json) writes.
    pub const SCHEMA: &'static str = include_str!("../../docs/catalog.schema.json");

    /// The same under another title.
    pub fn titled(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }

    /// The document as JSON, of many lines, for a file under version control.
    pub fn to_json(&self) -> String {
        // Its maps have texts as keys, and nothing in it refuses to be serialized.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Reads a document that [`to_json`](Self::to_json) wrote, in this version or an earlier one.
    ///
    /// # Errors
    ///
    /// If it is no such JSON.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The entry of a code.
    pub fn find(&self, code: &str) -> Option<&Entry> {
        self.codes.iter().find(|entry| entry.code == code)
    }

    /// The entries a status, in its order.
    pub(super) fn by_status(&self) -> BTreeMap<u16, Vec<&Entry>> {
        let mut by_status = BTreeMap::<_, Vec<_>>::new();
        for entry in &self.codes {
            by_status.entry(entry.status).or_default().push(entry);
        }
        by_status
    }

    /// The entries a domain; those without one are in none.
    pub(super) fn by_domain(&self) -> BTreeMap<&str, Vec<&Entry>> {
        let mut by_domain = BTreeMap::<_, Vec<_>>::new();
        for entry in &self.codes {
            for domain in distinct(entry.answers.iter().filter_map(|it| it.domain.as_deref())) {
                by_domain.entry(domain).or_default().push(entry);
            }
        }
        by_domain
    }
}

impl Entry {
    /// Why no answer is given any more, if that is so of all.
    pub(super) fn deprecated(&self) -> Option<&str> {
        let mut reasons = self.answers.iter().map(|answer| answer.deprecated.as_deref());
        let first = reasons.next()??;
        reasons.all(|reason| reason.is_some()).then_some(first)
    }

    /// Its answers; those that a caller can't tell apart are one.
    pub(super) fn seen_by_callers(&self) -> Vec<Alike<'_>> {
        let mut all: Vec<Alike<'_>> = Vec::new();
        for answer in &self.answers {
            match all.iter_mut().find(|alike| alike.one.looks_like(answer)) {
                Some(alike) => alike.others.push(answer),
                None => all.push(Alike { one: answer, others: Vec::new() }),
            }
        }
        all
    }

    /// The dialects of its examples.
    pub(super) fn dialects(&self) -> BTreeSet<String> {
        let examples = self.answers.iter().flat_map(|answer| &answer.examples);
        examples.map(|example| example.dialect.clone()).collect()
    }
}

/// Answers that differ in nothing but what answers.
pub(super) struct Alike<'a> {
    /// The first, which says what all say.
    pub(super) one: &'a Answer,
    others: Vec<&'a Answer>,
}

impl<'a> Alike<'a> {
    pub(super) fn answers(&self) -> impl Iterator<Item = &'a Answer> {
        iter::once(self.one).chain(self.others.iter().copied())
    }

    /// What answers, in one line.
    pub(super) fn names(&self) -> String {
        self.answers().map(Answer::name).collect::<Vec<_>>().join(", ")
    }

    /// What passes them on, each once.
    pub(super) fn through(&self) -> Vec<&'a str> {
        distinct(self.answers().flat_map(|answer| &answer.through).map(String::as_str))
    }
}

impl Answer {
    /// Whether a caller can't tell them apart.
    fn looks_like(&self, other: &Self) -> bool {
        let same = |answer: &Self| Self {
            owner: String::new(),
            variant: String::new(),
            through: Vec::new(),
            ..answer.clone()
        };
        same(self) == same(other)
    }

    /// `Owner::Variant`; of a struct, its name.
    pub(super) fn name(&self) -> String {
        if self.owner == self.variant || self.owner.is_empty() {
            self.variant.clone()
        } else {
            format!("{}::{}", self.owner, self.variant)
        }
    }
}

impl Retry {
    /// The class, in a word.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::IfIdempotent { .. } => "if idempotent",
            Self::Always { .. } => "always",
        }
    }

    /// How long to wait, for people.
    pub(super) fn wait(&self) -> Option<String> {
        let (Self::IfIdempotent { after_ms } | Self::Always { after_ms }) = self else {
            return None;
        };
        Some(match (*after_ms)? {
            ms if ms % 1000 == 0 => format!("{} s", ms / 1000),
            ms => format!("{ms} ms"),
        })
    }

    /// What a client does.
    pub(super) fn advice(&self) -> String {
        let advice = match self {
            Self::Never => return "Do not send it again: it would fail again.".to_owned(),
            Self::IfIdempotent { .. } => {
                "Send it again only if it is idempotent: it may have been executed"
            }
            Self::Always { .. } => "Send it again: it was not executed",
        };
        match self.wait() {
            Some(wait) => format!("{advice}. Wait {wait}."),
            None => format!("{advice}."),
        }
    }
}

impl Shape {
    /// Where a part is, if the dialect has it.
    pub(super) fn pointer(&self, part: &str) -> Option<&str> {
        self.places.iter().find_map(|place| (place.part == part).then_some(&*place.pointer))
    }
}

impl Member {
    /// What it is called, for people.
    pub(super) fn label(&self) -> String {
        match &*self.role {
            "header" => format!("header {}", self.name),
            "retry_after" => "delay".to_owned(),
            "extension" => format!("member {}", self.name),
            role => role.to_owned(),
        }
    }
}

/// Each once, in the order of the first.
pub(super) fn distinct<'a>(all: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut distinct = Vec::new();
    for one in all {
        if !distinct.contains(&one) {
            distinct.push(one);
        }
    }
    distinct
}
