//! A catalog as the components of a document.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::render::{self, Ways};
use super::{Responses, names, share};
use crate::Catalog;

impl Catalog {
    /// What the types of the catalog answer, all together.
    ///
    /// It is what an operation may answer that calls into all of them; [`Responses::of`] knows one
    /// type.
    pub fn responses(&self) -> Responses {
        let all = self.published().map(|of| render::responses(&of, &Ways::negotiated()));
        all.fold(Responses::new(), Responses::merge)
    }

    /// The catalog as a [Components Object] of OpenAPI 3.1, for a document that no framework
    /// generates.
    ///
    /// Of a type `RunError` there is the schema `RunError` of all that it answers, a schema
    /// `RunError.404` a status and media type (`RunError.404.problem` for problem details), and a
    /// response `RunError.404` a status, which refers to them. Two types of one name have their
    /// paths before it. [`Edge::openapi`](crate::Edge::openapi) knows whether clients get problem
    /// details.
    ///
    /// [Components Object]: https://spec.openapis.org/oas/v3.1.1.html#components-object
    pub fn openapi(&self) -> Value {
        self.components(&Ways::negotiated())
    }

    pub(super) fn components(&self, ways: &Ways) -> Value {
        let mut short = BTreeMap::<_, usize>::new();
        for of in self.published() {
            *short.entry(names::short((of.name)())).or_default() += 1;
        }
        let (mut schemas, mut responses) = (Map::new(), Map::new());
        for of in self.published() {
            let full = (of.name)();
            let name = match names::short(full) {
                name if short.get(&name) == Some(&1) => name,
                _ => names::long(full),
            };
            schemas.insert(name.clone(), render::responses(&of, &Ways::own()).schema());
            let found = render::responses(&of, ways);
            for (status, response) in found.iter() {
                let name = format!("{name}.{status}");
                responses.insert(name.clone(), hoisted(response.clone(), &name, &mut schemas));
            }
        }
        json!({ "responses": responses, "schemas": schemas })
    }
}

/// The response with references in the place of its schemas.
fn hoisted(mut response: Value, name: &str, schemas: &mut Map<String, Value>) -> Value {
    let contents = response["content"].as_object();
    for (media_type, suffix) in names::in_media_type(contents.into_iter().flat_map(Map::keys)) {
        let name = format!("{name}{suffix}");
        let reference = json!({ "$ref": share::reference("schemas", &name) });
        let schema = core::mem::replace(&mut response["content"][&media_type]["schema"], reference);
        schemas.insert(name, schema);
    }
    response
}
