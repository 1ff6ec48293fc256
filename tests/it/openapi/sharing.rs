//! What several operations answer alike stands in the document once.

use errwire::envelope::{Message, Problem};
use errwire::openapi::{self, Responses};
use errwire::{ApiError, Edge, HttpError};
use http::StatusCode;
use serde_json::{Value, json};

use super::{examples, invalid, resolved};
use crate::support::{public, text};

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no such run")]
    #[api(status = 404)]
    RunNotFound,
    #[error("slow down")]
    #[api(status = 429, retryable(after = "1s"))]
    Busy,
}

mod users {
    #[derive(Debug, thiserror::Error, errwire::ApiError)]
    #[error("no such user")]
    #[api(status = 404, code = "NO_SUCH_USER")]
    pub(super) struct LookupError;
}

mod teams {
    #[derive(Debug, thiserror::Error, errwire::ApiError)]
    #[error("no such team")]
    #[api(status = 404, code = "NO_SUCH_TEAM")]
    pub(super) struct LookupError;
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("no such plan")]
#[api(status = 404, code = "NO_SUCH_PLAN", envelope = Message)]
struct PlanError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("no such bill")]
#[api(status = 404, code = "NO_SUCH_BILL", envelope = Problem)]
struct BillError;

/// A document of operations at `/a`, `/b` and so on.
fn document(operations: impl IntoIterator<Item = Responses>) -> Value {
    let paths = ('a'..).zip(operations).map(|(name, responses)| {
        let mut path =
            json!({ "paths": { "/": { "get": { "operationId": format!("get_{name}") } } } });
        responses.add_to(&mut path);
        (format!("/{name}"), path["paths"]["/"].take())
    });
    json!({ "openapi": "3.1.0", "paths": paths.collect::<serde_json::Map<_, _>>() })
}

/// What the response to a status refers to.
fn name<'a>(document: &'a Value, path: &str, status: &str) -> &'a str {
    let reference = document["paths"][path]["get"]["responses"][status]["$ref"].as_str();
    let reference = reference.unwrap_or_else(|| panic!("{path} {status}: {document:#}"));
    reference.strip_prefix("#/components/responses/").unwrap()
}

fn names(document: &Value, kind: &str) -> Vec<String> {
    document["components"][kind].as_object().unwrap().keys().cloned().collect()
}

#[test]
fn the_types_give_the_names() {
    let both = Responses::of::<PlanError>().merge(Responses::of::<RunError>());
    let mut document = document([
        Responses::of::<RunError>(),
        Responses::of::<RunError>(),
        both,
        Responses::of::<users::LookupError>(),
        Responses::of::<teams::LookupError>(),
        Responses::of::<BillError>(),
    ]);
    assert!(document.to_string().contains("x-errwire"));
    openapi::share(&mut document);
    assert!(!document.to_string().contains("x-errwire"));
    assert_eq!(name(&document, "/a", "404"), "RunError.404");
    assert_eq!(
        document["paths"]["/a"]["get"]["responses"],
        document["paths"]["/b"]["get"]["responses"]
    );
    assert_eq!(name(&document, "/c", "404"), "PlanErrorOrRunError.404");
    assert_eq!(name(&document, "/d", "404"), "it.openapi.sharing.users.LookupError.404");
    assert_eq!(name(&document, "/e", "404"), "it.openapi.sharing.teams.LookupError.404");
    assert_eq!(names(&document, "responses").len(), 6);
    let schemas = names(&document, "schemas");
    assert!(schemas.contains(&"RunError.404".to_owned()), "{schemas:?}");
    assert!(schemas.contains(&"RunError.404.problem".to_owned()), "{schemas:?}");
    // It has no other form than problem details.
    assert!(!schemas.contains(&"BillError.404".to_owned()), "{schemas:?}");
    let content = &document["components"]["responses"]["BillError.404"]["content"];
    let schema = &content["application/problem+json"]["schema"]["$ref"];
    assert_eq!(schema, "#/components/schemas/BillError.404.problem");
    let letters = |name: &String| {
        name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
    };
    assert!(schemas.iter().all(letters), "{schemas:?}");
}

/// Also of a response that stands in the components.
#[test]
fn one_operation_of_a_document_by_hand_can_be_added_to() {
    let mut document = json!({
        "paths": {
            "/runs": {
                "parameters": [],
                "get": { "responses": { "200": {}, "404": { "$ref": "#/components/responses/Gone" } } },
                "post": {},
            },
            "/users": { "get": {} },
        },
        "components": { "responses": { "Gone": { "description": "Gone since May" } } },
    });
    let before = document.clone();
    let (runs, plans) = (Responses::of::<RunError>(), Responses::of::<PlanError>());
    for (path, method) in
        [("/runs", "parameters"), ("/runs", "GET"), ("/runs", "put"), ("/", "get")]
    {
        assert!(!runs.add_to_one(&mut document, path, method), "{method} {path}");
    }
    assert!(!runs.add_to_one(&mut json!({ "paths": [] }), "/runs", "get"));
    assert_eq!(document, before);
    assert!(runs.add_to_one(&mut document, "/runs", "get"));
    assert!(plans.add_to_one(&mut document, "/users", "get"));
    assert_eq!(document["paths"]["/runs"]["post"], json!({}));
    let said = &document["paths"]["/runs"]["get"]["responses"];
    let description = said["404"]["description"].as_str().unwrap();
    assert!(description.starts_with("Gone since May"), "{description}");
    openapi::share(&mut document);
    assert_eq!(name(&document, "/runs", "429"), "RunError.429");
    assert_eq!(name(&document, "/users", "404"), "PlanError.404");
}

#[test]
fn what_an_edge_adds_is_still_the_types() {
    let mut document = document([Responses::of::<RunError>(), Responses::new(), Responses::new()]);
    Edge::new().add_to(&mut document);
    openapi::share(&mut document);
    assert_eq!(name(&document, "/a", "404"), "RunError.404");
    assert_eq!(name(&document, "/b", "404"), "NotFound");
    assert_eq!(name(&document, "/a", "500"), "InternalServerError");
    assert_eq!(names(&document, "responses").len(), 7);
    let responses = resolved(&document, &document["paths"]["/a"]["get"]["responses"]);
    for (error, status) in [(&RunError::RunNotFound, "404"), (&RunError::Busy, "429")] {
        let schema = &responses[status]["content"]["application/json"]["schema"];
        let body = serde_json::from_str(text(&public(error))).unwrap();
        assert_eq!(invalid(schema, &body), None);
    }
    for (schema, example) in examples(&responses) {
        assert_eq!(invalid(schema, example), None, "{example}");
    }
}

#[test]
fn what_differs_has_another_name() {
    let mut document = document([(); 3].map(|()| Responses::of::<RunError>()));
    let more = Edge::new().responses_to([HttpError::new(StatusCode::TOO_MANY_REQUESTS)]);
    let mut limited = json!({ "paths": { "/a": document["paths"]["/a"].take() } });
    more.add_to(&mut limited);
    document["paths"]["/a"] = limited["paths"]["/a"].take();
    document["components"] = json!({ "schemas": { "RunError.404": { "type": "string" } } });
    openapi::share(&mut document);
    assert_eq!(name(&document, "/a", "429"), "RunError.429.get_a");
    assert_eq!(name(&document, "/b", "429"), "RunError.429");
    assert_eq!(name(&document, "/c", "429"), "RunError.429");
    // What has a name already keeps it.
    assert_eq!(document["components"]["schemas"]["RunError.404"], json!({ "type": "string" }));
    assert!(document["components"]["schemas"]["RunError.404.get_a"].is_object());
}

#[test]
fn to_share_again_changes_nothing() {
    let mut document = document([Responses::of::<RunError>(), Responses::of::<PlanError>()]);
    openapi::share(&mut document);
    let before = document.clone();
    openapi::share(&mut document);
    assert_eq!(document, before);
    // Nor does it matter much whether more comes afterwards.
    Edge::new().add_to(&mut document);
    openapi::share(&mut document);
    assert_eq!(name(&document, "/a", "404"), "RunError.404");
    assert_eq!(name(&document, "/b", "404"), "PlanError.404");
    let code = |of: &str| {
        let schema = &document["components"]["schemas"][of]["properties"]["error"];
        schema["properties"]["code"]["enum"].clone()
    };
    assert_eq!(code("RunError.404"), json!(["NOT_FOUND", "RUN_NOT_FOUND"]));
    let mut used = document.to_string();
    used.retain(|c| c != '\\');
    for kind in ["responses", "schemas"] {
        for name in names(&document, kind) {
            assert!(used.contains(&format!("\"#/components/{kind}/{name}\"")), "{name}");
        }
    }
}

#[test]
fn what_others_wrote_stays() {
    let gone = json!({ "description": "Gone", "content": { "application/json": {
        "schema": { "$ref": "#/components/schemas/Project" },
    } } });
    let mut document = json!({
        "paths": { "/a": { "get": { "responses": {
            "200": { "description": "Here", "content": { "text/plain": {} } },
            "404": { "$ref": "#/components/responses/ProjectError.404" },
            "409": { "description": "Conflict" },
            "410": gone.clone(),
            "5XX": { "description": "Failed", "content": { "text/plain": {} } },
            "default": { "description": "Whatever", "content": { "text/plain": {} } },
        } } } },
        "components": {
            "responses": { "ProjectError.404": { "description": "None" } },
            "schemas": { "Project": { "type": "object", "properties": { "id": { "type": "string" } } } },
        },
    });
    let before = document.clone();
    openapi::share(&mut document);
    assert_eq!(document["components"]["schemas"], before["components"]["schemas"]);
    assert_eq!(document["components"]["responses"]["Gone"], gone);
    document["paths"]["/a"]["get"]["responses"]["410"] = gone;
    assert_eq!(document["paths"], before["paths"]);
    for mut odd in [
        json!(null),
        json!([]),
        json!({ "paths": 7 }),
        json!({ "paths": { "/": { "get": { "responses": { "404": 7, "429": { "content": "?" } } } } } }),
        json!({ "paths": { "/": { "get": { "responses": { "404": { "content": { "a/b": 7 } } } } } }, "components": 7 }),
        json!({ "paths": { "/": { "get": { "responses": { "404": { "content": { "a/b": {} }, "x-errwire": 7 } } } } } }),
    ] {
        openapi::share(&mut odd);
        Edge::new().add_to(&mut odd);
        openapi::share(&mut odd);
    }
}

#[test]
fn an_edge_that_does_not_negotiate_leaves_problem_details_out() {
    let all = [
        Responses::of::<RunError>(),
        Responses::of::<BillError>(),
        Responses::of::<RunError>().merge(Responses::of::<BillError>()),
    ];
    let mut document = document(all);
    document["paths"]["/a"]["get"]["responses"]["410"] = json!({
        "description": "By hand", "content": { "application/problem+json": {} },
    });
    let edge = Edge::new().negotiate(false);
    edge.add_to(&mut document);
    let media_types = |path: &str, status: &str| {
        let content = &document["paths"][path]["get"]["responses"][status]["content"];
        content.as_object().unwrap().keys().cloned().collect::<Vec<_>>()
    };
    let (json, problem) = ("application/json", "application/problem+json");
    assert_eq!(media_types("/a", "404"), [json]);
    assert_eq!(media_types("/a", "429"), [json]);
    assert_eq!(media_types("/a", "405"), [json]);
    assert_eq!(media_types("/a", "410"), [problem]);
    // The edge answers 404 in its own dialect.
    assert_eq!(media_types("/b", "404"), [json, problem]);
    assert_eq!(media_types("/c", "404"), [json, problem]);
    assert!(!document.to_string().contains("\"vary\""));
    let components = edge.openapi(&ERRORS);
    let content = |name: &str| components["responses"][name]["content"].as_object().unwrap().len();
    assert_eq!((content("RunError.404"), content("BillError.404")), (1, 1));
    assert!(!components.to_string().contains("\"vary\""));
    assert_eq!(Edge::new().openapi(&ERRORS), ERRORS.openapi());
}

errwire::catalog! { static ERRORS = [RunError, BillError]; }

#[test]
fn a_document_by_hand_has_the_names_of_the_catalog() {
    let get = |name: &str| {
        let reference = json!({ "$ref": format!("#/components/responses/{name}") });
        json!({ "get": { "operationId": name, "responses": { "404": reference } } })
    };
    let mut document = json!({
        "paths": { "/runs": get("RunError.404"), "/bills": get("BillError.404") },
        "components": ERRORS.openapi(),
    });
    Edge::new().should_retry(true).add_to(&mut document);
    openapi::share(&mut document);
    assert_eq!(name(&document, "/runs", "404"), "RunError.404");
    assert_eq!(name(&document, "/bills", "404"), "BillError.404");
    let responses = resolved(&document, &document["paths"]["/runs"]["get"]["responses"]);
    assert_eq!(responses["404"]["headers"]["x-should-retry"]["required"], true);
    let schema = &responses["404"]["content"]["application/json"]["schema"];
    let code = &schema["properties"]["error"]["properties"]["code"]["enum"];
    assert_eq!(*code, json!(["NOT_FOUND", "RUN_NOT_FOUND"]), "{schema:#}");
}

#[derive(Debug, thiserror::Error, ApiError)]
enum Refused {
    #[error("the query is wrong")]
    #[api(status = 400)]
    Query,
    #[error("wrong")]
    #[api(status = 400)]
    Wrong,
    #[error(transparent)]
    #[api(transparent)]
    Other(HttpError),
}

#[test]
fn an_operation_refuses_what_it_takes() {
    let parameter = |kind: &str| json!({ "name": "x", "in": kind });
    let mut document = json!({
        "paths": {
            "/none": { "get": {} },
            "/{id}": { "get": {} },
            "/query": { "get": { "parameters": [parameter("query")] } },
            "/shared": { "parameters": [{ "$ref": "#/components/parameters/tenant" }], "get": {} },
            "/body": { "get": { "requestBody": { "content": { "application/json": {} } } } },
        },
        "components": { "parameters": { "tenant": parameter("header") } },
    });
    Edge::new()
        .answer(|error| match error.failure() {
            errwire::Failure::Query => Refused::Query,
            errwire::Failure::Path | errwire::Failure::Header => Refused::Wrong,
            _ => Refused::Other(error),
        })
        .add_to(&mut document);
    let statuses = |path: &str| {
        let responses = document["paths"][path]["get"]["responses"].as_object().unwrap();
        let statuses = responses.keys().filter(|it| !["404", "405"].contains(&it.as_str()));
        statuses.filter(|it| it.starts_with('4')).cloned().collect::<Vec<_>>()
    };
    let codes = |path: &str| {
        let response = &document["paths"][path]["get"]["responses"]["400"];
        let schema = &response["content"]["application/json"]["schema"];
        schema["properties"]["error"]["properties"]["code"]["enum"].clone()
    };
    assert_eq!(statuses("/none"), [""; 0]);
    assert_eq!(statuses("/query"), ["400"]);
    assert_eq!(statuses("/body"), ["400", "413", "415", "422"]);
    assert_eq!(codes("/query"), json!(["QUERY"]));
    assert_eq!(codes("/{id}"), json!(["WRONG"]));
    assert_eq!(codes("/shared"), json!(["WRONG"]));
    assert_eq!(codes("/body"), json!(["BAD_REQUEST"]));
}
