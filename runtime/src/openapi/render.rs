//! A contract's answers, rendered as they leave: the only source of what a document says.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::responses::{Answer, Responses};
use super::shape::{Part, Shape};
use crate::catalog::sample::{Dialect, Sample, has_free_names};
use crate::catalog::{Example, Of, Role, Shown};
use crate::envelope::Error;
use crate::spec::Spec;
use crate::{Class, Context, Disclosure, FieldErrors, Parts, Value as _, X_REQUEST_ID};
use http::{HeaderMap, HeaderValue, Method};

/// The ways in which a response may be asked for.
pub(super) struct Ways {
    /// Those whose bodies are shown.
    shown: Vec<Context>,
    /// Those that only tell what may differ.
    others: Vec<Context>,
}

impl Ways {
    /// In the dialect of the type.
    pub(super) fn own() -> Self {
        Self::all(|cx| vec![cx])
    }

    /// In that dialect, and as problem details.
    pub(super) fn negotiated() -> Self {
        Self::all(|cx| vec![cx.clone(), cx.with_problem(true)])
    }

    fn all(each: fn(Context) -> Vec<Context>) -> Self {
        let read = Context::from_head(&Method::GET, &identified());
        let operator = Context::new().with_disclosure(Disclosure::Operator);
        let others = [Context::new(), operator, read.clone().with_instance("/orders/7")];
        Self { shown: each(read), others: others.into_iter().flat_map(each).collect() }
    }
}

/// The headers of a request that says who it is.
pub(super) fn identified() -> HeaderMap {
    HeaderMap::from_iter([(X_REQUEST_ID, HeaderValue::from_static("req_01hzy3x7"))])
}

/// What a type answers, and what answers through it, in its dialect.
pub(super) fn responses(of: &Of, ways: &Ways) -> Responses {
    let (seen, classes) = (BTreeSet::new(), Vec::new());
    let mut walk = Walk { dialect: of.dialect, ways, seen, classes, found: Responses::new() };
    walk.see(of);
    walk.found.of_type((of.name)())
}

/// A walk through a type and those that answer in the place of its variants.
struct Walk<'a> {
    dialect: Dialect,
    ways: &'a Ways,
    seen: BTreeSet<&'static str>,
    /// Those that were seen.
    classes: Vec<Class>,
    found: Responses,
}

impl Walk<'_> {
    fn see(&mut self, of: &Of) {
        // A type may lead back to itself.
        if !self.seen.insert((of.name)()) {
            return;
        }
        for (row, spec) in (of.specs)().iter().enumerate() {
            if !spec.is_concealed() {
                (of.sample)(row, &mut |shown| self.row(spec, &shown));
            }
        }
        let mut forwards = Vec::new();
        (of.forwards)(&mut |forward| forwards.push(forward));
        for forward in forwards {
            forward.classes.into_iter().flatten().for_each(|class| self.class(*class));
            if let Some(of) = forward.of {
                self.see(&of);
            }
        }
    }

    /// What a class answers: of another crate's error, only whether fields are wrong is known.
    fn class(&mut self, class: Class) {
        if self.classes.contains(&class) {
            return;
        }
        self.classes.push(class);
        let fields = FieldErrors::example("");
        let parts = match class {
            Class::Invalid => Parts::new().fields(&fields),
            _ => Parts::new(),
        };
        let role = Role { role: "details", name: "details", ty: "FieldErrors", is_optional: true };
        self.row(class.spec(), &Shown { members: &[role], parts, ..Shown::NOTHING });
    }

    /// A row with all that its fields may add, and without.
    fn row(&mut self, spec: &'static Spec, shown: &Shown<'_>) {
        let least = Shown {
            text: shown.text,
            fields: shown.fields,
            members: shown.members,
            parts: least(shown),
        };
        let members = shown.members;
        let known = parts(shown);
        let summary = Sample { spec, shown, is_template: shown.text.is_none() }.message();
        for (shown, is_whole) in [(shown, true), (&least, false)] {
            let sample = Sample { spec, shown, is_template: false };
            let shown = self.ways.shown.iter().map(|cx| (cx, is_whole));
            for (cx, is_example) in shown.chain(self.ways.others.iter().map(|cx| (cx, false))) {
                let answer = Answer {
                    spec,
                    summary: &summary,
                    parts: &known,
                    members,
                    is_negotiated: cx.prefers_problem(),
                };
                self.found.see(&answer, (self.dialect.respond)(&sample, cx), is_example);
            }
        }
    }
}

/// What stays where everything is left out that may be.
fn least<'a>(shown: &Shown<'a>) -> Parts<'a> {
    let stays = |role: &str, name: &str| {
        let mut all = shown.members.iter().filter(|it| it.role == role && it.name == name);
        all.any(|it| !it.is_optional)
    };
    let kept = |role| stays(role, role);
    let Parts { param, details, delay, headers, extensions } = &shown.parts;
    Parts {
        param: param.filter(|_| kept("param")),
        details: details.filter(|_| kept("details")),
        delay: delay.filter(|_| kept("retry_after")),
        headers: headers.iter().filter(|(name, _)| stays("header", name)).copied().collect(),
        extensions: extensions
            .iter()
            .filter(|(name, _)| stays("extension", name))
            .copied()
            .collect(),
    }
}

/// The values that the fields put into the body.
fn parts(shown: &Shown<'_>) -> Vec<Part> {
    let fields = FieldErrors::example("");
    let known = [
        read(&|out| fields.append_json(out)),
        read(&|out| {
            Parts::new().fields(&fields).details.map_or(Ok(()), |it| it.append_problems(out))
        }),
    ];
    let mut parts = Vec::new();
    let mut add = |role: &str, name: &str, append: &Append<'_>| {
        let mut members = shown.members.iter().filter(|it| it.role == role && it.name == name);
        let value = read(append);
        let shape = match &value {
            // Field errors look alike wherever they are.
            Some(value) if known.contains(&Some(value.clone())) => Shape::exact(value),
            Some(value) if members.any(|it| has_free_names(it.ty)) => match value {
                Value::Object(_) => Shape::object(BTreeMap::new()),
                _ => Shape::any(),
            },
            Some(value) => Shape::loose(value),
            None => return,
        };
        parts.extend(value.map(|value| Part { value, shape }));
    };
    let Parts { details, extensions, .. } = &shown.parts;
    if let Some(details) = details {
        add("details", "details", &|out| details.append_to(out));
        add("details", "details", &|out| details.append_problems(out));
    }
    for (name, extension) in extensions {
        add("extension", name, &|out| extension.append_to(out));
    }
    parts
}

/// What appends a value's JSON.
type Append<'a> = dyn Fn(&mut Vec<u8>) -> Result<(), Error> + 'a;

/// The value that is written so, if it can be.
fn read(append: &Append<'_>) -> Option<Value> {
    let mut body = Vec::new();
    append(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
