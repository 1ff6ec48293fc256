//! `/{contract}/{case}`, in every way that a request can ask for it.

use http::{HeaderMap, Request};

use super::{Server, json, request};
use crate::contracts::{Entry, File, REQUEST_ID, every_case};
use crate::support::{header, text};

/// Each line of the contracts: its path, its file, itself.
fn lines() -> Vec<(String, String, Entry)> {
    crate::contracts::files()
        .into_iter()
        .flat_map(|File { name, content_type, cases, .. }| {
            let line =
                move |entry: Entry| (format!("/{name}/{}", entry.id), content_type.clone(), entry);
            cases.into_iter().map(line)
        })
        .collect()
}

#[tokio::test]
async fn every_case_is_answered() {
    let server = Server::new();
    for (path, content_type, entry) in lines() {
        let response = server.get_with(&path, &[("x-request-id", REQUEST_ID)]).await;
        assert_eq!(response.status(), entry.status, "{path}");
        assert_eq!(text(&response), entry.body(), "{path}");
        assert_eq!(header(&response, "content-type"), Some(&*content_type), "{path}");
        assert_eq!(header(&response, "x-request-id"), Some(REQUEST_ID), "{path}");
        assert_eq!(header(&response, "vary"), Some("accept"), "{path}");
        for (name, value) in entry.headers() {
            assert_eq!(header(&response, name), Some(value), "{path}: {name}");
        }
    }
}

#[tokio::test]
async fn every_method_and_every_path_below_answers_the_same() {
    let server = Server::new();
    let expected = server.get_with("/flat/conflict", &[("x-request-id", "a")]).await;
    assert_eq!(expected.status(), 409);
    for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PURGE"] {
        for below in ["", "/", "/v1", "/v1/", "/v1/chat/completions?stream=true", "/%20/x?y#z"] {
            let path = format!("/flat/conflict{below}");
            let response = server.ask(request(method, &path, &[("x-request-id", "a")])).await;
            assert_eq!(response.status(), 409, "{method} {path}");
            assert_eq!(response.headers(), expected.headers(), "{method} {path}");
            assert_eq!(response.body(), expected.body(), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn a_head_has_the_headers_of_a_get_and_no_body() {
    let server = Server::new();
    for (path, _, _) in lines() {
        for accept in ["*/*", "application/problem+json", "text/event-stream"] {
            let headers = [("x-request-id", REQUEST_ID), ("accept", accept)];
            let got = server.get_with(&path, &headers).await;
            let head = server.ask(request("HEAD", &path, &headers)).await;
            assert_eq!(head.status(), got.status(), "{path}");
            assert!(head.body().is_empty(), "{path}");
            let length = got.body().len().to_string();
            assert_eq!(header(&head, "content-length"), Some(&*length), "{path} {accept}");
            assert_eq!(without_length(head.headers()), without_length(got.headers()), "{path}");
        }
    }
}

fn without_length(headers: &HeaderMap) -> HeaderMap {
    let mut headers = headers.clone();
    headers.remove("content-length");
    headers
}

#[tokio::test]
async fn a_sane_request_id_is_used() {
    let server = Server::new();
    let longest = "x".repeat(128);
    for id in ["a", "req_abc123def456", "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~", &longest] {
        let response = server.get_with("/typed/overloaded", &[("x-request-id", id)]).await;
        assert_eq!(header(&response, "x-request-id"), Some(id));
        assert_eq!(json(&response)["error"]["requestId"], id);
    }
}

#[tokio::test]
async fn vendors_sdks_are_advised_if_asked_for() {
    let names = ["x-should-retry", "stripe-should-retry", "retry-after-ms", "request-id"];
    let id = [("x-request-id", "req_1")];
    for (server, expected) in [
        (Server::new(), [None; 4]),
        (Server::advising(), [Some("true"), Some("true"), Some("20000"), Some("req_1")]),
    ] {
        let response = server.get_with("/typed/rate_limit_exceeded", &id).await;
        assert_eq!(names.map(|name| header(&response, name)), expected);
    }
}

#[tokio::test]
async fn any_other_request_id_is_replaced() {
    let server = Server::new();
    let too_long = "x".repeat(129);
    let bad: [&[u8]; 7] =
        [b"", b"two words", b"tab\tbed", b"\xc3\xa4", b"\xff", b" ", too_long.as_bytes()];
    let mut made = vec![String::new()];
    for bad in bad {
        let request = Request::get("/typed/overloaded").header("x-request-id", bad);
        let response =
            server.ask(request.body(axum::body::Body::empty()).expect("a request")).await;
        let id = header(&response, "x-request-id").expect("an id").to_owned();
        assert!((8..=128).contains(&id.len()), "{id}");
        assert!(id.bytes().all(|byte| byte.is_ascii_graphic()), "{id}");
        assert_eq!(json(&response)["error"]["requestId"], *id);
        assert!(!made.contains(&id), "{id} was there before");
        made.push(id);
    }
    let response = server.get("/typed/overloaded").await;
    assert_eq!(
        json(&response)["error"]["requestId"],
        header(&response, "x-request-id").expect("an id")
    );
}

#[tokio::test]
async fn operators_read_the_full_text() {
    let server = Server::new();
    let admin = server.get("/message/internal_admin").await;
    for path in
        ["/message/internal_public?as=operator", "/message/internal_public/x?a=b&as=operator"]
    {
        let response = server.get(path).await;
        assert_eq!(response.body(), admin.body(), "{path}");
        assert_eq!(response.status(), 500);
    }
    for path in ["/message/internal_public?as=operators", "/message/internal_public?xas=operator"] {
        assert_ne!(server.get(path).await.body(), admin.body(), "{path}");
    }
    let concealed = server.get("/nested/forbidden_concealed_as_not_found?as=operator").await;
    assert_eq!(concealed.status(), 404);
    assert_eq!(concealed.body(), server.get("/nested/not_found").await.body());
}

#[tokio::test]
async fn every_case_is_problem_details_to_who_asks_for_them() {
    let server = Server::new();
    let accept = [("accept", "application/problem+json")];
    let mut expected = Vec::new();
    every_case(|_, _, case| expected.push(case.error.spec().on_wire().status.as_u16()));
    for ((path, _, entry), status) in lines().into_iter().zip(expected) {
        let response = server.get_with(&path, &accept).await;
        assert_eq!(header(&response, "content-type"), Some("application/problem+json"), "{path}");
        assert_eq!(response.status(), status, "{path}");
        if entry.status >= 400 {
            assert_eq!(response.status(), entry.status, "{path}");
        }
        let problem = json(&response);
        assert_eq!(problem["status"], status, "{path}");
        let is_text = |member: &str| problem[member].as_str().is_some_and(|text| !text.is_empty());
        assert!(is_text("type") && is_text("title") && is_text("detail"), "{path}: {problem}");
        if problem["type"] == "about:blank" {
            let phrase = response.status().canonical_reason();
            assert_eq!(problem["title"].as_str(), phrase, "{path}: RFC 9457, section 4.2.1");
        }
        let members = problem.as_object().expect("an object").keys();
        assert!(members.into_iter().all(|name| is_extension_name(name)), "{path}: {problem}");
        // Whatever the dialect, the status's duties and the delay are the same.
        for (name, value) in entry.headers() {
            assert_eq!(header(&response, name), Some(value), "{path}: {name}");
        }
    }
}

/// RFC 9457, section 3.2.
fn is_extension_name(name: &str) -> bool {
    let mut letters = name.chars();
    name.len() >= 3
        && letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

#[tokio::test]
async fn every_case_is_a_frame_to_who_reads_a_stream() {
    let server = Server::new();
    let headers = [("accept", "text/event-stream"), ("x-request-id", REQUEST_ID)];
    for (path, _, entry) in lines() {
        let response = server.get_with(&path, &headers).await;
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(header(&response, "content-type"), Some("text/event-stream"), "{path}");
        assert_eq!(header(&response, "x-request-id"), Some(REQUEST_ID), "{path}");
        if entry.form.as_deref() == Some("warning") {
            let warning = "data: {\"success\":false,\"error\":\"Server added but connection failed: Connection timeout\"}\n\n";
            assert_eq!(text(&response), warning);
        } else {
            assert_eq!(text(&response), format!("data: {}\n\n", entry.body()), "{path}");
        }
    }
}

#[tokio::test]
async fn what_is_answered_depends_on_what_is_accepted() {
    let server = Server::new();
    let problem = Some("application/problem+json");
    let stream = Some("text/event-stream");
    let own = Some("application/json");
    for (accept, expected) in [
        ("", own),
        ("*/*", own),
        ("text/html", own),
        ("application/json", own),
        ("application/json, text/event-stream", own),
        ("text/event-stream;q=0, */*", own),
        ("application/problem+json", problem),
        ("Application/Problem+JSON; charset=utf-8", problem),
        ("application/problem+json, */*", problem),
        ("application/problem+json, application/json;q=0.9", problem),
        ("text/event-stream", stream),
        ("Text/Event-Stream", stream),
        ("text/event-stream, */*;q=0.1", stream),
        ("text/event-stream, application/json;q=0.5", stream),
    ] {
        let response = server.get_with("/flat/validation_error", &[("accept", accept)]).await;
        assert_eq!(header(&response, "content-type"), expected, "{accept}");
        assert_eq!(header(&response, "vary"), Some("accept"), "{accept}");
    }
}
