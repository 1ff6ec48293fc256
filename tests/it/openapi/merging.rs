//! One response of two.

use std::sync::LazyLock;

use errwire::openapi::Responses;
use errwire::{ApiError, Edge};
use proptest::prelude::*;
use proptest::sample::subsequence;
use serde_json::{Value, json};

use super::{examples, invalid, object, undocumented};
use crate::support::public;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no such run")]
    #[api(status = 404, shared)]
    NotFound,
    #[error("slow down")]
    #[api(status = 429, retryable(after = "1s"))]
    Busy,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = errwire::envelope::Flat)]
#[expect(dead_code, reason = "only its description counts")]
enum UserError {
    #[error("no such user {id}")]
    #[api(status = 404, shared)]
    NotFound {
        #[api(extension)]
        id: u64,
    },
    #[error("no such team")]
    #[api(status = 404)]
    TeamNotFound,
    #[error("slow down")]
    #[api(status = 429)]
    Limited,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("no such team")]
#[api(status = 404, code = "TEAM_NOT_FOUND", deprecated = "it is gone", envelope = errwire::envelope::Problem)]
struct Team;

#[test]
fn either_answer_fits_what_both_say() {
    let merged = Responses::of::<RunError>().merge(Responses::of::<UserError>());
    let merged = object(&merged.merge(Edge::new().responses()));
    let all: [&dyn ApiError; 4] =
        [&RunError::NotFound, &RunError::Busy, &UserError::NotFound { id: 7 }, &UserError::Limited];
    for error in all {
        let wrong = undocumented(&merged, &public(error));
        assert!(wrong.is_empty(), "{error:?}: {wrong:?}\n{merged:#}");
    }
    for (schema, example) in examples(&merged) {
        assert_eq!(invalid(schema, example), None, "{example}");
    }
    let names = merged["404"]["content"]["application/json"]["examples"].as_object().unwrap();
    let names = names.keys().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(names, ["NOT_FOUND", "NOT_FOUND#2", "NOT_FOUND#3", "TEAM_NOT_FOUND"]);
    // Only one of the two tells how long to wait.
    assert_eq!(merged["429"]["headers"]["retry-after"]["required"], Value::Null);
    assert_eq!(merged["429"]["headers"]["cache-control"]["required"], true);
}

#[test]
fn what_others_wrote_is_kept() {
    let mut document = json!({
        "paths": { "/runs/{id}": {
            "summary": "Runs",
            "get": { "responses": {
                "200": { "description": "The run" },
                "404": { "$ref": "#/components/responses/Gone" },
                "4XX": { "description": "Refused", "content": { "text/plain": {} } },
                "default": { "description": "Whatever", "headers": { "X-Request-ID": {
                    "required": true, "schema": { "type": "string" },
                } } },
            } },
            "post": {},
        } },
        "components": { "responses": { "Gone": {
            "description": "It is gone",
            "content": { "application/json": {
                "schema": { "$ref": "#/components/schemas/Gone" }, "example": { "gone": true },
            } },
        } } },
    });
    Responses::of::<RunError>().add_to(&mut document);
    let responses = &document["paths"]["/runs/{id}"]["get"]["responses"];
    assert_eq!(responses["200"], json!({ "description": "The run" }));
    let gone = &responses["404"];
    let content = &gone["content"]["application/json"];
    let alternatives = content["schema"]["anyOf"].as_array().unwrap();
    assert!(alternatives.contains(&json!({ "$ref": "#/components/schemas/Gone" })));
    assert_eq!(alternatives.len(), 2);
    assert_eq!(content["examples"]["example"]["value"], json!({ "gone": true }));
    assert!(content["examples"]["NOT_FOUND"]["value"].is_object() && content["example"].is_null());
    assert!(gone["description"].as_str().unwrap().starts_with("It is gone\n\nNot Found\n\n- `"));
    // What a range says holds for each of its statuses.
    assert_eq!(responses["429"]["content"]["text/plain"], json!({}));
    assert!(document["paths"]["/runs/{id}"]["post"]["responses"]["404"].is_object());
}

#[test]
fn a_document_of_another_form_is_left_alone() {
    for mut odd in [
        json!(null),
        json!([]),
        json!({ "paths": 7 }),
        json!({ "paths": { "/": null, "/a": { "get": 7, "put": { "responses": [] } } } }),
        json!({ "paths": { "/": { "get": { "responses": { "404": 7, "429": { "headers": 3, "content": "?" } } } } } }),
    ] {
        let before = odd.clone();
        Edge::new().add_to(&mut odd);
        let form =
            |value: &Value| value.get("paths").is_some_and(|paths| paths["/"]["get"].is_object());
        assert!(form(&before) || odd == before, "{odd}");
    }
}

static PARTS: LazyLock<[Responses; 5]> = LazyLock::new(|| {
    let edge = Edge::new().should_retry(true);
    let problem = Edge::new().envelope::<errwire::envelope::Problem>().negotiate(false);
    [
        Responses::of::<RunError>(),
        Responses::of::<UserError>(),
        Responses::of::<Team>(),
        edge.responses(),
        problem.responses(),
    ]
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_does_not_matter(order in subsequence((0..5).collect::<Vec<usize>>(), 1..=5).prop_shuffle()) {
        let merged = |order: &[usize]| {
            let all = order.iter().map(|i| PARTS[*i].clone());
            all.fold(Responses::new(), Responses::merge)
        };
        let one = merged(&order);
        let reversed = order.iter().rev().copied().collect::<Vec<_>>();
        prop_assert_eq!(object(&one), object(&merged(&reversed)));
        // Nor how they are put together, nor what is said twice.
        let (head, tail) = order.split_at(order.len() / 2);
        prop_assert_eq!(object(&one), object(&merged(head).merge(merged(tail))));
        prop_assert_eq!(object(&one), object(&one.clone().merge(one.clone())));
    }
}
