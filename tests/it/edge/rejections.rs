//! What axum's extractors refuse: which field, and what is expected, never what was submitted.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Multipart};
use axum::routing::{get, post};
use errwire::axum::{Checked, Form, Json, Path, Query};
use errwire::{Edge, HttpError};
use http::Request;
use serde::Deserialize;

use super::{ask, get as get_it, post as post_it, says, told};

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is only read")]
struct Order {
    items: Vec<Item>,
    kind: Kind,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is only read")]
struct Item {
    price: u32,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Pickup,
    Delivery,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is only read")]
struct Page {
    limit: u8,
}

async fn read(mut form: Multipart) -> Result<&'static str, HttpError> {
    while let Some(field) = form.next_field().await? {
        field.bytes().await?;
    }
    Ok("ok")
}

fn router() -> Router {
    Router::new()
        .route("/orders", post(async |Json(_): Json<Order>| "ok"))
        .route("/optional", post(async |_: Option<Json<Order>>| "ok"))
        .route("/plain", post(async |_: axum::Json<Order>| "ok"))
        .route("/search", get(async |Query(_): Query<Page>| "ok"))
        .route(
            "/form",
            post(async |Form(_): Form<Page>| "ok").get(async |Form(_): Form<Page>| "ok"),
        )
        .route("/orders/{id}", get(async |Path(_): Path<u32>| "ok"))
        .route("/orders/{id}/{line}", get(async |Path(_): Path<(u32, u8)>| "ok"))
        .nest(
            "/{{shops}}/{shop}",
            Router::new().route("/{*rest}", get(async |Path(_): Path<(u32, u8)>| "ok")),
        )
        .route("/kinds/{kind}", get(async |Path(_): Path<Kind>| "ok"))
        .route("/bytes", post(async |Checked(_): Checked<Bytes>| "ok"))
        .route("/text", post(async |Checked(_): Checked<String>| "ok"))
        .route("/upload", post(async |Checked(form): Checked<Multipart>| read(form).await))
        .layer(DefaultBodyLimit::max(256))
        .layer(Edge::new())
}

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn a_json_body_is_refused_with_the_place_of_the_mistake() {
    let router = router();
    for (body, status, code, message) in [
        (r#"{"items":[{"price":1}],"kind":"pickup"}"#, 200, "", ""),
        (
            r#"{"items":[{"price":1},{"price":"hunter2"}],"kind":"pickup"}"#,
            422,
            "VALIDATION_ERROR",
            "items[1].price: expected a whole number from 0 to 4294967295",
        ),
        (
            r#"{"items":[],"kind":"hunter2"}"#,
            422,
            "VALIDATION_ERROR",
            "kind: expected `pickup` or `delivery`",
        ),
        (r#"{"items":[]}"#, 422, "VALIDATION_ERROR", "kind is missing"),
        (r#"{"items":[{}],"kind":"pickup"}"#, 422, "VALIDATION_ERROR", "items[0].price is missing"),
        (r#""hunter2""#, 422, "VALIDATION_ERROR", "expected an object"),
        (
            r#"{"items": hunter2"#,
            400,
            "BAD_REQUEST",
            "the body is not valid JSON: line 1, column 11",
        ),
        (r#"{"items":["#, 400, "BAD_REQUEST", "the JSON in the body ends too early"),
        ("", 400, "BAD_REQUEST", "the JSON in the body ends too early"),
    ] {
        let response = post_it(&router, "/orders", JSON, body).await;
        if status == 200 {
            assert_eq!(response.status(), 200);
        } else {
            assert_eq!(told(&response), says(status, code, message), "{body}");
        }
    }
    let missing = post_it(&router, "/optional", JSON, r#"{"items":[]}"#).await;
    assert_eq!(told(&missing), says(422, "VALIDATION_ERROR", "kind is missing"));
    let nothing = Request::post("/optional").body(Body::empty()).unwrap();
    assert_eq!(ask(router, nothing).await.status(), 200);
}

#[tokio::test]
async fn media_types_and_lengths_are_refused() {
    let router = router();
    let json = "expected a body with `content-type: application/json`";
    let form = "expected a body with `content-type: application/x-www-form-urlencoded`";
    let multipart = "expected a body with `content-type: multipart/form-data`";
    let (media, long) = ("UNSUPPORTED_MEDIA_TYPE", "the body is longer than it may be");
    for (path, body_type, length, expected) in [
        ("/orders", "text/plain", 2, says(415, media, json)),
        ("/form", "text/plain", 2, says(415, media, form)),
        ("/upload", "text/plain", 2, says(415, media, multipart)),
        ("/orders", JSON, 257, says(413, "PAYLOAD_TOO_LARGE", long)),
        ("/form", FORM, 257, says(413, "PAYLOAD_TOO_LARGE", long)),
        ("/bytes", "text/plain", 257, says(413, "PAYLOAD_TOO_LARGE", long)),
        ("/text", "text/plain", 257, says(413, "PAYLOAD_TOO_LARGE", long)),
        ("/upload", "multipart/form-data; boundary=x", 257, says(413, "PAYLOAD_TOO_LARGE", long)),
    ] {
        let response = post_it(&router, path, body_type, &"-".repeat(length)).await;
        assert_eq!(told(&response), expected, "{path}");
    }
    let bad = Request::post("/text").body(Body::from(&b"\xff"[..])).unwrap();
    assert_eq!(
        told(&ask(router.clone(), bad).await),
        says(400, "BAD_REQUEST", "the body is not UTF-8")
    );
    let cut =
        post_it(&router, "/upload", "multipart/form-data; boundary=x", "--x\r\nnonsense").await;
    let expected = says(400, "BAD_REQUEST", "the body is not valid `multipart/form-data`");
    assert_eq!(told(&cut), expected);
}

#[tokio::test]
async fn queries_forms_and_paths_are_refused_with_the_name_of_the_parameter() {
    let router = router();
    let number = "limit: expected a whole number";
    for (path, message) in [
        ("/search?limit=hunter2", number),
        ("/search", "limit is missing"),
        ("/search?limit=256", "limit: the number is too large"),
        ("/form?limit=hunter2", number),
        ("/orders/hunter2", "id: expected a whole number from 0 to 4294967295"),
        ("/orders/1/hunter2", "line: expected a whole number from 0 to 255"),
        ("/{shops}/hunter2/1", "shop: expected a whole number from 0 to 4294967295"),
        ("/{shops}/1/hunter/2", "rest: expected a whole number from 0 to 255"),
        ("/orders/%ff", "id: expected UTF-8"),
    ] {
        let response = get_it(&router, path).await;
        assert_eq!(told(&response), says(400, "BAD_REQUEST", message), "{path}");
    }
    let response = post_it(&router, "/form", FORM, "limit=hunter2").await;
    assert_eq!(told(&response), says(422, "VALIDATION_ERROR", number));
    let response = get_it(&router, "/kinds/hunter2").await;
    assert_eq!(response.status(), 400);
    assert!(!told(&response).2.contains("hunter2"), "{response:?}");
}

/// axum's own extractors echo what was submitted; the edge takes their word for the status alone.
#[tokio::test]
async fn what_axums_own_extractors_say_is_not_passed_on() {
    let body = r#"{"items":[{"price":"hunter2"}],"kind":"pickup"}"#;
    let response = post_it(&router(), "/plain", JSON, body).await;
    assert_eq!(told(&response), says(422, "VALIDATION_ERROR", "Unprocessable Entity"));
}

#[tokio::test]
async fn a_rejection_without_an_edge_is_an_envelope_too() {
    let router = Router::new().route("/search", get(async |Query(_): Query<Page>| "ok"));
    let response = get_it(&router, "/search").await;
    assert_eq!(response.status(), 400);
    assert_eq!(
        response.body(),
        r#"{"success":false,"error":{"code":"BAD_REQUEST","message":"limit is missing","param":"limit"}}"#
    );
}
