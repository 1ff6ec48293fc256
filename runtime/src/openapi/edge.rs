//! What the edge of a service answers, in a document.

use std::collections::BTreeSet;

use http::header::CONTENT_TYPE;
use serde_json::{Map, Value, json};

use super::Responses;
use super::document::Everywhere;
use super::responses::Answer;
use crate::{Edge, HttpError};

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
            self.rehearse(error, &mut |spec, response, is_example| {
                // One example a code is enough: they differ in texts.
                let key = (spec.code, response.headers().get(CONTENT_TYPE).cloned());
                let is_example = is_example && shown.insert(key);
                let answer = Answer { spec, summary: &summary, parts: &[], members: &[] };
                found.see(&answer, response, is_example);
            });
        }
        found
    }

    /// Adds to every operation of an OpenAPI document what the edge answers, and to every error the
    /// headers that the edge gives it.
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

    /// What the edge adds to every operation.
    pub(crate) fn everywhere(&self) -> Everywhere {
        let responses = self.responses();
        let id = json!({
            "description": "The id of the request, as the service's logs have it.",
            "required": true,
            "schema": { "type": "string" },
        });
        let identified = self.identifies().then(|| ("x-request-id".to_owned(), id));
        Everywhere {
            on_errors: common(&responses),
            on_successes: identified.into_iter().collect(),
            responses,
        }
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
