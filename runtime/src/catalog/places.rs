//! Where a dialect has what an error says, found by a look at what it makes of one.

use core::any::type_name;
use core::error::Error;
use core::fmt::{self, Display};
use core::time::Duration;
use std::string::String;

use serde_json::Value;

use super::document::{Place, Shape};
use super::sample::Dialect;
use crate::envelope::Problem;
use crate::error::ApiError;
use crate::parts::Parts;
use crate::spec::Spec;
use crate::text::Text;
use crate::{Context, RequestId, Retry};

const CODE: &str = "errwire.code";
const MESSAGE: &str = "errwire.message";
const KIND: &str = "errwire.kind";
const TITLE: &str = "errwire.title";
const DOCS: &str = "https://errwire.invalid/docs";
const PARAM: &str = "errwire.param";
const DETAILS: &str = "errwire.details";
const INSTANCE: &str = "/errwire/instance";
const REQUEST_ID: &str = "errwire.request-id";
const EXTENSION: &str = "errwire_extension";
/// A number of seconds that is nothing else by chance.
const SECONDS: u64 = 86_137;

static PROBE: Spec = Spec::new(400, CODE)
    .kind(KIND)
    .title(TITLE)
    .docs(DOCS)
    .retry(Retry::Always(Some(Duration::from_secs(SECONDS))))
    .with_parts();

/// An error whose every part is told from all others.
#[derive(Debug)]
struct Probe;

impl Display for Probe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MESSAGE)
    }
}

impl Error for Probe {}

impl ApiError for Probe {
    fn spec(&self) -> &'static Spec {
        &PROBE
    }

    fn write_message(&self, out: &mut Text<'_>) -> fmt::Result {
        out.text(MESSAGE)
    }

    fn parts(&self) -> Parts<'_> {
        Parts::new().param(&PARAM).details(&DETAILS).extension(EXTENSION, &EXTENSION)
    }
}

/// Where a dialect has the parts of an error; without places, if its bodies are no JSON.
pub(super) fn shape(name: &str, dialect: &Dialect) -> Shape {
    let id = RequestId::new(REQUEST_ID).map(|id| Context::new().with_request_id(id));
    let cx = id.unwrap_or_default().with_instance(INSTANCE);
    let response = (dialect.respond)(&Probe, &cx);
    let media_type = response.headers().get(http::header::CONTENT_TYPE);
    let mut places = Vec::new();
    if let Ok(body) = serde_json::from_slice(response.body()) {
        look(&body, &mut String::new(), &mut places);
    }
    // The first is the place, in the order of the members' names.
    places.sort_by(|a, b| a.part.cmp(&b.part));
    places.dedup_by(|next, first| next.part == first.part && next.part != "constant");
    Shape {
        dialect: name.to_owned(),
        content_type: media_type
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
            .unwrap_or_default(),
        places,
    }
}

/// Problem details, which every type answers where clients ask for them.
pub(super) fn problem() -> Dialect {
    Dialect { name: type_name::<Problem>, respond: crate::respond::<Problem> }
}

fn look(value: &Value, at: &mut String, places: &mut Vec<Place>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                if name == EXTENSION {
                    push("extensions", at, places);
                } else {
                    let len = at.len();
                    at.push('/');
                    at.push_str(&name.replace('~', "~0").replace('/', "~1"));
                    look(value, at, places);
                    at.truncate(len);
                }
            }
        }
        Value::Array(values) => {
            for (i, value) in values.iter().enumerate() {
                let len = at.len();
                at.push('/');
                at.push_str(&i.to_string());
                look(value, at, places);
                at.truncate(len);
            }
        }
        Value::Number(number) if number.as_u64() == Some(SECONDS) => {
            push("retry_after", at, places);
        }
        Value::String(text) => {
            let part = match &**text {
                CODE => "code",
                MESSAGE => "message",
                KIND => "kind",
                TITLE => "title",
                DOCS => "docs",
                PARAM => "param",
                DETAILS => "details",
                INSTANCE => "instance",
                REQUEST_ID => "request_id",
                _ => "constant",
            };
            push(part, at, places);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => push("constant", at, places),
    }
}

fn push(part: &str, at: &str, places: &mut Vec<Place>) {
    places.push(Place { part: part.to_owned(), pointer: at.to_owned() });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::{Body, Envelope, Flat, Message, Nested, Occurrence, Typed};

    fn places<D: Envelope>() -> String {
        let dialect = Dialect { name: type_name::<D>, respond: crate::respond::<D> };
        let places = shape("", &dialect).places;
        let places = places.into_iter().map(|Place { part, pointer }| format!("{part} {pointer}"));
        places.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_dialect_tells_where_everything_is() {
        assert_eq!(
            places::<Flat>(),
            "code /error, constant /statusCode, constant /success, details /errors, extensions , \
             message /message, param /param"
        );
        assert_eq!(
            places::<Nested>(),
            "code /error/code, constant /success, details /error/details, extensions /error, \
             message /error/message, param /error/param"
        );
        assert_eq!(
            places::<Typed>(),
            "code /error/code, details /error/details, extensions /error, kind /error/type, \
             message /error/message, param /error/param, request_id /error/requestId"
        );
        assert_eq!(
            places::<Message>(),
            "details /details, extensions , message /error, retry_after /retry_after"
        );
        assert_eq!(
            places::<Problem>(),
            "code /code, constant /status, details /errors, docs /type, extensions , \
             instance /instance, message /detail, param /param, title /title"
        );
    }

    #[test]
    fn one_of_a_users_own_does_too() {
        struct Listed;
        impl Envelope for Listed {
            fn render(
                error: &Occurrence<'_>,
                body: &mut Body,
            ) -> Result<(), crate::envelope::Error> {
                let error = serde_json::json!({ "a/b~": error.message(), "id": error.code() });
                body.json(&serde_json::json!({ "errors": [error] }))
            }
        }
        struct Silent;
        impl Envelope for Silent {
            fn render(_: &Occurrence<'_>, _: &mut Body) -> Result<(), crate::envelope::Error> {
                Ok(())
            }
        }
        assert_eq!(places::<Listed>(), "code /errors/0/id, message /errors/0/a~1b~0");

        assert_eq!(places::<Silent>(), "");
    }
}
