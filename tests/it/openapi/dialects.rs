//! The document follows the dialect, whoever made it.

use std::collections::BTreeMap;
use std::time::Duration;

use errwire::envelope::{
    Body, Envelope, Error, Flat, Message, Occurrence, Problem, SuccessMessage, Typed,
};
use errwire::openapi::Responses;
use errwire::{ApiError, Context, Disclosure, FieldErrors, RequestId, Spec};
use http::StatusCode;
use serde_json::{Value, json};

use super::{examples, invalid, object, undocumented};

/// One enum a dialect, and errors of it.
macro_rules! spoken {
    ($($name:ident in $dialect:ty),* $(,)?) => {$(
        #[derive(Debug, thiserror::Error, ApiError)]
        #[api(envelope = $dialect, domain = "runs.example.com")]
        enum $name {
            #[error("no such run")]
            #[api(status = 404)]
            RunNotFound,
            #[error("no project {name}")]
            #[api(status = 404, deprecated = "ask for `runs` instead")]
            ProjectNotFound { #[api(param)] name: String },
            #[error("slow down")]
            #[api(status = 429)]
            RateLimited {
                #[api(retry_after)] wait: Option<Duration>,
                #[api(header = "x-limit")] limit: u32,
                #[api(header = "x-plan")] plan: String,
                #[api(extension)] left: Option<u32>,
            },
            #[error("not valid")]
            #[api(status = 422)]
            Invalid(#[api(details)] Option<FieldErrors>),
            #[error("sign in")]
            #[api(status = 401)]
            SignIn,
            #[error("database")]
            #[api(status = 500)]
            Database,
            #[error("hidden")]
            #[api(conceal_as = RunNotFound, status = 403)]
            Hidden,
        }

        impl $name {
            fn all() -> Vec<Box<dyn ApiError>> {
                let fields = || errwire::FieldError::new("a.b", "length", "is too long").into();
                let limited = |wait, left| Self::RateLimited {
                    wait, left, limit: 7, plan: "free\nplan".to_owned(),
                };
                vec![
                    Box::new(Self::RunNotFound),
                    Box::new(Self::ProjectNotFound { name: "PROJECT_NOT_FOUND".to_owned() }),
                    Box::new(limited(None, None)),
                    Box::new(limited(Some(Duration::from_millis(1)), Some(3))),
                    Box::new(Self::Invalid(Some(fields()))),
                    Box::new(Self::Invalid(Some(FieldErrors::new()))),
                    Box::new(Self::Invalid(None)),
                    Box::new(Self::SignIn),
                    Box::new(Self::Database),
                    Box::new(Self::Hidden),
                ]
            }
        }

        impl Documented for $name {
            fn document() -> Value {
                object(&Responses::of::<Self>())
            }

            fn errors() -> Vec<Box<dyn ApiError>> {
                Self::all()
            }
        }
    )*};
}

trait Documented {
    fn document() -> Value;
    fn errors() -> Vec<Box<dyn ApiError>>;
}

spoken! {
    InNested in errwire::envelope::Nested,
    InFlat in Flat,
    InTyped in Typed,
    InMessage in Message,
    InSuccess in SuccessMessage,
    InProblem in Problem,
    InOwn in Own,
    InRpc in Rpc,
    InText in Text,
}

/// A dialect as somebody makes it who knows nothing of this crate's.
struct Own;

impl Envelope for Own {
    const CONTENT_TYPE: &'static str = "application/vnd.own+json; charset=utf-8";

    fn render(error: &Occurrence<'_>, body: &mut Body) -> Result<(), Error> {
        let why = json!({ "what": [error.code()], "http": error.status().as_u16() });
        let again = error.retry().is_retryable();
        body.json(&json!({
            "ok": false,
            "why": why,
            "say": error.message().to_string(),
            "again": again,
            "in": error.retry_after(),
            "id": error.request_id(),
            "fields": error.details(),
            "left": error.extension("left"),
        }))
    }
}

/// A dialect whose responses are all 200.
struct Rpc;

impl Envelope for Rpc {
    fn status(_: &Spec) -> StatusCode {
        StatusCode::OK
    }

    fn render(error: &Occurrence<'_>, body: &mut Body) -> Result<(), Error> {
        let data = json!({ "reason": error.code(), "status": error.status().as_u16() });
        body.json(&json!({
            "jsonrpc": "2.0",
            "id": null,
            "error": { "code": -32000, "message": error.message().to_string(), "data": data },
        }))
    }
}

/// A dialect that is no JSON.
struct Text;

impl Envelope for Text {
    const CONTENT_TYPE: &'static str = "text/plain";

    fn render(error: &Occurrence<'_>, body: &mut Body) -> Result<(), Error> {
        body.bytes(format!("{}: {}", error.code(), error.message()).as_bytes());
        Ok(())
    }
}

fn contexts() -> Vec<Context> {
    let id = RequestId::new("req_1").unwrap();
    let plain = [
        Context::new(),
        Context::new().with_request_id(id).with_instance("/x"),
        Context::new().with_disclosure(Disclosure::Operator),
    ];
    plain.into_iter().flat_map(|cx| [cx.clone(), cx.with_problem(true)]).collect()
}

fn check<E: Documented>() {
    let document = E::document();
    for error in E::errors() {
        for cx in contexts() {
            let wrong = undocumented(&document, &error.respond(&cx));
            assert!(wrong.is_empty(), "{error:?} {cx:?}: {wrong:?}\n{document:#}");
        }
    }
    for (schema, example) in examples(&document) {
        assert_eq!(invalid(schema, example), None, "{example}");
    }
}

#[test]
fn every_dialect_is_documented() {
    check::<InNested>();
    check::<InFlat>();
    check::<InTyped>();
    check::<InMessage>();
    check::<InSuccess>();
    check::<InProblem>();
    check::<InOwn>();
    check::<InRpc>();
    check::<InText>();
}

#[test]
fn the_code_is_found_wherever_a_dialect_puts_it() {
    let codes = json!({
        "type": "string",
        "enum": ["PROJECT_NOT_FOUND", "RUN_NOT_FOUND"],
        "description": "Deprecated: `PROJECT_NOT_FOUND`.",
    });
    let schema = |document: &Value, status: &str, media: &str| {
        document[status]["content"][media]["schema"]["properties"].clone()
    };
    let nested = schema(&InNested::document(), "404", "application/json");
    assert_eq!(nested["error"]["properties"]["code"], codes);
    assert_eq!(nested["success"], json!({ "type": "boolean", "enum": [false] }));
    let flat = schema(&InFlat::document(), "404", "application/json");
    assert_eq!(flat["error"], codes);
    assert_eq!(flat["statusCode"], json!({ "type": "integer", "enum": [404] }));
    let own = schema(&InOwn::document(), "404", Own::CONTENT_TYPE);
    assert_eq!(own["why"]["properties"]["what"]["items"], codes);
    assert_eq!(own["say"], json!({ "type": "string" }));
    assert_eq!(own["id"], json!({ "type": ["null", "string"] }));
    // One response has all the codes where each has the same status.
    let rpc = schema(&InRpc::document(), "200", "application/json");
    let codes = &rpc["error"]["properties"]["data"]["properties"]["reason"]["enum"];
    assert_eq!(codes.as_array().unwrap().len(), 6);
    assert_eq!(rpc["error"]["properties"]["code"], json!({ "type": "integer" }));
}

#[test]
fn what_is_concealed_is_not_in_it() {
    let document = InNested::document().to_string();
    assert!(!document.contains("HIDDEN") && !document.contains("\"403\""));
    assert!(!document.contains("what operators read"));
}

#[test]
fn what_is_in_every_answer_is_required() {
    let document = InNested::document();
    let headers = &document["429"]["headers"];
    let limit = json!({ "required": true, "schema": { "type": "integer" }, "example": 42 });
    assert_eq!(headers["x-limit"], limit);
    assert_eq!(headers["retry-after"]["required"], Value::Null);
    assert_eq!(headers["cache-control"]["required"], true);
    // HTTP refuses some texts.
    assert_eq!(headers["x-plan"]["required"], Value::Null);
    let error = &document["429"]["content"]["application/json"]["schema"]["properties"]["error"];
    assert_eq!(error["required"], json!(["code", "message"]));
    assert_eq!(error["properties"]["left"], json!({ "type": "integer" }));
    assert_eq!(document["401"]["headers"]["www-authenticate"]["required"], true);
    let invalid = &document["422"]["content"]["application/json"]["schema"]["properties"]["error"];
    assert_eq!(invalid["required"], json!(["code", "message"]));
    let items = &invalid["properties"]["details"]["items"];
    assert_eq!(items["required"], json!(["code", "field", "message"]));
    assert_eq!(items["properties"]["field"], json!({ "type": "string" }));
}

/// The same dialect with another name for a member.
struct Renamed;

impl Envelope for Renamed {
    fn render(error: &Occurrence<'_>, body: &mut Body) -> Result<(), Error> {
        body.json(&json!({ "error": error.code(), "text": error.message().to_string() }))
    }
}

struct Named;

impl Envelope for Named {
    fn render(error: &Occurrence<'_>, body: &mut Body) -> Result<(), Error> {
        body.json(&json!({ "error": error.code(), "message": error.message().to_string() }))
    }
}

spoken! { InNamed in Named, InRenamed in Renamed }

#[test]
fn a_member_that_is_renamed_changes_the_document() {
    check::<InNamed>();
    check::<InRenamed>();
    let (named, renamed) = (InNamed::document(), InRenamed::document());
    let schema =
        |document: &Value| document["500"]["content"]["application/json"]["schema"].clone();
    assert_eq!(schema(&named)["required"], json!(["error", "message"]));
    assert_eq!(schema(&renamed)["required"], json!(["error", "text"]));
    let answer = InRenamed::Database.respond(&Context::new());
    assert!(!undocumented(&named, &answer).is_empty());
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("{} seats are taken", .seats.len())]
#[api(status = 409)]
struct Taken {
    #[api(details)]
    seats: BTreeMap<String, u32>,
    #[api(extension)]
    rows: Vec<BTreeMap<String, u32>>,
}

#[test]
fn names_that_are_data_are_no_properties() {
    let responses = object(&Responses::of::<Taken>());
    let content = &responses["409"]["content"];
    let error = &content["application/json"]["schema"]["properties"]["error"]["properties"];
    assert_eq!(error["details"], json!({ "type": "object" }));
    assert_eq!(error["rows"]["type"].as_array().map(Vec::len), Some(6), "{error}");
    let problem = &content["application/problem+json"]["schema"]["properties"];
    assert!(problem["rows"].get("items").is_none(), "{problem}");
    let seats = BTreeMap::from([("12A".to_owned(), 1)]);
    let taken = Taken { rows: vec![seats.clone()], seats };
    assert_eq!(undocumented(&responses, &taken.respond(&Context::new())), [""; 0]);
}
