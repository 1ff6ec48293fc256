//! From the types of a catalog to its document.

use core::any::type_name;
use std::collections::BTreeMap;
use std::string::String;

use http::header::CONTENT_TYPE;

use super::document::{Answer, Document, Entry, Header, Member, Rendered, Retry, Shape};
#[cfg(feature = "__edge")]
use super::own;
use super::places::{problem, shape};
use super::sample::{Dialect, Forward, Sample, Samples, Shown};
use super::{Catalog, locked};
#[cfg(feature = "__edge")]
use crate::HttpError;
use crate::internal::INTERNAL;
use crate::response::Response;
use crate::spec::Spec;
use crate::status::reason;
use crate::{Class, Context, Internal, RequestId};

impl Catalog {
    /// Every code with what answers it, examples included.
    ///
    /// What `classify`, [`Internal`] and [`HttpError`] answer in the place of a variant is in it by
    /// itself; what any other type answers through a `transparent` variant is, if the catalog lists
    /// that type.
    pub fn document(&self) -> Document {
        let mut codes = BTreeMap::<&'static str, Vec<Answer>>::new();
        let mut statuses = BTreeMap::<&'static str, u16>::new();
        let mut add = |spec: &'static Spec, answer: Answer| {
            statuses.entry(spec.code).or_insert(spec.status.as_u16());
            codes.entry(spec.code).or_default().push(answer);
        };
        for listed in self.listed() {
            let speakers = self.speakers_of(&listed);
            for (row, spec) in listed.specs.iter().enumerate() {
                if !spec.is_concealed() {
                    (listed.sample)(row, &mut |shown| add(spec, answer(spec, &shown, &speakers)));
                }
            }
        }
        let entries = codes.into_iter().map(|(code, mut answers)| {
            answers.sort_by(|a, b| (&a.owner, &a.variant).cmp(&(&b.owner, &b.variant)));
            let status = statuses.get(code).copied().unwrap_or_default();
            Entry { code: code.to_owned(), status, reason: reason(status).to_owned(), answers }
        });
        Document {
            schema: 1,
            title: "Error codes".to_owned(),
            codes: entries.collect(),
            retired: locked::retired(self.locks),
            dialects: self.dialects(),
        }
    }

    /// The dialects of the types, each once, and problem details.
    fn dialects(&self) -> Vec<Shape> {
        let own = self.types.iter().filter_map(|codes| Some(codes.of?.dialect));
        let mut shapes = Vec::new();
        for dialect in own.chain([problem()]) {
            let shape = shape(short((dialect.name)()), &dialect);
            if !shapes.contains(&shape) {
                shapes.push(shape);
            }
        }
        // What is told by its content type stands behind what any JSON may be.
        shapes.sort_by_key(|shape| shape.dialect == short((problem().name)()));
        shapes
    }

    /// The code, if it is known; otherwise one that was probably meant.
    pub fn explain(&self, code: &str) -> super::Explanation {
        self.document().explain(code)
    }

    /// The types of the catalog, and those of the crate's own that answer through them.
    fn listed(&self) -> Vec<Listed> {
        let types = self.types.iter().filter_map(|codes| {
            let of = codes.of?;
            let (source, specs) = (Source::Type((of.name)()), (of.specs)());
            Some(Listed { source, specs, sample: of.sample, dialect: Some(of.dialect) })
        });
        let mut listed = types.collect::<Vec<_>>();
        let nothing: Samples = |_, with| with(Shown::NOTHING);
        let one = core::slice::from_ref;
        let classes =
            Class::ALL.iter().map(|class| (Source::Class(*class), one(class.spec()), nothing));
        let forwards = self.forwards();
        for (source, specs, sample) in classes.chain([
            (Source::Type(type_name::<Internal>()), one(&INTERNAL), nothing),
            #[cfg(feature = "__edge")]
            (Source::Type(type_name::<HttpError>()), HttpError::SPECS, own::of_http_error),
        ]) {
            let is_passed_on = forwards.iter().any(|(_, forward, _)| source.answers(forward));
            if is_passed_on && listed.iter().all(|known| known.source != source) {
                listed.push(Listed { source, specs, sample, dialect: None });
            }
        }
        listed
    }

    /// The variants that others answer for: the type, what it says, its dialect.
    fn forwards(&self) -> Vec<(&'static str, Forward, Dialect)> {
        let mut forwards = Vec::new();
        for codes in self.types {
            let Some(of) = codes.of else { continue };
            let owner = short((of.name)());
            (of.forwards)(&mut |forward| forwards.push((owner, forward, of.dialect)));
        }
        forwards
    }

    /// The dialects in which a type's answers are heard, and the variants that pass them on.
    fn speakers_of(&self, listed: &Listed) -> Speakers {
        let mut speakers = Speakers { dialects: Vec::new(), through: Vec::new() };
        speakers.dialects.extend(listed.dialect);
        for (owner, forward, dialect) in self.forwards() {
            if listed.source.answers(&forward) {
                speakers.through.push(format!("{owner}::{}", forward.variant));
                let is_new = |known: &Dialect| (known.name)() != (dialect.name)();
                if speakers.dialects.iter().all(is_new) {
                    speakers.dialects.push(dialect);
                }
            }
        }
        speakers
    }
}

/// What has rows.
#[derive(PartialEq)]
enum Source {
    /// The type of this full name.
    Type(&'static str),
    Class(Class),
}

impl Source {
    /// Whether it may answer in the place of the variant.
    fn answers(&self, forward: &Forward) -> bool {
        match self {
            Self::Type(name) => forward.classes.is_none() && *name == forward.ty,
            Self::Class(class) => forward.classes.is_some_and(|all| all.contains(class)),
        }
    }
}

/// A type, or a class, with its rows.
struct Listed {
    source: Source,
    specs: &'static [Spec],
    sample: Samples,
    /// `None` of what answers only through others.
    dialect: Option<Dialect>,
}

struct Speakers {
    dialects: Vec<Dialect>,
    through: Vec<String>,
}

/// A type's name without the path to it.
fn short(name: &'static str) -> &'static str {
    let end = name.find('<').unwrap_or(name.len());
    let start = name[..end].rfind("::").map_or(0, |at| at + 2);
    &name[start..end]
}

fn answer(spec: &'static Spec, shown: &Shown<'_>, speakers: &Speakers) -> Answer {
    let text = |text: Option<&'static str>| text.map(str::to_owned);
    let headers = spec.headers.iter().map(|(name, value)| header(name, value));
    let members = shown.members.iter().map(|role| Member {
        role: role.role.to_owned(),
        name: role.name.to_owned(),
        ty: role.ty.to_owned(),
        optional: role.is_optional,
    });
    let template = Sample { spec, shown, is_template: shown.text.is_none() };
    Answer {
        owner: spec.owner.to_owned(),
        variant: spec.variant.to_owned(),
        through: speakers.through.clone(),
        domain: text(spec.domain),
        kind: text(spec.kind),
        title: text(spec.title),
        message: template.message(),
        description: text(spec.description),
        help: text(spec.help),
        retry: retry(spec.retry),
        grpc: spec.grpc.name().to_owned(),
        docs: text(spec.docs),
        since: text(spec.since),
        deprecated: text(spec.deprecated),
        headers: headers.collect(),
        members: members.collect(),
        examples: examples(spec, shown, speakers),
    }
}

/// The response in every dialect, and as problem details.
fn examples(spec: &'static Spec, shown: &Shown<'_>, speakers: &Speakers) -> Vec<Rendered> {
    let sample = Sample { spec, shown, is_template: false };
    let id = RequestId::new("req_01hzy3x7").map(|id| Context::new().with_request_id(id));
    let cx = id.unwrap_or_default();
    let render =
        |dialect: &Dialect, cx| example(short((dialect.name)()), (dialect.respond)(&sample, cx));
    let mut examples =
        speakers.dialects.iter().map(|dialect| render(dialect, &cx)).collect::<Vec<_>>();
    if examples.iter().all(|example| example.dialect != "Problem") {
        examples.push(render(&problem(), &cx));
    }
    examples
}

fn example(dialect: &str, response: Response) -> Rendered {
    let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let (parts, body) = response.into_parts();
    let others = parts.headers.iter().filter(|(name, _)| *name != CONTENT_TYPE);
    Rendered {
        dialect: dialect.to_owned(),
        status: parts.status.as_u16(),
        content_type: parts.headers.get(CONTENT_TYPE).map(text).unwrap_or_default(),
        headers: others.map(|(name, value)| header(name.as_str(), &text(value))).collect(),
        body: String::from_utf8_lossy(&body).into_owned(),
    }
}

fn header(name: &str, value: &str) -> Header {
    Header { name: name.to_owned(), value: value.to_owned() }
}

fn retry(retry: crate::Retry) -> Retry {
    let after_ms = retry.delay().map(|delay| u64::try_from(delay.as_millis()).unwrap_or(u64::MAX));
    match retry {
        crate::Retry::Never => Retry::Never,
        crate::Retry::IfIdempotent(_) => Retry::IfIdempotent { after_ms },
        crate::Retry::Always(_) => Retry::Always { after_ms },
    }
}
