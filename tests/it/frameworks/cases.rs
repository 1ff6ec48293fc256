//! What every framework's service answers.

use serde_json::{Value, json};

use super::client::{Request, get};
use super::{Seen, Server};
use crate::support::header;

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

/// The body of an error in the dialect of the edge.
fn nested(code: &str, message: &str) -> Value {
    let mut error = json!({ "code": code, "message": message });
    // It names the field that it is about.
    let param = message.split_once(": ").or_else(|| message.split_once(" is missing"));
    if let Some((param, _)) = param.filter(|(param, _)| !param.contains(' ')) {
        error["param"] = param.into();
    }
    json!({ "success": false, "error": error })
}

/// Asks what is refused with this.
async fn refused(
    server: &Server,
    request: Request<'_>,
    (status, code, message): (u16, &'static str, &str),
) -> (http::Response<String>, Seen) {
    let what = format!("{request:?}");
    let (response, seen) = server.ask(request).await;
    assert_eq!(response.status(), status, "{what}: {}", response.body());
    assert_eq!(header(&response, "content-type"), Some("application/json"), "{what}");
    assert!(!response.body().contains("hunter2"), "{what}: {}", response.body());
    let body: Value = serde_json::from_str(response.body()).unwrap();
    assert_eq!(body, nested(code, message), "{what}");
    let seen = seen.unwrap_or_else(|| panic!("{what}: not reported"));
    assert_eq!((seen.status, seen.code), (status, code), "{what}");
    assert_eq!(header(&response, "x-request-id"), Some(&*seen.request_id), "{what}");
    (response, seen)
}

pub(super) async fn an_unknown_route(server: &Server) {
    for request in [get("/nowhere"), get("/nowhere/at/all?hunter2"), get("/").method("DELETE")] {
        let (_, seen) = refused(server, request, (404, "NOT_FOUND", "Not Found")).await;
        assert_eq!(seen.route, None);
    }
}

pub(super) async fn a_wrong_method(server: &Server) {
    let expected = (405, "METHOD_NOT_ALLOWED", "Method Not Allowed");
    for method in ["DELETE", "PATCH"] {
        let (response, seen) = refused(server, get("/ok").method(method), expected).await;
        assert_eq!(header(&response, "allow"), server.allow);
        assert_eq!(seen.route.as_deref(), Some("/ok"));
    }
}

pub(super) async fn json_that_is_refused(server: &Server) {
    let wrong = r#"{"name":"a","items":[{"price":1},{"price":"hunter2"}]}"#;
    let (_, seen) = refused(
        server,
        get("/json").body(JSON, wrong),
        (422, "VALIDATION_ERROR", "items[1].price: expected a whole number from 0 to 4294967295"),
    )
    .await;
    assert_eq!(seen.route.as_deref(), Some("/json"));
    let long = format!(r#"{{"name":"{}","items":[]}}"#, "x".repeat(5000));
    let cases = [
        (r#"{"name":"#, 400, "BAD_REQUEST", "the JSON in the body ends too early"),
        ("", 400, "BAD_REQUEST", "the JSON in the body ends too early"),
        ("{,}", 400, "BAD_REQUEST", "the body is not valid JSON: line 1, column 2"),
        (r#""\ud800""#, 400, "BAD_REQUEST", "the body is not valid JSON: line 1, column 8"),
        ("1", 422, "VALIDATION_ERROR", "expected an object"),
        (r#"{"items":[]}"#, 422, "VALIDATION_ERROR", "name is missing"),
        (r#"{"name":"a","items":[{}]}"#, 422, "VALIDATION_ERROR", "items[0].price is missing"),
        (&long, 413, "PAYLOAD_TOO_LARGE", "the body is longer than it may be"),
    ];
    for (body, status, code, message) in cases {
        refused(server, get("/json").body(JSON, body), (status, code, message)).await;
    }
    let unmarked = get("/json").body("text/plain", "{}");
    let expected = "expected a body with `content-type: application/json`";
    refused(server, unmarked, (415, "UNSUPPORTED_MEDIA_TYPE", expected)).await;
    let (response, seen) = server.ask(get("/json").body(JSON, r#"{"name":"a","items":[]}"#)).await;
    assert_eq!((response.status().as_u16(), response.body().as_str()), (200, "a: 0"));
    assert!(seen.is_none());
}

pub(super) async fn what_the_frameworks_own_json_refuses(server: &Server) {
    let body = r#"{"name":"a","items":[{"price":"hunter2"}]}"#;
    let (_, seen) = refused(
        server,
        get("/own").body(JSON, body),
        (400, "BAD_REQUEST", "expected a whole number from 0 to 4294967295"),
    )
    .await;
    assert!(seen.text.contains("invalid type: string"), "operators see the cause: {seen:?}");
    assert!(!seen.text.contains("hunter2"), "{seen:?}");
    let (response, _) = server.ask(get("/own").body("text/plain", "{}")).await;
    assert!(response.status().is_client_error());
    assert!(response.body().contains("expected a body with"), "{}", response.body());
}

pub(super) async fn forms_queries_and_paths(server: &Server) {
    let page = "page: expected a whole number";
    let cases = [
        (get("/form").body(FORM, "page=hunter2"), (422, "VALIDATION_ERROR", page), "/form"),
        (get("/query?page=hunter2"), (400, "BAD_REQUEST", page), "/query"),
        (get("/query"), (400, "BAD_REQUEST", "page is missing"), "/query"),
        (
            get("/path/hunter2"),
            (400, "BAD_REQUEST", "the path: expected a whole number from 0 to 4294967295"),
            server.id,
        ),
        (
            get("/form").body(JSON, "{}"),
            (
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                "expected a body with `content-type: application/x-www-form-urlencoded`",
            ),
            "/form",
        ),
    ];
    for (request, expected, route) in cases {
        let (_, seen) = refused(server, request, expected).await;
        assert_eq!(seen.route.as_deref(), Some(route));
        assert!(!seen.text.contains("hunter2"), "{seen:?}");
    }
    for request in [get("/form").body(FORM, "page=3"), get("/query?page=3"), get("/path/3")] {
        let (response, seen) = server.ask(request).await;
        assert_eq!((response.status().as_u16(), response.body().as_str()), (200, "3"));
        assert!(seen.is_none());
    }
}

pub(super) async fn a_panic(server: &Server) {
    let expected = (500, "INTERNAL_ERROR", "Internal Server Error");
    let (_, seen) = refused(server, get("/panic"), expected).await;
    assert!(seen.text.contains("hunter2"), "{seen:?}");
}

pub(super) async fn a_bare_status_and_a_foreign_error(server: &Server) {
    let (response, seen) = refused(server, get("/bare"), (403, "FORBIDDEN", "Forbidden")).await;
    assert_eq!(header(&response, "x-kept"), Some("yes"));
    assert_eq!(header(&response, "etag"), None, "it went with the body");
    assert_eq!(seen.route.as_deref(), Some("/bare"));
    let (_, seen) = refused(server, get("/foreign"), (502, "BAD_GATEWAY", "Bad Gateway")).await;
    assert!(seen.text.contains("hunter2"), "{seen:?}");
}

pub(super) async fn the_services_own_errors(server: &Server) {
    let (response, seen) =
        refused(server, get("/derived/7"), (409, "ORDER_TAKEN", "order 7 is taken")).await;
    let body = r#"{"success":false,"error":{"code":"ORDER_TAKEN","message":"order 7 is taken"}}"#;
    assert_eq!(response.body(), body);
    assert_eq!(header(&response, "x-own"), Some("kept"));
    assert_eq!(header(&response, "vary"), Some("accept"));
    assert_eq!(seen.text, "order 7 is taken");
    let expected = (500, "DATABASE", "Internal Server Error");
    for path in ["/database", "/any"] {
        let (_, seen) = refused(server, get(path), expected).await;
        assert_eq!(seen.text, "database: hunter2: hunter2", "{path}");
        assert_eq!(seen.route.as_deref(), Some(path));
    }
    refused(server, get("/http"), (428, "PRECONDITION_REQUIRED", "say when")).await;
    let internal = (500, "INTERNAL_ERROR", "Internal Server Error");
    refused(server, get("/internal"), internal).await;
}

pub(super) async fn a_head_has_the_length_and_no_body(server: &Server) {
    for path in ["/nowhere", "/derived/7", "/panic", "/bare", "/query"] {
        let (got, _) = server.ask(get(path)).await;
        let (head, seen) = server.ask(get(path).method("HEAD")).await;
        assert_eq!(head.status(), got.status(), "{path}");
        assert_eq!(head.body(), "", "{path}");
        let length = got.body().len().to_string();
        assert_eq!(header(&head, "content-length"), Some(&*length), "{path}");
        assert_eq!(header(&got, "content-length"), Some(&*length), "{path}");
        assert!(seen.is_some(), "{path}");
    }
}

pub(super) async fn problem_details_are_negotiated(server: &Server) {
    for (path, code) in
        [("/nowhere", "NOT_FOUND"), ("/derived/7", "ORDER_TAKEN"), ("/panic", "INTERNAL_ERROR")]
    {
        let request = get(path).header("accept", "application/problem+json");
        let (response, _) = server.ask(request).await;
        assert_eq!(header(&response, "content-type"), Some("application/problem+json"), "{path}");
        assert_eq!(header(&response, "vary"), Some("accept"));
        let problem: Value = serde_json::from_str(response.body()).unwrap();
        assert_eq!(problem["code"], code);
        assert_eq!(problem["status"], response.status().as_u16());
    }
}

pub(super) async fn request_ids(server: &Server) {
    for path in ["/ok", "/nowhere", "/derived/7", "/panic"] {
        let (response, _) = server.ask(get(path).header("x-request-id", "req_from-outside")).await;
        assert_eq!(header(&response, "x-request-id"), Some("req_from-outside"), "{path}");
        let too_long = "x".repeat(129);
        for insane in ["two words", "", &too_long] {
            let (response, _) = server.ask(get(path).header("x-request-id", insane)).await;
            let id = header(&response, "x-request-id").unwrap();
            assert!(id.starts_with("req_") && id.len() == 36, "{path}: {id}");
        }
    }
}

pub(super) async fn operators_read_the_full_text(server: &Server) {
    for (path, text) in [
        ("/database?full", "database: hunter2"),
        ("/database", "Internal Server Error"),
        ("/derived/7?full", "order 7 is taken"),
    ] {
        let (response, _) = server.ask(get(path).header("x-admin", "yes")).await;
        let body: Value = serde_json::from_str(response.body()).unwrap();
        assert_eq!(body["error"]["message"], text, "{path}");
    }
}

pub(super) async fn what_is_no_error_passes(server: &Server) {
    for (path, status, body) in [
        ("/ok", 200, "fine"),
        ("/not-modified", 304, ""),
        ("/stream", 200, "onetwo"),
        ("/grpc", 200, "frames"),
        ("/untouched", 404, "as the upstream wrote it"),
    ] {
        let (response, seen) = server.ask(get(path)).await;
        assert_eq!((response.status().as_u16(), response.body().as_str()), (status, body));
        assert!(header(&response, "x-request-id").is_some(), "{path}");
        assert!(header(&response, "vary").is_none(), "{path}");
        assert!(seen.is_none(), "{path}: {seen:?}");
    }
}
