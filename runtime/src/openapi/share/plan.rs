//! What is to be shared, found out from a document.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::names::{Wanted, name};
use super::reference;
use crate::openapi::document::METHODS;
use crate::openapi::names::{in_media_type, is_of};
use crate::openapi::origin::Origin;

/// The place of a response.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) path: String,
    pub(crate) method: &'static str,
    pub(crate) status: String,
}

/// What becomes of a document.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) responses: Map<String, Value>,
    pub(crate) schemas: Map<String, Value>,
    /// Components, by kind and name, that nothing refers to any more.
    pub(crate) dropped: Vec<(&'static str, String)>,
    /// Which response stands where.
    places: BTreeMap<Place, String>,
}

/// A response, or a schema, of some operations.
struct Group {
    status: u16,
    value: Value,
    suffix: String,
    types: BTreeSet<BTreeSet<String>>,
    uses: usize,
    first: String,
}

/// Those that are alike, by what they have in common.
#[derive(Default)]
struct Groups {
    all: Vec<Group>,
    known: BTreeMap<(u16, String, String), usize>,
}

impl Plan {
    pub(crate) fn of(document: &Value) -> Self {
        let mut groups = Groups::default();
        let mut places = Vec::new();
        let mut paths = document.get("paths").cloned().unwrap_or_default();
        let ids = ids(&paths);
        responses(&mut paths, &mut |place, response| {
            let origin = Origin::take(response);
            let Ok(status) = place.status.parse() else { return };
            if response.get("content").and_then(Value::as_object).is_none_or(Map::is_empty)
                || !(origin.is_some() || (400..600).contains(&status))
            {
                return;
            }
            let first = ids.get(&(place.path.clone(), place.method)).cloned();
            let group = groups.add(Group {
                status,
                value: response.clone(),
                suffix: String::new(),
                types: BTreeSet::from([origin.unwrap_or_default().types]),
                uses: 1,
                first: first.unwrap_or_default(),
            });
            places.push((place, group));
        });
        let mut plan = Self::default();
        plan.drop_components(document, &groups);
        let taken = |kind: &str| {
            let all = document.pointer(&format!("/components/{kind}")).and_then(Value::as_object);
            let names = all.into_iter().flatten().map(|(name, _)| name.clone());
            let dropped =
                |name: &String| !plan.dropped.iter().any(|it| it.0 == kind && it.1 == *name);
            names.filter(dropped).collect::<BTreeSet<_>>()
        };
        let (schemas, responses) = (taken("schemas"), taken("responses"));
        plan.schemas = groups.share_schemas(&schemas);
        let names = groups.names(&responses);
        plan.places =
            places.into_iter().map(|(place, group)| (place, names[group].clone())).collect();
        let values = groups.all.into_iter().map(|group| group.value);
        plan.responses = names.into_iter().zip(values).collect();
        plan
    }

    /// The name of the response that stands there.
    pub(crate) fn name(&self, place: &Place) -> Option<&str> {
        self.places.get(place).map(String::as_str)
    }

    /// Finds the components whose responses were added to, and that nothing else refers to: what is
    /// made of them has their names.
    fn drop_components(&mut self, document: &Value, groups: &Groups) {
        let types = groups.all.iter().flat_map(|group| &group.types).flatten();
        let names = types.filter_map(|it| it.strip_prefix('#')).collect::<BTreeSet<_>>();
        let mut rest = document.clone();
        let used = references(&rest);
        let Some(Value::Object(all)) = rest.pointer_mut("/components/responses") else { return };
        let names = names.into_iter().filter(|it| !used.contains(&reference("responses", it)));
        let gone = names.filter_map(|it| all.remove_entry(it)).collect::<Map<_, _>>();
        let used = references(&rest);
        for reference in references(&json!(gone)) {
            let schema = reference.strip_prefix("#/components/schemas/");
            let of = |schema: &&str| gone.keys().any(|name| is_of(schema, name));
            if let (Some(schema), false) = (schema.filter(of), used.contains(&reference)) {
                self.dropped.push(("schemas", schema.to_owned()));
            }
        }
        self.dropped.extend(gone.into_iter().map(|(name, _)| ("responses", name)));
    }
}

impl Groups {
    fn add(&mut self, new: Group) -> usize {
        let key = (new.status, new.suffix.clone(), new.value.to_string());
        let index = *self.known.entry(key).or_insert(self.all.len());
        match self.all.get_mut(index) {
            Some(known) => {
                known.types.extend(new.types);
                known.uses += new.uses;
            }
            None => self.all.push(new),
        }
        index
    }

    fn names(&self, taken: &BTreeSet<String>) -> Vec<String> {
        let wanted = self.all.iter().map(|group| Wanted {
            status: group.status,
            types: &group.types,
            suffix: &group.suffix,
            uses: group.uses,
            first: &group.first,
        });
        name(&wanted.collect::<Vec<_>>(), taken)
    }

    /// Puts references in the place of the schemas of these responses.
    fn share_schemas(&mut self, taken: &BTreeSet<String>) -> Map<String, Value> {
        let mut schemas = Self::default();
        let mut places = Vec::new();
        for (i, group) in self.all.iter().enumerate() {
            let contents = group.value["content"].as_object();
            for (media_type, suffix) in in_media_type(contents.into_iter().flat_map(Map::keys)) {
                let schema = &group.value["content"][&media_type]["schema"];
                // Of the others, a name says no more than they do.
                if ["properties", "anyOf", "allOf", "oneOf"].iter().any(|it| !schema[it].is_null())
                {
                    let index = schemas.add(Group {
                        status: group.status,
                        value: schema.clone(),
                        suffix,
                        types: group.types.clone(),
                        uses: group.uses,
                        first: group.first.clone(),
                    });
                    places.push((i, media_type, index));
                }
            }
        }
        let names = schemas.names(taken);
        for (i, media_type, index) in places {
            self.all[i].value["content"][&media_type]["schema"] =
                json!({ "$ref": reference("schemas", &names[index]) });
        }
        names.into_iter().zip(schemas.all.into_iter().map(|it| it.value)).collect()
    }
}

/// Shows the responses of every operation.
pub(super) fn responses(paths: &mut Value, see: &mut dyn FnMut(Place, &mut Value)) {
    for (path, item) in paths.as_object_mut().into_iter().flatten() {
        for method in METHODS {
            let responses = item.get_mut(method).and_then(|it| it.get_mut("responses"));
            let responses = responses.and_then(Value::as_object_mut);
            for (status, response) in responses.into_iter().flatten() {
                see(Place { path: path.clone(), method, status: status.clone() }, response);
            }
        }
    }
}

/// What each operation is called.
fn ids(paths: &Value) -> BTreeMap<(String, &'static str), String> {
    let mut ids = BTreeMap::new();
    for (path, item) in paths.as_object().into_iter().flatten() {
        for method in METHODS {
            let id = item.get(method).and_then(|it| it.get("operationId")).and_then(Value::as_str);
            let id = id.map_or_else(|| format!("{method}{path}"), str::to_owned);
            ids.insert((path.clone(), method), id);
        }
    }
    ids
}

/// All that is referred to.
fn references(value: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        match value {
            Value::Array(all) => left.extend(all),
            Value::Object(all) => {
                found.extend(all.get("$ref").and_then(Value::as_str).map(str::to_owned));
                left.extend(all.values());
            }
            _ => {}
        }
    }
    found
}
