//! A Responses Object, and how answers are added to it.

use std::collections::{BTreeMap, BTreeSet};

use http::header::CONTENT_TYPE;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::origin::Origin;
use super::render::{Ways, responses};
use super::shape::{Known, Part, Shape};
use super::{headers, merge, schema};
use crate::Contract;
use crate::catalog::{Of, Role};
use crate::negotiate::PROBLEM_JSON;
use crate::response::Response;
use crate::spec::Spec;
use crate::status::reason;

/// What may be answered, by status: a [Responses Object] of OpenAPI 3.1.
///
/// Each response has the headers and the media types that were seen, each media type a schema and
/// one named example a code. It is all found out by rendering: every variant of a type goes through
/// the type's dialect, with what its fields may add and without, and what comes out is described.
///
/// Serialized, it is the object. That no longer tells which type answers so: in a document whose
/// components [`share`](super::share) names by their types, put it by [`add_to_one`](Self::add_to_one).
///
/// ```
/// use errwire::ApiError;
/// use errwire::openapi::Responses;
///
/// #[derive(Debug, thiserror::Error, ApiError)]
/// enum RunError {
///     #[error("no such run")]
///     #[api(status = 404)]
///     RunNotFound,
/// }
///
/// let responses = serde_json::to_value(Responses::of::<RunError>())?;
/// let schema = &responses["404"]["content"]["application/json"]["schema"];
/// assert_eq!(schema["properties"]["error"]["properties"]["code"]["enum"][0], "RUN_NOT_FOUND");
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// [Responses Object]: https://spec.openapis.org/oas/v3.1.1.html#responses-object
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Responses(BTreeMap<String, One>);

/// The response to one status.
#[derive(Clone, Debug, PartialEq)]
struct One {
    response: Value,
    origin: Origin,
}

/// What is answered.
pub(super) struct Answer<'a> {
    /// As it stands on the wire.
    pub(super) spec: &'static Spec,
    /// The message, its fields in braces.
    pub(super) summary: &'a str,
    pub(super) parts: &'a [Part],
    pub(super) members: &'a [Role],
    /// Whether it is in the form that the client asked for.
    pub(super) is_negotiated: bool,
}

impl Serialize for Responses {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(status, one)| (status, &one.response)))
    }
}

impl Responses {
    /// None.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// What a type answers, in its dialect and as problem details (RFC 9457), which clients get that
    /// ask for them.
    ///
    /// What `transparent` variants pass on is in it, if it is of a type that derives
    /// [`ApiError`](trait@crate::ApiError). Of a type that implements it by hand, nobody knows what
    /// it answers.
    pub fn of<E: Contract>() -> Self {
        responses(&Of::new::<E>(), &Ways::negotiated())
    }

    /// What an [`Internal`](crate::Internal) answers.
    #[cfg(feature = "aide")]
    pub(crate) fn of_internal() -> Self {
        let of = <crate::Internal as crate::ApiError>::published();
        of.map(|of| responses(&of, &Ways::negotiated())).unwrap_or_default()
    }

    /// What is answered by either. Where both answer with one status, the response has the codes,
    /// examples and media types of both, and requires what both require.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        for (status, one) in other.0 {
            self.add(status, one);
        }
        self
    }

    /// The same without the statuses that this does not want; [`Edge::responses`] has some that a
    /// service may never answer.
    ///
    /// [`Edge::responses`]: crate::Edge::responses
    #[must_use]
    pub fn only(mut self, wanted: impl Fn(u16) -> bool) -> Self {
        self.0.retain(|status, _| status.parse().is_ok_and(&wanted));
        self
    }

    /// The Response Object of each status, in order.
    pub fn iter(&self) -> impl Iterator<Item = (u16, &Value)> {
        self.0.iter().filter_map(|(status, one)| Some((status.parse().ok()?, &one.response)))
    }

    /// The same, each of which tells where it is from.
    pub(crate) fn marked(&self) -> impl Iterator<Item = (u16, Value)> {
        self.0.iter().filter_map(|(status, one)| {
            let mut response = one.response.clone();
            one.origin.mark(&mut response);
            Some((status.parse().ok()?, response))
        })
    }

    /// Says that a type answers so.
    pub(super) fn of_type(mut self, name: &str) -> Self {
        for one in self.0.values_mut() {
            one.origin.types = BTreeSet::from([name.to_owned()]);
        }
        self
    }

    /// The same, but for the statuses of which the others know the same codes: those as the others
    /// have them.
    #[cfg(feature = "__edge")]
    pub(super) fn or_of_same_codes(mut self, others: &Self) -> Self {
        for (status, one) in &mut self.0 {
            let other = others.0.get(status);
            let is_same =
                |other: &&One| other.response["description"] == one.response["description"];
            if let Some(other) = other.filter(is_same) {
                *one = other.clone();
            }
        }
        self
    }

    /// The schema of all bodies, whatever their status.
    pub(super) fn schema(&self) -> Value {
        let contents = self.0.values().filter_map(|one| one.response["content"].as_object());
        let schemas = contents.flat_map(Map::values).map(|content| content["schema"].clone());
        schemas.reduce(schema::either).unwrap_or_else(|| Shape::any().to_schema())
    }

    /// Adds to what is answered with a status.
    fn add(&mut self, status: String, one: One) {
        let merged = match self.0.remove(&status) {
            Some(known) => One {
                response: merge::responses(known.response, one.response),
                origin: known.origin.join(one.origin),
            },
            None => one,
        };
        self.0.insert(status, merged);
    }

    /// Adds what an answer looks like; the body of an example is shown.
    pub(super) fn see(&mut self, answer: &Answer<'_>, response: Response, is_example: bool) {
        let (parts, body) = response.into_parts();
        let status = parts.status.as_u16();
        let mut seen = Map::new();
        seen.insert("description".into(), describe(status, answer.spec).into());
        let headers = headers::of(&parts.headers, answer.members);
        if !headers.is_empty() {
            seen.insert("headers".into(), headers.into());
        }
        let media_type = parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if let (Some(media_type), false) = (media_type, body.is_empty()) {
            let content = content(answer, &body, is_example);
            seen.insert("content".into(), json!({ media_type: content }));
        }
        let speaks_problem = !answer.is_negotiated && media_type == Some(PROBLEM_JSON);
        let origin = Origin { speaks_problem, ..Origin::default() };
        self.add(status.to_string(), One { response: seen.into(), origin });
    }
}

/// The Media Type Object of a body.
fn content(answer: &Answer<'_>, body: &[u8], is_example: bool) -> Value {
    let spec = answer.spec;
    let known = Known {
        code: (spec.code, spec.deprecated.is_some()),
        status: spec.status.as_u16(),
        parts: answer.parts,
    };
    let body = serde_json::from_slice(body)
        .unwrap_or_else(|_| Value::from(String::from_utf8_lossy(body).into_owned()));
    let schema = Shape::of(&body, known).to_schema();
    if !is_example {
        return json!({ "schema": schema });
    }
    let mut example = Map::new();
    example.insert("summary".into(), line(answer.summary).into());
    if let Some(reason) = spec.deprecated {
        example.insert("description".into(), format!("Deprecated: {}", line(reason)).into());
    }
    example.insert("value".into(), body);
    json!({ "schema": schema, "examples": { spec.code: example } })
}

/// The reason phrase, and a line for the code.
fn describe(status: u16, spec: &Spec) -> String {
    let about = spec.description.or(spec.title).map(line).unwrap_or_default();
    let about = if about.is_empty() { String::new() } else { format!(": {about}") };
    let note = match spec.deprecated {
        Some(reason) => format!(" **Deprecated**: {}", line(reason)),
        None => String::new(),
    };
    format!("{}\n\n- `{}`{about}{note}", reason(status), spec.code)
}

/// The first paragraph, in one line.
fn line(text: &str) -> String {
    let paragraph = text.trim_start().lines().take_while(|line| !line.trim().is_empty());
    paragraph.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}
