//! What changed in the bodies: what a dialect has elsewhere is told once, of the dialect, and what is
//! in its places, of the codes.

use std::collections::{BTreeMap, BTreeSet};
use std::string::String;

use serde_json::Value;

use super::super::document::{Entry, Member, Place, Shape};
use super::super::markdown::code;
use super::{Change, Weight};

/// Where the dialects of two catalogs have what an error says.
#[derive(Clone, Copy)]
pub(super) struct Dialects<'a> {
    pub(super) olds: &'a [Shape],
    pub(super) news: &'a [Shape],
}

impl<'a> Dialects<'a> {
    /// What every error of a dialect has somewhere else.
    pub(super) fn compare(self, changes: &mut Vec<Change>) {
        for Shape { dialect: name, .. } in self.olds {
            let Some((old, new)) = self.both(name) else { continue };
            let mut add = |weight, what| changes.push(Change { weight, code: name.clone(), what });
            for place @ Place { part, pointer } in &old.places {
                let was = at(pointer);
                match same(place, new) {
                    Some(now) if now.pointer == *pointer => {}
                    Some(Place { pointer: now, .. }) => {
                        add(Weight::Breaking, format!("has the {part} at {}, not {was}", at(now)));
                    }
                    None => add(Weight::Breaking, format!("has no {part} at {was} any more")),
                }
            }
            for place in new.places.iter().filter(|place| same(place, old).is_none()) {
                let what = format!("has the {} at {}", place.part, at(&place.pointer));
                add(Weight::Additive, what);
            }
        }
    }

    /// The dialect in both catalogs. Dialects of one name can't be told apart.
    fn both(self, name: &str) -> Option<(&'a Shape, &'a Shape)> {
        let only = |shapes: &'a [Shape]| {
            let mut named = shapes.iter().filter(|shape| shape.dialect == name);
            named.next().filter(|_| named.next().is_none())
        };
        Some((only(self.olds)?, only(self.news)?))
    }
}

/// A place for people: the whole body has no name as a pointer.
fn at(pointer: &str) -> String {
    if pointer.is_empty() { "the top".to_owned() } else { code(pointer) }
}

/// The place of the same part; of what is no part, the same place.
fn same<'a>(place: &Place, shape: &'a Shape) -> Option<&'a Place> {
    let is_part = place.part != "constant";
    let mut places = shape.places.iter().filter(|other| other.part == place.part);
    places.find(|other| is_part || other.pointer == place.pointer)
}

/// What the bodies of a code have in the dialects of both catalogs.
pub(super) fn compare(
    old: &Entry,
    new: &Entry,
    dialects: Dialects<'_>,
    add: &mut impl FnMut(Weight, String),
) {
    let names = |entry: &Entry| {
        let members = entry.answers.iter().flat_map(|answer| &answer.members);
        members.map(Member::label).collect::<BTreeSet<_>>()
    };
    // What a member adds to a body has been told.
    if names(old) != names(new) {
        return;
    }
    let known = &old.dialects() & &new.dialects();
    let olds = members(old, &known, |name| dialects.both(name));
    let news = members(new, &known, |name| dialects.both(name).map(|(old, new)| (new, old)));
    for (_, gone) in olds.iter().filter(|(key, _)| !news.contains_key(*key)) {
        add(Weight::Breaking, format!("no longer has the member {}", code(gone)));
    }
    for (_, added) in news.iter().filter(|(key, _)| !olds.contains_key(*key)) {
        add(Weight::Additive, format!("has the member {}", code(added)));
    }
}

/// The members of the bodies in some dialects, each with its type; their keys are the same wherever
/// the dialect has the part that they belong to.
fn members<'a>(
    entry: &Entry,
    known: &BTreeSet<String>,
    both: impl Fn(&str) -> Option<(&'a Shape, &'a Shape)>,
) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for example in entry.answers.iter().flat_map(|answer| &answer.examples) {
        if known.contains(&example.dialect) {
            // A body that is no JSON has no members.
            let body = serde_json::from_str(&example.body).unwrap_or_default();
            let mut walk = Walk { shapes: both(&example.dialect), found: &mut found };
            walk.see(&body, &example.dialect, "", Key::Path);
        }
    }
    found
}

/// A walk through a body.
struct Walk<'w> {
    /// The dialect in this catalog and in the other one.
    shapes: Option<(&'w Shape, &'w Shape)>,
    found: &'w mut BTreeMap<String, String>,
}

/// What tells a member from others.
#[derive(Clone, Copy)]
enum Key<'a> {
    /// Its path.
    Path,
    /// The place that it is in, and how long the path to that is.
    Within(&'a Place, usize),
    /// Of what only one catalog has, the dialect tells.
    Told,
}

impl<'w> Walk<'w> {
    fn see(&mut self, value: &Value, path: &str, pointer: &str, key: Key<'w>) {
        let key = match self.place(pointer) {
            Some((place, true)) => Key::Within(place, path.len()),
            Some((_, false)) => Key::Told,
            None => key,
        };
        let ty = match value {
            Value::Object(members) => {
                for (name, value) in members {
                    let step = name.replace('~', "~0").replace('/', "~1");
                    self.see(value, &format!("{path}.{name}"), &format!("{pointer}/{step}"), key);
                }
                return;
            }
            Value::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    self.see(item, &format!("{path}[]"), &format!("{pointer}/{i}"), key);
                }
                return;
            }
            Value::String(_) => "string",
            Value::Number(_) => "number",
            Value::Bool(_) => "boolean",
            Value::Null => return,
        };
        let shown = format!("{path}: {ty}");
        let key = match key {
            Key::Path => shown.clone(),
            Key::Within(Place { part, pointer }, from) => {
                let place = if part == "constant" { pointer } else { part };
                let dialect = self.shapes.map_or("", |(shape, _)| &shape.dialect);
                format!("{dialect} {place} {}", &shown[from..])
            }
            Key::Told => return,
        };
        self.found.insert(key, shown);
    }

    /// The place that a dialect has here, and whether the other catalog knows it too.
    fn place(&self, pointer: &str) -> Option<(&'w Place, bool)> {
        let (shape, other) = self.shapes?;
        let place = shape.places.iter().find(|place| place.pointer == pointer)?;
        Some((place, same(place, other).is_some()))
    }
}
