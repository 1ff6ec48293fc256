//! What several operations answer alike, once in a document.

mod names;
mod plan;

use serde_json::{Map, Value, json};

#[cfg(any(feature = "aide", feature = "utoipa"))]
pub(crate) use self::plan::Place;
pub(crate) use self::plan::Plan;
use super::origin::Origin;

/// Puts the errors of a document's operations into its components, each once, with references in
/// their places: the responses, and the schemas of their bodies.
///
/// It is the last that is done to a document. Generators of clients make one type of each schema,
/// whichever operations have it. The names are made of what is answered, and stay as they are when
/// codes are added:
///
/// | the component | is what is answered |
/// |---|---|
/// | `RunError.404` | by `RunError` with 404, with what the `Edge` and others add to it |
/// | `RunErrorOrUserError.404` | by either |
/// | `app.users.Error.404` | by one of two types of the same name |
/// | `NotFound` | with 404 by no type, or by several alike |
/// | `RunError.404.read_run` | as `RunError.404`, with other codes or headers, first by the operation `read_run` |
/// | `RunError.404.problem` | in problem details; it is a schema |
///
/// Successes, what has no body, and references stay as they are.
///
/// ```
/// use errwire::ApiError;
/// use errwire::openapi::{self, Responses};
/// use serde_json::json;
///
/// #[derive(Debug, thiserror::Error, ApiError)]
/// enum RunError {
///     #[error("no such run")]
///     #[api(status = 404)]
///     RunNotFound,
/// }
///
/// let mut document = json!({ "paths": { "/runs/{id}": { "get": {}, "delete": {} } } });
/// Responses::of::<RunError>().add_to(&mut document);
/// openapi::share(&mut document);
/// let run = &document["paths"]["/runs/{id}"];
/// assert_eq!(run["get"]["responses"]["404"]["$ref"], "#/components/responses/RunError.404");
/// assert_eq!(run["get"], run["delete"]);
/// assert!(document["components"]["schemas"]["RunError.404"].is_object());
/// ```
pub fn share(document: &mut Value) {
    let plan = Plan::of(document);
    let Some(document) = document.as_object_mut() else { return };
    if !plan.responses.is_empty() {
        let components = document.entry("components").or_insert_with(|| Map::new().into());
        for (kind, name) in &plan.dropped {
            if let Some(all) = components.get_mut(kind).and_then(Value::as_object_mut) {
                all.remove(name);
            }
        }
        let Some(components) = components.as_object_mut() else { return };
        for (kind, added) in [("responses", &plan.responses), ("schemas", &plan.schemas)] {
            let all = components.entry(kind).or_insert_with(|| Map::new().into());
            if let Some(all) = all.as_object_mut() {
                all.extend(added.iter().map(|(name, it)| (name.clone(), it.clone())));
            }
        }
    }
    let Some(paths) = document.get_mut("paths") else { return };
    plan::responses(paths, &mut |place, response| match plan.name(&place) {
        Some(name) => *response = json!({ "$ref": reference("responses", name) }),
        None => drop(Origin::take(response)),
    });
}

/// Where a component is.
pub(crate) fn reference(kind: &str, name: &str) -> String {
    format!("#/components/{kind}/{name}")
}
