//! rocket 0.5.

mod service;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use errwire::ApiError;
use rocket::fairing::AdHoc;
use rocket::local::asynchronous::Client;
use rocket::response::Responder;
use rocket::{Request, get, routes};

use self::service::{app, ask, client, ok, order, project};
use super::listed::{Case, case, edge};
use crate::support::{header, text};

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

#[rustfmt::skip]
const CASES: &[Case] = &[
    case(("GET", "/nowhere"), ("", ""), (404, "NOT_FOUND", "Not Found"), ""),
    case(("POST", "/ok"), ("", ""), (405, "METHOD_NOT_ALLOWED", "Method Not Allowed"), ""),
    case(("GET", "/orders"), ("", ""), (405, "METHOD_NOT_ALLOWED", "Method Not Allowed"), ""),
    case(("POST", "/orders"), ("", r#"{"items":[]}"#),
        (415, "UNSUPPORTED_MEDIA_TYPE", "expected a body with `content-type: application/json`"), "/orders"),
    case(("POST", "/orders"), ("text/plain", r#"{"items":[]}"#),
        (415, "UNSUPPORTED_MEDIA_TYPE", "expected a body with `content-type: application/json`"), "/orders"),
    case(("POST", "/orders"), (JSON, r#"{"items":[}"#),
        (400, "BAD_REQUEST", "the body is not valid JSON: line 1, column 11"), "/orders"),
    case(("POST", "/orders"), (JSON, r#"{"items":["#),
        (400, "BAD_REQUEST", "the JSON in the body ends too early"), "/orders"),
    case(("POST", "/orders"), (JSON, r#"{"items":[]} hunter2"#),
        (400, "BAD_REQUEST", "the body is not valid JSON: line 1, column 14"), "/orders"),
    case(("POST", "/orders"), (JSON, r#"{"items":[{"price":"hunter2"}]}"#),
        (422, "VALIDATION_ERROR", "items[0].price: expected a whole number from 0 to 4294967295"), "/orders"),
    case(("POST", "/orders"), (JSON, r#"{"items":[{}]}"#),
        (422, "VALIDATION_ERROR", "items[0].price is missing"), "/orders"),
    case(("POST", "/caught"), (JSON, r#"{"items":"hunter2"}"#),
        (422, "VALIDATION_ERROR", "items: expected an array"), "/caught"),
    case(("POST", "/orders"), (JSON, r#"{"items":[{"price":1},{"price":1},{"price":1},{"price":1},{"price":1}]}"#),
        (413, "PAYLOAD_TOO_LARGE", "the body is longer than it may be"), "/orders"),
    case(("POST", "/form"), (FORM, "page=hunter2"),
        (422, "VALIDATION_ERROR", "page: expected a whole number"), "/form"),
    case(("POST", "/form"), (FORM, "word=x"), (422, "VALIDATION_ERROR", "page is missing"), "/form"),
    case(("POST", "/form"), (FORM, "page=500"),
        (422, "VALIDATION_ERROR", "page: expected a number from 1 to 99"), "/form"),
    case(("POST", "/form"), (FORM, "page=1&word=hunter2"),
        (413, "PAYLOAD_TOO_LARGE", "word: expected a length of at most 4"), "/form"),
    case(("GET", "/search?page=1&word=hunter2"), ("", ""),
        (422, "VALIDATION_ERROR", "word: expected a length of at most 4"), "/search"),
    case(("POST", "/form"), (FORM, "page=1&tag=hunter2"),
        (422, "VALIDATION_ERROR", "tag is not valid"), "/form"),
    case(("POST", "/form"), (JSON, "{}"),
        (415, "UNSUPPORTED_MEDIA_TYPE", "expected a body with `content-type: application/x-www-form-urlencoded`"), "/form"),
    case(("POST", "/form"), (FORM, "page=1&word=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
        (413, "PAYLOAD_TOO_LARGE", "the body is longer than it may be"), "/form"),
    case(("GET", "/search?page=hunter2"), ("", ""),
        (422, "VALIDATION_ERROR", "page: expected a whole number"), "/search"),
    case(("GET", "/search"), ("", ""), (422, "VALIDATION_ERROR", "page is missing"), "/search"),
    case(("GET", "/users/hunter2"), ("", ""),
        (422, "VALIDATION_ERROR", "_: expected a whole number"), "/users/<_>"),
    case(("GET", "/own/hunter2"), ("", ""), (422, "VALIDATION_ERROR", "Unprocessable Entity"), "/own/<id>"),
    case(("GET", "/projects/5"), ("", ""), (404, "PROJECT_NOT_FOUND", "no project 5"), "/projects/<id>"),
    case(("GET", "/any"), ("", ""), (404, "PROJECT_NOT_FOUND", "no project 3"), "/any"),
    case(("GET", "/projects/7"), ("", ""), (429, "TOO_FAST", "slow down"), "/projects/<id>"),
    case(("GET", "/projects/8"), ("", ""), (503, "UNAVAILABLE", "Service Unavailable"), "/projects/<id>"),
    case(("GET", "/internal"), ("", ""), (500, "INTERNAL_ERROR", "Internal Server Error"), "/internal"),
    case(("GET", "/gone"), ("", ""), (410, "GONE", "Gone"), "/gone"),
    case(("GET", "/late"), ("", ""), (504, "GATEWAY_TIMEOUT", "Gateway Timeout"), "/late"),
    case(("GET", "/panic"), ("", ""), (500, "INTERNAL_ERROR", "Internal Server Error"), "/panic"),
];

#[rocket::async_test]
async fn each_failure_is_in_the_envelope_and_reported_once() {
    let (client, reports) = client().await;
    for case in CASES {
        case.check(&ask(&client, case.request, &[]).await, &reports);
    }
}

#[rocket::async_test]
async fn headers_say_what_a_status_asks_for() {
    let (client, _) = client().await;
    let wrong = ask(&client, ("DELETE", "/ok", "", ""), &[]).await;
    assert_eq!(header(&wrong, "allow"), Some("GET, HEAD"));
    let wrong = ask(&client, ("PUT", "/files/1/a/b/c", "", ""), &[]).await;
    assert_eq!(header(&wrong, "allow"), Some("GET, HEAD"));
    let limited = ask(&client, ("GET", "/projects/7", "", ""), &[]).await;
    assert_eq!(header(&limited, "retry-after"), Some("30"));
    assert_eq!(header(&limited, "cache-control"), Some("no-store"));
}

#[rocket::async_test]
async fn an_error_is_the_contracts_byte_for_byte() {
    let (client, _) = client().await;
    let known = [("x-request-id", "req_7")];
    let response = ask(&client, ("GET", "/projects/5", "", ""), &known).await;
    assert_eq!(
        text(&response),
        r#"{"success":false,"error":{"code":"PROJECT_NOT_FOUND","message":"no project 5"}}"#
    );
    assert_eq!(header(&response, "x-request-id"), Some("req_7"));
    assert_eq!(header(&response, "vary"), Some("accept"));
}

#[rocket::async_test]
async fn the_request_says_how_it_is_answered() {
    let (client, _) = client().await;
    let get = ("GET", "/projects/8", "", "");
    for insane in ["two words", "", "\u{e9}"] {
        let response = ask(&client, get, &[("x-request-id", insane)]).await;
        let id = header(&response, "x-request-id").unwrap();
        assert!(id.starts_with("req_") && id != insane);
    }
    let problem = ask(&client, get, &[("accept", "application/problem+json")]).await;
    assert_eq!(problem.headers()["content-type"], "application/problem+json");
    let unknown = ask(&client, ("GET", "/no", "", ""), &[("accept", "application/problem+json")]);
    assert_eq!(unknown.await.headers()["content-type"], "application/problem+json");
    let shown = ask(&client, get, &[("x-admin", "1")]).await;
    assert!(text(&shown).contains("10.0.0.7"));
    let head = ask(&client, ("HEAD", "/projects/5", "", ""), &[]).await;
    assert_eq!((head.status().as_u16(), text(&head)), (404, ""));
    assert_eq!(header(&head, "content-type"), Some("application/json"));
}

#[rocket::async_test]
async fn what_is_no_error_passes() {
    let (client, reports) = client().await;
    for (path, status, body) in [
        ("/ok", 200, "fine"),
        ("/stream", 200, "ab"),
        ("/unchanged", 304, ""),
        ("/files/1/a/b%20c", 200, r#"(1, ["a", "b c"])"#),
        ("/search?page=3&word=x", 200, r#"3 Some("x") None"#),
        ("/proxied", 502, "as upstream wrote it"),
    ] {
        let response = ask(&client, ("GET", path, "", ""), &[("x-request-id", "mine")]).await;
        assert_eq!((response.status().as_u16(), text(&response)), (status, body), "{path}");
        // Nobody asked for it.
        assert_eq!(header(&response, "x-request-id"), None, "{path}");
    }
    let order =
        ("POST", "/orders", "Application/JSON; charset=utf-8", r#"{"items":[{"price":2}]}"#);
    assert_eq!(text(&ask(&client, order, &[]).await), "2");
    let context = ask(&client, ("GET", "/context", "", ""), &[("x-request-id", "mine")]).await;
    assert_eq!((text(&context), header(&context, "x-request-id")), ("mine", Some("mine")));
    assert!(reports.lock().unwrap().is_empty());
}

#[rocket::async_test]
async fn every_response_has_an_id_for_who_wants_it() {
    let app = rocket::custom(rocket::Config::debug_default()).mount("/", routes![ok]);
    let app = app.attach(edge().0.identify(true));
    let client = Client::untracked(app).await.unwrap();
    let response = ask(&client, ("GET", "/ok", "", ""), &[("x-request-id", "mine")]).await;
    assert_eq!(header(&response, "x-request-id"), Some("mine"));
}

/// It has its own impl, which the derive's would contradict.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("no page")]
#[api(status = 404, skip(rocket))]
struct NoPage;

impl Responder<'_, 'static> for NoPage {
    fn respond_to(self, request: &Request<'_>) -> rocket::response::Result<'static> {
        let mut response = errwire::rocket::respond_to(&self, request)?;
        response.set_raw_header("x-page", "none");
        Ok(response)
    }
}

#[get("/page")]
fn page() -> NoPage {
    NoPage
}

#[rocket::async_test]
async fn a_type_may_have_an_impl_of_its_own() {
    let (edge, reports) = edge();
    let app = rocket::custom(rocket::Config::debug_default()).mount("/", routes![page]);
    let client = Client::untracked(app.attach(edge)).await.unwrap();
    let response = ask(&client, ("GET", "/page", "", ""), &[]).await;
    assert_eq!(header(&response, "x-page"), Some("none"));
    assert!(text(&response).contains("NO_PAGE"));
    assert_eq!(reports.lock().unwrap().len(), 1);
}

#[rocket::async_test]
async fn without_an_edge_errors_still_answer() {
    let app = rocket::custom(rocket::Config::debug_default()).mount("/", routes![project, order]);
    let client = Client::untracked(app).await.unwrap();
    let response = ask(&client, ("GET", "/projects/5", "", ""), &[("x-request-id", "a")]).await;
    assert_eq!(header(&response, "x-request-id"), Some("a"));
    assert!(text(&response).contains("PROJECT_NOT_FOUND"));
    assert_eq!(ask(&client, ("POST", "/orders", JSON, "{}"), &[]).await.status(), 422);
}

#[rocket::async_test]
async fn what_the_guard_of_another_asks_first_is_not_lost() {
    let (edge, reports) = edge();
    let early = AdHoc::on_request("early", |request, _| {
        Box::pin(async move {
            let _ = errwire::rocket::context(request);
        })
    });
    let app = rocket::custom(rocket::Config::debug_default())
        .mount("/", routes![project])
        .attach(early)
        .attach(edge);
    let client = Client::untracked(app).await.unwrap();
    let response = ask(&client, ("GET", "/projects/5", "", ""), &[]).await;
    assert!(text(&response).contains("PROJECT_NOT_FOUND"));
    assert_eq!(reports.lock().unwrap().len(), 1);
}

/// Sends bytes, and reads until the server closes.
fn exchange(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.to_ascii_lowercase()
}

#[rocket::async_test]
async fn over_a_socket_lengths_are_right_and_unreadable_requests_are_answered() {
    let (app, reports) = app();
    let (tell, told) = std::sync::mpsc::channel();
    let app = app.attach(AdHoc::on_liftoff("address", move |rocket| {
        Box::pin(async move {
            let config = rocket.config();
            tell.send((SocketAddr::new(config.address, config.port), rocket.shutdown())).unwrap();
        })
    }));
    let server = tokio::spawn(app.launch());
    let client = tokio::task::spawn_blocking(move || {
        let (address, shutdown) = told.recv().unwrap();
        let ask = |line: &str| {
            exchange(address, &format!("{line} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"))
        };
        let found = ask("GET /projects/5");
        let head = ask("HEAD /projects/5");
        let unreadable = ask("BREW /ok");
        shutdown.notify();
        (found, head, unreadable)
    });
    let (found, head, unreadable) = client.await.unwrap();
    server.await.unwrap().unwrap();
    let length =
        r#"{"success":false,"error":{"code":"PROJECT_NOT_FOUND","message":"no project 5"}}"#.len();
    assert!(found.contains(&format!("content-length: {length}\r\n")), "{found}");
    assert!(head.starts_with("http/1.1 404") && head.ends_with("\r\n\r\n"), "{head}");
    assert!(head.contains(&format!("content-length: {length}\r\n")), "{head}");
    assert!(unreadable.starts_with("http/1.1 400"), "{unreadable}");
    assert!(
        unreadable.contains(r#"{"success":false,"error":{"code":"bad_request","#),
        "{unreadable}"
    );
    assert!(unreadable.contains("x-request-id: req_"), "{unreadable}");
    let reports = reports.lock().unwrap();
    assert_eq!(reports.last(), Some(&("BAD_REQUEST", 400, None)));
    assert_eq!(reports.len(), 3);
}
