//! What is answered to every operation of a document.

use serde_json::{Map, Value};

use super::{Responses, merge};

/// The keys of a Path Item that are operations.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// What is added to every operation.
#[derive(Debug)]
pub(crate) struct Everywhere {
    pub(crate) responses: Responses,
    /// The headers of every error.
    pub(crate) on_errors: Map<String, Value>,
    /// The headers of every success.
    pub(crate) on_successes: Map<String, Value>,
}

impl Responses {
    /// Adds these to every operation of an OpenAPI document.
    ///
    /// An operation that has a response to a status already, be it by `default` or a range such as
    /// `4XX`, keeps what it says of it, and has the codes, examples and media types of both.
    pub fn add_to(&self, document: &mut Value) {
        self.everywhere().add_to(document);
    }

    pub(crate) fn everywhere(&self) -> Everywhere {
        Everywhere { responses: self.clone(), on_errors: Map::new(), on_successes: Map::new() }
    }
}

impl Everywhere {
    pub(crate) fn add_to(&self, document: &mut Value) {
        let shared = document["components"]["responses"].clone();
        let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else { return };
        for path in paths.values_mut() {
            for method in METHODS {
                let operation = path.get_mut(method).and_then(Value::as_object_mut);
                let Some(operation) = operation else { continue };
                let responses = operation.entry("responses").or_insert_with(|| Map::new().into());
                if let Some(responses) = responses.as_object_mut() {
                    self.add_to_operation(responses, &|name| shared.get(name).cloned());
                }
            }
        }
    }

    /// Adds to the responses of one operation; `shared` knows those of the components.
    pub(crate) fn add_to_operation(
        &self,
        responses: &mut Map<String, Value>,
        shared: &dyn Fn(&str) -> Option<Value>,
    ) {
        let resolved = |response: &Value| match response.get("$ref").and_then(Value::as_str) {
            Some(path) => path.strip_prefix("#/components/responses/").and_then(shared),
            None => Some(response.clone()),
        };
        for (status, added) in self.responses.iter() {
            let (exact, range) = (status.to_string(), format!("{}XX", status / 100));
            let said = [&exact, &range, "default"].into_iter().find_map(|it| responses.get(it));
            let response = match said.and_then(resolved) {
                Some(said) => merge::responses(said, added.clone()),
                None => added.clone(),
            };
            responses.insert(exact, response);
        }
        for (status, response) in responses {
            let added = match status.as_bytes().first() {
                Some(b'4' | b'5') => &self.on_errors,
                Some(b'2') => &self.on_successes,
                _ => continue,
            };
            if !added.is_empty()
                && let Some(resolved) = resolved(response)
            {
                *response = with_headers(resolved, added);
            }
        }
    }
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
