//! What is answered to every operation of a document.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::inputs::{Input, Inputs};
use super::origin::{Origin, without_negotiation};
use super::{Responses, merge, names, schema};

/// The keys of a Path Item that are operations.
pub(crate) const METHODS: [&str; 8] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// What is added to every operation.
#[derive(Debug)]
pub(crate) struct Everywhere {
    /// What is answered whatever an operation takes.
    pub(crate) always: Responses,
    /// What is answered to operations that take such a thing.
    pub(crate) to: BTreeMap<Input, Responses>,
    /// The headers of every error.
    pub(crate) on_errors: Map<String, Value>,
    /// The headers of every success.
    pub(crate) on_successes: Map<String, Value>,
    /// Whether clients get problem details by asking for them.
    pub(crate) negotiates: bool,
}

/// Finds what stands in the components of a document, by its kind and name.
pub(crate) type Lookup<'a> = dyn Fn(&str, &str) -> Option<Value> + 'a;

impl Responses {
    /// Adds these to every operation of an OpenAPI document.
    ///
    /// An operation that has a response to a status already, be it by `default` or a range such as
    /// `4XX`, keeps what it says of it, and has the codes, examples and media types of both.
    ///
    /// A response that was added says in `x-errwire` where it is from, until
    /// [`share`](super::share) takes that out.
    pub fn add_to(&self, document: &mut Value) {
        self.everywhere().add_to(document);
    }

    /// Adds these to the one operation of an OpenAPI document at this path, under this key of its
    /// Path Item, as [`add_to`](Self::add_to) does to all. It tells whether there is one.
    ///
    /// ```
    /// use errwire::ApiError;
    /// use errwire::openapi::{self, Responses};
    /// use serde_json::json;
    ///
    /// #[derive(Debug, thiserror::Error, ApiError)]
    /// #[error("no such run")]
    /// #[api(status = 404)]
    /// struct RunNotFound;
    ///
    /// let mut document = json!({ "paths": { "/runs/{id}": { "get": {}, "delete": {} } } });
    /// assert!(Responses::of::<RunNotFound>().add_to_one(&mut document, "/runs/{id}", "get"));
    /// openapi::share(&mut document);
    /// let run = &document["paths"]["/runs/{id}"];
    /// assert_eq!(run["get"]["responses"]["404"]["$ref"], "#/components/responses/RunNotFound.404");
    /// assert_eq!(run["delete"], json!({}));
    /// ```
    #[must_use = "a path that is spelt otherwise than in the document is not there"]
    pub fn add_to_one(&self, document: &mut Value, path: &str, method: &str) -> bool {
        self.everywhere().add_where(document, &|of, key| of == path && key == method)
    }

    pub(crate) fn everywhere(&self) -> Everywhere {
        Everywhere {
            always: self.clone(),
            to: BTreeMap::new(),
            on_errors: Map::new(),
            on_successes: Map::new(),
            negotiates: true,
        }
    }
}

impl Everywhere {
    pub(crate) fn add_to(&self, document: &mut Value) {
        self.add_where(document, &|_, _| true);
    }

    /// Adds to the operations of the paths and methods that are wanted, and tells whether there is
    /// one.
    fn add_where(&self, document: &mut Value, is_wanted: &dyn Fn(&str, &str) -> bool) -> bool {
        let components = document["components"].clone();
        let lookup = |kind: &str, name: &str| components.get(kind)?.get(name).cloned();
        let paths = document.get_mut("paths").and_then(Value::as_object_mut);
        let mut is_found = false;
        for (template, path) in paths.into_iter().flatten() {
            let of_path = parameters(path);
            for method in METHODS.into_iter().filter(|method| is_wanted(template, method)) {
                let operation = path.get_mut(method);
                let Some(operation) = operation.filter(|it| it.is_object()) else { continue };
                let own = parameters(operation);
                let has_body = operation.get("requestBody").is_some();
                let inputs = Inputs::of(template, of_path.iter().chain(&own), has_body, &|name| {
                    lookup("parameters", name)
                });
                let Some(operation) = operation.as_object_mut() else { continue };
                let responses = operation.entry("responses").or_insert_with(|| Map::new().into());
                if let Some(responses) = responses.as_object_mut() {
                    self.add_to_operation(responses, &inputs, &lookup);
                    is_found = true;
                }
            }
        }
        is_found
    }

    /// Adds to the responses of one operation.
    pub(crate) fn add_to_operation(
        &self,
        responses: &mut Map<String, Value>,
        inputs: &Inputs,
        lookup: &Lookup<'_>,
    ) {
        let refusals = self.to.iter().filter(|(input, _)| inputs.has(**input));
        let refusals = refusals.map(|(_, refused)| refused.clone());
        let all = refusals.fold(self.always.clone(), Responses::merge);
        for (status, added) in all.marked() {
            let (exact, range) = (status.to_string(), format!("{}XX", status / 100));
            let said = [&exact, &range, "default"].into_iter().find_map(|it| responses.get(it));
            let response = match said.and_then(|said| whole(said, lookup)) {
                Some(said) => both(said, added),
                None => added,
            };
            responses.insert(exact, response);
        }
        for (status, response) in responses {
            if !self.negotiates {
                without_negotiation(response);
            }
            let added = match status.as_bytes().first() {
                Some(b'4' | b'5') => &self.on_errors,
                Some(b'2') => &self.on_successes,
                _ => continue,
            };
            if !added.is_empty()
                && let Some(resolved) = resolved(response, lookup)
            {
                *response = with_headers(resolved, added);
            }
        }
    }
}

fn parameters(of: &Value) -> Vec<Value> {
    of.get("parameters").and_then(Value::as_array).cloned().unwrap_or_default()
}

/// What an operation said, and what is added to it. It is still the operation's.
fn both(mut said: Value, mut added: Value) -> Value {
    let known = Origin::take(&mut said).unwrap_or_else(Origin::foreign);
    let more = Origin::take(&mut added).unwrap_or_default();
    let origin =
        Origin { speaks_problem: known.speaks_problem || more.speaks_problem, types: known.types };
    let mut both = merge::responses(said, added);
    origin.mark(&mut both);
    both
}

/// The response that this is, or refers to.
fn resolved(response: &Value, lookup: &Lookup<'_>) -> Option<Value> {
    let Some(path) = response.get("$ref").and_then(Value::as_str) else {
        return Some(response.clone());
    };
    let name = path.strip_prefix("#/components/responses/")?;
    let mut found = lookup("responses", name)?;
    Origin::component(name).mark(&mut found);
    Some(found)
}

/// The same with the schemas that [`share`](super::share) took out of it, to be merged with others.
fn whole(response: &Value, lookup: &Lookup<'_>) -> Option<Value> {
    let mut found = resolved(response, lookup)?;
    let name = response.get("$ref").and_then(Value::as_str).unwrap_or_default();
    let name = name.rsplit('/').next().unwrap_or_default();
    let contents = found.get_mut("content").and_then(Value::as_object_mut);
    for schema in contents.into_iter().flatten().filter_map(|(_, it)| it.get_mut("schema")) {
        let of = schema.get("$ref").and_then(Value::as_str);
        let Some(of) = of.and_then(|it| it.strip_prefix("#/components/schemas/")) else { continue };
        // Any other schema has a name that means something to whoever gave it.
        if !name.is_empty()
            && names::is_of(of, name)
            && let Some(found) = lookup("schemas", of).filter(schema::is_shape)
        {
            *schema = found;
        }
    }
    Some(found)
}

/// The response with headers that it has whatever else it has.
fn with_headers(mut response: Value, added: &Map<String, Value>) -> Value {
    if let Some(response) = response.as_object_mut() {
        let headers = response.entry("headers").or_insert_with(|| Map::new().into());
        if let Some(headers) = headers.as_object_mut() {
            headers.extend(added.iter().map(|(name, header)| (name.clone(), header.clone())));
        }
    }
    response
}
