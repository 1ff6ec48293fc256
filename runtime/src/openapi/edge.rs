//! What the edge of a service answers, in a document.

use std::collections::{BTreeMap, BTreeSet};

use http::header::CONTENT_TYPE;
use serde_json::{Map, Value, json};

use super::Responses;
use super::document::Everywhere;
use super::inputs::Input;
use super::origin::without_vary;
use super::render::Ways;
use super::responses::Answer;
use crate::edge::Rehearsed;
use crate::{Catalog, Edge, Failure, HttpError};

impl Edge {
    /// What the edge answers in the place of others: an unknown route, a wrong method, a request
    /// that an extractor refuses, a timeout, too much load, a panic.
    ///
    /// Each is answered as the edge answers it in a service: by what [`answer`](Self::answer) set,
    /// which is called for each of them, and with the headers that the edge adds.
    pub fn responses(&self) -> Responses {
        self.responses_to(self.usual())
    }

    /// What the edge answers to these: the errors of layers and handlers that only a service knows,
    /// such as the 429 of a rate limiter.
    pub fn responses_to(&self, errors: impl IntoIterator<Item = HttpError>) -> Responses {
        let mut found = Responses::new();
        let mut shown = BTreeSet::new();
        for error in errors {
            let summary = error.message().to_owned();
            self.rehearse(error, &mut |rehearsed| {
                let Rehearsed { spec, response, is_example, is_negotiated } = rehearsed;
                // One example a code is enough: they differ in texts.
                let key = (spec.code, response.headers().get(CONTENT_TYPE).cloned());
                let is_example = is_example && shown.insert(key);
                let answer =
                    Answer { spec, summary: &summary, parts: &[], members: &[], is_negotiated };
                found.see(&answer, response, is_example);
            });
        }
        found
    }

    /// Adds to every operation of an OpenAPI document what the edge answers, and to every error the
    /// headers that the edge gives it.
    ///
    /// What refuses parameters is added to operations that have some (400), what refuses a body to
    /// those that take one (400, 413, 415, 422). If the edge does not
    /// [negotiate](Self::negotiate), problem details are left out of whatever was there already:
    /// so add its own [`Responses`] first.
    ///
    /// ```
    /// use errwire::Edge;
    /// use serde_json::json;
    ///
    /// let mut document = json!({ "paths": { "/runs": { "get": { "responses": {} } } } });
    /// Edge::new().should_retry(true).add_to(&mut document);
    /// let refused = &document["paths"]["/runs"]["get"]["responses"]["405"];
    /// assert_eq!(refused["headers"]["x-should-retry"]["required"], true);
    /// ```
    pub fn add_to(&self, document: &mut Value) {
        self.everywhere().add_to(document);
    }

    /// What [`Catalog::openapi`] is behind this edge: without problem details if it does not
    /// [negotiate](Self::negotiate), but for types whose dialect they are.
    pub fn openapi(&self, catalog: &Catalog) -> Value {
        if self.negotiates() {
            return catalog.openapi();
        }
        let mut components = catalog.components(&Ways::own());
        let responses = components["responses"].as_object_mut().into_iter().flatten();
        responses.for_each(|(_, response)| without_vary(response));
        components
    }

    /// What the edge adds to every operation.
    pub(crate) fn everywhere(&self) -> Everywhere {
        let (refusals, always) =
            self.usual().into_iter().partition::<Vec<_>, _>(|error| input(error).is_some());
        let mut to = BTreeMap::<_, Vec<_>>::new();
        for error in &refusals {
            to.entry(input(error)).or_default().push(error.clone());
        }
        // Where the codes are the same, one response for all of them says more than four.
        let any = self.responses_to(refusals);
        let to = to.into_iter().filter_map(|(input, errors)| {
            Some((input?, self.responses_to(errors).or_of_same_codes(&any)))
        });
        let id = json!({
            "description": "The id of the request, as the service's logs have it.",
            "required": true,
            "schema": { "type": "string" },
        });
        let identified = self.identifies().then(|| ("x-request-id".to_owned(), id));
        Everywhere {
            always: self.responses_to(always),
            to: to.collect(),
            on_errors: common(&self.responses()),
            on_successes: identified.into_iter().collect(),
            negotiates: self.negotiates(),
        }
    }
}

/// What of an operation it takes for this to happen.
fn input(error: &HttpError) -> Option<Input> {
    match error.failure() {
        Failure::Path => Some(Input::Path),
        Failure::Query => Some(Input::Query),
        Failure::Header => Some(Input::Header),
        Failure::Body | Failure::MediaType | Failure::Length => Some(Input::Body),
        _ => None,
    }
}

/// The headers that each of the responses must have.
fn common(responses: &Responses) -> Map<String, Value> {
    let mut all = responses.iter().map(|(_, response)| {
        let headers = response["headers"].as_object().cloned().unwrap_or_default();
        let required = headers.into_iter().filter(|(_, header)| header["required"] == true);
        required.collect::<Map<_, _>>()
    });
    let mut common = all.next().unwrap_or_default();
    all.for_each(|headers| common.retain(|name, _| headers.contains_key(name)));
    // Whatever one of them has as its example, another has not.
    for header in common.values_mut().filter_map(Value::as_object_mut) {
        header.remove("example");
    }
    common
}
