//! The same document by utoipa, aide and schemars.

use std::time::Duration;

use errwire::openapi::{self, Responses};
use errwire::utoipa::Either;
use errwire::{ApiError, Edge, HttpError};
use http::StatusCode;
use serde_json::{Value, json};
use utoipa::{IntoResponses, Modify, OpenApi, ToSchema};

use super::object;

/// What can go wrong while a run is read.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(code_enum = ReadCode)]
#[expect(dead_code, reason = "only its description counts")]
enum ReadError {
    /// There is no run of this id.
    #[error("no such run")]
    #[api(status = 404)]
    RunNotFound,
    #[error("slow down")]
    #[api(status = 429, deprecated = "nothing is limited")]
    RateLimited {
        #[api(retry_after)]
        wait: Duration,
    },
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("no such user")]
#[api(status = 404, code = "NO_SUCH_USER")]
struct UserError;

/// Documented by hand.
#[derive(Debug, thiserror::Error, ApiError, ToSchema)]
#[error("by hand")]
#[api(status = 410, skip(utoipa, aide, schemars))]
struct ByHand {
    text: String,
}

/// The 429 of the enum, which is all there is to see of a response.
fn limited() -> Value {
    json!({
        "description": "Too Many Requests\n\n- `RATE_LIMITED` **Deprecated**: nothing is limited",
        "headers": {
            "cache-control": {
                "description": "Whether the response may be stored (RFC 9111, section 5.2).",
                "required": true, "schema": { "type": "string" }, "example": "no-store",
            },
            "retry-after": {
                "description": "Seconds to wait before the request is sent again (RFC 9110, section 10.2.3).",
                "required": true, "schema": { "type": "integer" }, "example": 30,
            },
            "vary": {
                "description": "The response depends on these headers of the request (RFC 9110, section 12.5.5).",
                "schema": { "type": "string" }, "example": "accept",
            },
            "x-request-id": {
                "description": "The id of the request, as the service's logs have it.",
                "schema": { "type": "string" }, "example": "req_01hzy3x7",
            },
        },
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["error", "success"],
                    "properties": {
                        "error": {
                            "type": "object",
                            "required": ["code", "message"],
                            "properties": { "code": code(), "message": { "type": "string" } },
                        },
                        "success": { "type": "boolean", "enum": [false] },
                    },
                },
                "examples": { "RATE_LIMITED": {
                    "summary": "slow down",
                    "description": "Deprecated: nothing is limited",
                    "value": { "success": false, "error": { "code": "RATE_LIMITED", "message": "slow down" } },
                } },
            },
            "application/problem+json": {
                "schema": {
                    "type": "object",
                    "required": ["code", "detail", "status", "title", "type"],
                    "properties": {
                        "type": { "type": "string" },
                        "title": { "type": "string" },
                        "status": { "type": "integer", "enum": [429] },
                        "detail": { "type": "string" },
                        "instance": { "type": "string" },
                        "code": code(),
                    },
                },
                "examples": { "RATE_LIMITED": {
                    "summary": "slow down",
                    "description": "Deprecated: nothing is limited",
                    "value": {
                        "type": "about:blank", "title": "Too Many Requests", "status": 429,
                        "detail": "slow down", "code": "RATE_LIMITED",
                    },
                } },
            },
        },
    })
}

fn code() -> Value {
    json!({
        "type": "string",
        "enum": ["RATE_LIMITED"],
        "description": "Deprecated: `RATE_LIMITED`.",
        "deprecated": true,
    })
}

#[test]
fn a_response_has_all_that_is_known() {
    assert_eq!(object(&Responses::of::<ReadError>())["429"], limited());
}

/// What a framework's responses are, without what they tell `share` of themselves.
fn unmarked(responses: &impl serde::Serialize) -> Value {
    let mut responses = serde_json::to_value(responses).unwrap();
    for response in responses.as_object_mut().unwrap().values_mut() {
        let told = response.as_object_mut().unwrap().remove("x-errwire").unwrap();
        assert!(told["types"].is_array() && told["negotiated"].is_boolean(), "{told}");
    }
    responses
}

#[test]
fn utoipa_loses_nothing() {
    let by_utoipa = unmarked(&ReadError::responses());
    assert_eq!(by_utoipa, object(&Responses::of::<ReadError>()));
    for contract in contracts::all() {
        let all = contract.errors.responses();
        assert_eq!(unmarked(&all.to_utoipa()), object(&all));
    }
    assert_eq!(<ReadError as ToSchema>::name(), "ReadError");
    let schema = serde_json::to_value(<ReadError as utoipa::PartialSchema>::schema()).unwrap();
    assert_eq!(schema, openapi::schema::<ReadError>());
}

#[test]
fn aide_loses_nothing() {
    let all = contracts::all();
    let all = all.iter().map(|it| it.errors.responses()).chain([Responses::of::<ReadError>()]);
    for responses in all {
        for ((_, by_aide), (_, known)) in responses.to_aide().iter().zip(responses.iter()) {
            let mut by_aide = unmarked(&json!({ "it": by_aide }))["it"].take();
            for header in by_aide["headers"].as_object_mut().unwrap().values_mut() {
                // aide writes the default.
                assert_eq!(header.as_object_mut().unwrap().remove("style"), Some(json!("simple")));
            }
            assert_eq!(by_aide, *known);
        }
    }
}

#[test]
fn schemars_has_the_schema_of_the_wire() {
    let schema = schemars::schema_for!(ReadError).to_value();
    for (name, value) in openapi::schema::<ReadError>().as_object().unwrap() {
        assert_eq!(schema[name], *value);
    }
    assert_eq!(schema["title"], "ReadError");
    assert_eq!(
        schema["properties"]["error"]["properties"]["code"]["enum"],
        json!(["RATE_LIMITED", "RUN_NOT_FOUND"])
    );
    let code = schemars::schema_for!(ReadCode).to_value();
    for value in [ReadCode::RunNotFound, ReadCode::from("NEWER")] {
        assert!(jsonschema::is_valid(&code, &serde_json::to_value(value).unwrap()));
    }
    let by_utoipa = serde_json::to_value(<ReadCode as utoipa::PartialSchema>::schema()).unwrap();
    assert_eq!(by_utoipa["anyOf"], code["anyOf"]);
}

#[utoipa::path(get, path = "/runs/{id}", params(("id" = u64, Path)), responses(
    (status = 200, description = "The run", body = String),
    Either<ReadError, UserError>,
))]
#[expect(dead_code, reason = "only its description counts")]
fn read() -> Result<String, ReadError> {
    Err(ReadError::RunNotFound)
}

#[derive(OpenApi)]
#[openapi(paths(read), components(schemas(ReadError, ReadCode, ByHand)))]
struct Api;

/// The codes of a response.
fn codes(response: &Value) -> &Value {
    let schema = &response["content"]["application/json"]["schema"];
    &schema["properties"]["error"]["properties"]["code"]["enum"]
}

#[test]
fn a_document_of_utoipa_has_what_the_edge_answers() {
    let mut api = Api::openapi();
    let edge = Edge::new().should_retry(true).identify(true);
    edge.modify(&mut api);
    edge.responses_to([HttpError::new(StatusCode::TOO_MANY_REQUESTS)]).modify(&mut api);
    let document = serde_json::to_value(&api).unwrap();
    let responses = &document["paths"]["/runs/{id}"]["get"]["responses"];
    assert_eq!(*codes(&responses["404"]), json!(["NOT_FOUND", "NO_SUCH_USER", "RUN_NOT_FOUND"]));
    assert_eq!(*codes(&responses["429"]), json!(["RATE_LIMITED", "TOO_MANY_REQUESTS"]));
    assert_eq!(*codes(&responses["405"]), json!(["METHOD_NOT_ALLOWED"]));
    assert_eq!(responses["200"]["content"]["text/plain"]["schema"]["type"], "string");
    assert_eq!(responses["200"]["headers"]["x-request-id"]["required"], true);
    for status in ["404", "405"] {
        assert_eq!(responses[status]["headers"]["x-should-retry"]["required"], true, "{status}");
        assert_eq!(responses[status]["headers"]["x-request-id"]["required"], true, "{status}");
    }
    assert_eq!(document["components"]["schemas"]["ReadError"], openapi::schema::<ReadError>());
}

#[utoipa::path(get, path = "/raw", responses(
    (status = 200, description = "Whatever", body = Value, content_type = "application/json"),
    (status = 404, description = "Nothing", body = Value, content_type = "application/json"),
))]
#[expect(dead_code, reason = "only its description counts")]
fn raw() {}

/// utoipa writes the schema of any value as `{}`, which it can't read.
#[test]
fn what_utoipa_can_not_read_again_is_kept() {
    #[derive(OpenApi)]
    #[openapi(paths(raw))]
    struct Raw;

    let mut api = Raw::openapi();
    Edge::new().identify(true).modify(&mut api);
    let document = serde_json::to_value(&api).unwrap();
    let responses = &document["paths"]["/raw"]["get"]["responses"];
    let schema = |status: &str| responses[status]["content"]["application/json"]["schema"].clone();
    assert_eq!(responses["200"]["description"], "Whatever");
    assert_eq!(responses["200"]["headers"]["x-request-id"]["required"], true);
    assert_eq!(schema("200"), json!({}));
    assert!(responses["404"]["description"].as_str().unwrap().contains("`NOT_FOUND`"));
    for body in [json!(null), json!([1]), json!({"success": false, "error": {"code": "X"}})] {
        assert!(jsonschema::is_valid(&schema("404"), &body), "{body}");
    }
}

/// By JSON or by utoipa's types, it is one document.
#[test]
fn both_ways_to_add_are_one() {
    let mut by_utoipa = Api::openapi();
    let mut by_json = serde_json::to_value(&by_utoipa).unwrap();
    let edge = Edge::new().retry_after_ms(true).timeout(StatusCode::REQUEST_TIMEOUT);
    edge.modify(&mut by_utoipa);
    edge.add_to(&mut by_json);
    assert_eq!(serde_json::to_value(&by_utoipa).unwrap(), by_json);
    errwire::utoipa::share(&mut by_utoipa);
    openapi::share(&mut by_json);
    assert_eq!(serde_json::to_value(by_utoipa).unwrap(), by_json);
    let missing = &by_json["paths"]["/runs/{id}"]["get"]["responses"]["404"]["$ref"];
    assert_eq!(missing, "#/components/responses/ReadErrorOrUserError.404");
}

#[test]
fn one_operation_can_be_added_to() {
    let mut api = Api::openapi();
    let operation = api.paths.paths.get_mut("/runs/{id}").unwrap().get.as_mut().unwrap();
    let more = Edge::new().responses_to([HttpError::new(StatusCode::TOO_MANY_REQUESTS)]);
    more.add_to_operation(operation);
    let responses = serde_json::to_value(&operation.responses).unwrap();
    assert_eq!(*codes(&responses["429"]), json!(["RATE_LIMITED", "TOO_MANY_REQUESTS"]));
    assert_eq!(responses["200"]["description"], "The run");
}

async fn by_aide(
    _: errwire::axum::Path<u64>,
    _: errwire::axum::Checked<errwire::axum::Json<String>>,
) -> Result<axum::Json<String>, ReadError> {
    Err(ReadError::RunNotFound)
}

#[test]
fn a_document_of_aide_has_what_the_edge_answers() {
    use aide::axum::ApiRouter;
    use aide::axum::routing::{get, post};

    let mut api = aide::openapi::OpenApi::default();
    let _: axum::Router = ApiRouter::new()
        .api_route("/runs/{id}", post(by_aide))
        .api_route("/internal", get(async || Err::<(), _>(errwire::Internal::new("?"))))
        .api_route("/any", get(async || Err::<(), _>(errwire::AnyError::from(UserError))))
        .finish_api(&mut api);
    Edge::new().add_to_api(&mut api);
    let document = serde_json::to_value(&api).unwrap();
    let operation = &document["paths"]["/runs/{id}"]["post"];
    assert_eq!(*codes(&operation["responses"]["404"]), json!(["NOT_FOUND", "RUN_NOT_FOUND"]));
    assert_eq!(*codes(&operation["responses"]["415"]), json!(["UNSUPPORTED_MEDIA_TYPE"]));
    assert_eq!(operation["requestBody"]["content"]["application/json"]["schema"]["type"], "string");
    let internal = &document["paths"]["/internal"]["get"]["responses"]["500"];
    assert_eq!(*codes(internal), json!(["INTERNAL_ERROR"]));
    let mut by_json = document.clone();
    openapi::share(&mut by_json);
    errwire::aide::share(&mut api);
    let shared = serde_json::to_value(&api).unwrap();
    assert_eq!(shared, by_json);
    let missing = &shared["paths"]["/runs/{id}"]["post"]["responses"]["404"]["$ref"];
    assert_eq!(missing, "#/components/responses/ReadError.404");
    assert!(!shared.to_string().contains("x-errwire"));
    // In aide's document, what the responses say themselves says nothing in another form.
    assert!(operation["responses"]["400"]["content"]["text/plain"].is_null());
}

mod other {
    use errwire::ApiError;

    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("no such team")]
    #[api(status = 404, code = "NO_SUCH_TEAM")]
    pub(super) struct UserError;
}

errwire::catalog! { static ERRORS = [ReadError, UserError, other::UserError]; }

#[test]
fn a_catalog_is_the_components_of_a_document() {
    let components = ERRORS.openapi();
    let names = |of: &str| components[of].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let paths = "it.openapi.frameworks";
    assert_eq!(
        names("responses"),
        [
            "ReadError.404".to_owned(),
            "ReadError.429".to_owned(),
            format!("{paths}.UserError.404"),
            format!("{paths}.other.UserError.404"),
        ]
    );
    let schemas = names("schemas");
    assert_eq!(schemas.len(), 3 + 2 * 4);
    let content = &components["responses"]["ReadError.404"]["content"];
    for (media_type, name) in [
        ("application/json", "ReadError.404"),
        ("application/problem+json", "ReadError.404.problem"),
    ] {
        let reference = json!({ "$ref": format!("#/components/schemas/{name}") });
        assert_eq!(content[media_type]["schema"], reference);
        assert!(schemas.contains(&name.to_owned()));
    }
    let both = [Responses::of::<UserError>(), Responses::of::<other::UserError>()];
    let both = both.into_iter().fold(Responses::of::<ReadError>(), Responses::merge);
    assert_eq!(object(&ERRORS.responses()), object(&both));
}
