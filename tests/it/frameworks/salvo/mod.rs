//! salvo 1.

mod service;

use std::time::Duration;

use errwire::{ApiError, Edge};
use salvo::{Request, Response, Router, Scribe, Service, Writer, handler};

use self::service::{app, ask, place, project, routes};
use super::listed::{Case, ProjectError, case, edge};
use crate::support::{header, text};

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

#[rustfmt::skip]
const CASES: &[Case] = &[
    case(("GET", "/nowhere"), ("", ""), (404, "NOT_FOUND", "Not Found"), ""),
    case(("POST", "/ok"), ("", ""), (405, "METHOD_NOT_ALLOWED", "Method Not Allowed"), ""),
    case(("POST", "/orders"), ("", r#"{"items":[]}"#),
        (415, "UNSUPPORTED_MEDIA_TYPE", "expected a body with `content-type: application/json`"), "/orders"),
    case(("POST", "/orders"), (JSON, r#"{"items":[}"#),
        (400, "BAD_REQUEST", "the body is not valid JSON: line 1, column 11"), "/orders"),
    case(("POST", "/orders"), (JSON, r#"{"items":["#),
        (400, "BAD_REQUEST", "the JSON in the body ends too early"), "/orders"),
    case(("POST", "/orders"), (JSON, r#"{"items":[{"price":"hunter2"}]}"#),
        (422, "VALIDATION_ERROR", "items[0].price: expected a whole number from 0 to 4294967295"), "/orders"),
    case(("POST", "/orders"), (JSON, r#"{"items":[{}]}"#),
        (422, "VALIDATION_ERROR", "items[0].price is missing"), "/orders"),
    case(("POST", "/own_orders"), ("", "{}"),
        (400, "BAD_REQUEST", "expected a body with another `content-type`"), "/own_orders"),
    case(("POST", "/own_orders"), (JSON, r#"{"items":"hunter2"}"#),
        (422, "VALIDATION_ERROR", "expected an array"), "/own_orders"),
    case(("POST", "/own_orders"), (JSON, "{"), (400, "BAD_REQUEST", "the JSON in the body ends too early"), "/own_orders"),
    case(("POST", "/tried"), ("", "{}"),
        (415, "UNSUPPORTED_MEDIA_TYPE", "expected a body with another `content-type`"), "/tried"),
    case(("POST", "/limited"), (JSON, r#"{"items":[]}"#),
        (413, "PAYLOAD_TOO_LARGE", "Payload Too Large"), "/limited"),
    case(("POST", "/form"), (FORM, "page=hunter2"),
        (422, "VALIDATION_ERROR", "page: expected a whole number"), "/form"),
    case(("POST", "/form"), (FORM, "tags=x"), (422, "VALIDATION_ERROR", "page is missing"), "/form"),
    case(("POST", "/form"), (JSON, "{}"),
        (415, "UNSUPPORTED_MEDIA_TYPE", "expected a body with `content-type: application/x-www-form-urlencoded`"), "/form"),
    case(("GET", "/search?page=hunter2"), ("", ""),
        (400, "BAD_REQUEST", "page: expected a whole number"), "/search"),
    case(("GET", "/search?page=1&page=2"), ("", ""), (400, "BAD_REQUEST", "page: expected one value"), "/search"),
    case(("GET", "/users/hunter2"), ("", ""),
        (400, "BAD_REQUEST", "id: expected a whole number"), "/users/{id}"),
    case(("GET", "/pairs/a/hunter2"), ("", ""),
        (400, "BAD_REQUEST", "number: expected a whole number"), "/pairs/{name}/{number}"),
    case(("GET", "/own?price=hunter2"), ("", ""), (400, "BAD_REQUEST", "expected a whole number"), "/own"),
    case(("GET", "/own"), ("", ""), (400, "BAD_REQUEST", "price is missing"), "/own"),
    case(("GET", "/projects/5"), ("", ""), (404, "PROJECT_NOT_FOUND", "no project 5"), "/projects/{id}"),
    case(("GET", "/any"), ("", ""), (404, "PROJECT_NOT_FOUND", "no project 3"), "/any"),
    case(("GET", "/projects/7"), ("", ""), (429, "TOO_FAST", "slow down"), "/projects/{id}"),
    case(("GET", "/projects/8"), ("", ""), (503, "UNAVAILABLE", "Service Unavailable"), "/projects/{id}"),
    case(("GET", "/internal"), ("", ""), (500, "INTERNAL_ERROR", "Internal Server Error"), "/internal"),
    case(("GET", "/gone"), ("", ""), (410, "GONE", "Gone"), "/gone"),
    case(("GET", "/brief"), ("", ""), (409, "CONFLICT", "Conflict"), "/brief"),
    case(("GET", "/late"), ("", ""), (504, "GATEWAY_TIMEOUT", "Gateway Timeout"), "/late"),
    case(("GET", "/slow"), ("", ""), (504, "GATEWAY_TIMEOUT", "Gateway Timeout"), "/slow"),
    case(("GET", "/panic"), ("", ""), (500, "INTERNAL_ERROR", "Internal Server Error"), "/panic"),
    case(("GET", "/page"), ("", ""), (415, "UNSUPPORTED_MEDIA_TYPE", "Unsupported Media Type"), "/page"),
];

#[tokio::test]
async fn each_failure_is_in_the_envelope_and_reported_once() {
    let (service, reports) = app();
    for case in CASES {
        case.check(&ask(&service, case.request, &[]).await, &reports);
    }
}

#[tokio::test]
async fn a_body_over_the_limit_of_the_request_is_refused() {
    #[handler]
    async fn limit(request: &mut Request) {
        request.set_secure_max_size(8);
    }
    let (edge, reports) = edge();
    let router = Router::with_path("orders").hoop(limit).post(place);
    let service = Service::new(router).hoop(edge);
    let long = case(
        ("POST", "/orders"),
        (JSON, r#"{"items":[]}"#),
        (413, "PAYLOAD_TOO_LARGE", "the body is longer than it may be"),
        "/orders",
    );
    long.check(&ask(&service, long.request, &[]).await, &reports);
}

#[tokio::test]
async fn headers_say_what_a_status_asks_for() {
    let (service, _) = app();
    let wrong = ask(&service, ("DELETE", "/ok", "", ""), &[]).await;
    assert_eq!(header(&wrong, "allow"), Some("GET"));
    let limited = ask(&service, ("GET", "/projects/7", "", ""), &[]).await;
    assert_eq!(header(&limited, "retry-after"), Some("30"));
    assert_eq!(header(&limited, "cache-control"), Some("no-store"));
    let slow_upstream = ask(&service, ("GET", "/late", "", ""), &[]).await;
    assert_eq!(header(&slow_upstream, "retry-after"), Some("9"));
    assert_eq!(header(&slow_upstream, "content-encoding"), None);
}

#[tokio::test]
async fn an_error_is_the_contracts_byte_for_byte() {
    let (service, _) = app();
    let known = [("x-request-id", "req_7")];
    let response = ask(&service, ("GET", "/projects/5", "", ""), &known).await;
    assert_eq!(
        text(&response),
        r#"{"success":false,"error":{"code":"PROJECT_NOT_FOUND","message":"no project 5"}}"#
    );
    assert_eq!(header(&response, "x-request-id"), Some("req_7"));
    assert_eq!(header(&response, "vary"), Some("accept"));
}

#[tokio::test]
async fn the_request_says_how_it_is_answered() {
    let (service, _) = app();
    let get = ("GET", "/projects/8", "", "");
    for insane in ["two words", "", "\u{e9}"] {
        let response = ask(&service, get, &[("x-request-id", insane)]).await;
        let id = header(&response, "x-request-id").unwrap();
        assert!(id.starts_with("req_") && id != insane);
    }
    for path in ["/projects/8", "/no"] {
        let accept = [("accept", "application/problem+json")];
        let problem = ask(&service, ("GET", path, "", ""), &accept).await;
        assert_eq!(problem.headers()["content-type"], "application/problem+json");
    }
    let shown = ask(&service, get, &[("x-admin", "1")]).await;
    assert!(text(&shown).contains("10.0.0.7"));
    let whole = ask(&service, ("GET", "/projects/5", "", ""), &[]).await;
    let head = ask(&service, ("HEAD", "/projects/5", "", ""), &[]).await;
    // salvo has no HEAD of a GET by itself.
    assert_eq!((head.status().as_u16(), text(&head)), (405, ""));
    assert_eq!(header(&head, "allow"), Some("GET"));
    assert_eq!(whole.status().as_u16(), 404);
}

#[tokio::test]
async fn a_head_is_told_the_length() {
    let (edge, _) = edge();
    let router = Router::with_path("projects/{id}").get(project).head(project);
    let service = Service::new(router).hoop(edge);
    let whole = ask(&service, ("GET", "/projects/5", "", ""), &[]).await;
    let head = ask(&service, ("HEAD", "/projects/5", "", ""), &[]).await;
    assert_eq!((head.status().as_u16(), text(&head)), (404, ""));
    assert_eq!(header(&head, "content-length"), Some(&*whole.body().len().to_string()));
}

#[tokio::test]
async fn what_is_no_error_passes() {
    let (service, reports) = app();
    for (path, status, body) in [
        ("/ok", 200, "fine"),
        ("/stream", 200, "ab"),
        ("/unchanged", 304, ""),
        ("/pairs/a%20b/7", 200, "a b 7"),
        ("/search?page=3&tags=x&tags=y", 200, r#"3 ["x", "y"]"#),
        ("/proxied", 502, "as upstream wrote it"),
    ] {
        let response = ask(&service, ("GET", path, "", ""), &[("x-request-id", "mine")]).await;
        assert_eq!((response.status().as_u16(), text(&response)), (status, body), "{path}");
        // Nobody asked for it.
        assert_eq!(header(&response, "x-request-id"), None, "{path}");
    }
    let order =
        ("POST", "/orders", "Application/JSON; charset=utf-8", r#"{"items":[{"price":2}]}"#);
    assert_eq!(text(&ask(&service, order, &[]).await), "2");
    let context = ask(&service, ("GET", "/context", "", ""), &[("x-request-id", "mine")]).await;
    assert_eq!((text(&context), header(&context, "x-request-id")), ("mine", Some("mine")));
    assert!(reports.lock().unwrap().is_empty());
}

#[tokio::test]
async fn the_catcher_knows_the_request_of_the_hoop() {
    let (service, _) = app();
    let known = [("x-request-id", "mine")];
    let response = ask(&service, ("GET", "/page", "", ""), &known).await;
    assert_eq!(
        (response.status().as_u16(), header(&response, "x-request-id")),
        (415, Some("mine"))
    );
}

#[tokio::test]
async fn every_response_has_an_id_for_who_wants_it() {
    let service = Service::new(routes()).hoop(edge().0.identify(true));
    let response = ask(&service, ("GET", "/ok", "", ""), &[("x-request-id", "mine")]).await;
    assert_eq!(header(&response, "x-request-id"), Some("mine"));
}

/// It has its own impl, which the derive's would contradict.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("no page")]
#[api(status = 404, skip(salvo))]
struct NoPage;

#[salvo::async_trait]
impl Writer for NoPage {
    async fn write(self, _: &mut Request, _: &mut salvo::Depot, response: &mut Response) {
        errwire::salvo::render(&self, response);
        response.headers_mut().insert("x-page", "none".parse().unwrap());
    }
}

#[tokio::test]
async fn a_type_may_have_an_impl_of_its_own() {
    #[handler]
    async fn page() -> NoPage {
        NoPage
    }
    let (edge, reports) = edge();
    let service = Service::new(Router::with_path("page").get(page)).hoop(edge);
    let response = ask(&service, ("GET", "/page", "", ""), &[]).await;
    assert_eq!(header(&response, "x-page"), Some("none"));
    assert!(text(&response).contains("NO_PAGE"));
    assert_eq!(reports.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn without_an_edge_errors_still_answer() {
    let response = ask(&Service::new(routes()), ("GET", "/projects/5", "", ""), &[]).await;
    assert_eq!(response.status(), 404);
    assert!(text(&response).contains("PROJECT_NOT_FOUND"));
    let refused = ask(&Service::new(routes()), ("POST", "/orders", JSON, "{}"), &[]).await;
    assert_eq!(refused.status(), 422);
}

#[tokio::test]
async fn an_error_is_told_of_though_the_client_has_gone() {
    #[handler]
    async fn hangs(response: &mut Response) {
        ProjectError::Gone.render(response);
        std::future::pending::<()>().await;
    }
    let (edge, reports) = edge();
    let service = Service::new(Router::with_path("hangs").get(hangs)).hoop(Edge::clone(&edge));
    let request = ask(&service, ("GET", "/hangs", "", ""), &[]);
    assert!(tokio::time::timeout(Duration::from_millis(20), request).await.is_err());
    assert_eq!(*reports.lock().unwrap(), [("UNAVAILABLE", 503, Some("/hangs".to_owned()))]);
}
