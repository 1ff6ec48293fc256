//! What is on the server besides the cases.

use std::sync::Arc;

use super::{Server, json, request};
use crate::support::{header, headers, text};

#[tokio::test]
async fn a_panic_is_answered_as_a_foreign_error() {
    let server = Server::new();
    for method in ["GET", "HEAD", "POST"] {
        for accept in ["*/*", "application/problem+json", "text/event-stream"] {
            let asked = [("x-request-id", "req_1"), ("accept", accept)];
            let foreign = server.ask(request(method, "/nested/foreign_error", &asked)).await;
            for path in ["/nested/panic", "/nested/panic/below"] {
                let panicked = server.ask(request(method, path, &asked)).await;
                assert_eq!(panicked.status(), foreign.status());
                assert_eq!(panicked.body(), foreign.body());
                assert_eq!(headers(&panicked), headers(&foreign));
            }
        }
    }
    let panicked = server.get("/nested/panic?as=operator").await;
    let message = json(&panicked)["error"]["message"].as_str().map(ToOwned::to_owned);
    assert!(message.is_some_and(|text| text.starts_with("panicked: ")), "{}", text(&panicked));
}

#[tokio::test]
async fn a_flaky_case_fails_as_often_as_it_is_told() {
    let server = Server::new();
    let expected = server.get("/flat/rate_limited").await;
    for times in [0, 1, 3] {
        let path = format!("/flaky/{times}/flat/rate_limited/token-{times}");
        for _ in 0..times {
            let response = server.get(&path).await;
            assert_eq!(response.status(), 429);
            assert_eq!(response.body(), expected.body());
            assert_eq!(header(&response, "retry-after"), Some("30"));
        }
        for path in [&path, &format!("{path}/v1/messages")] {
            let response = server.ask(request("POST", path, &[])).await;
            assert_eq!(response.status(), 200);
            assert_eq!(text(&response), r#"{"ok":true}"#);
            assert_eq!(header(&response, "content-type"), Some("application/json"));
        }
    }
}

#[tokio::test]
async fn a_flaky_token_is_one_token_below_any_path() {
    let server = Server::new();
    let token = "/flaky/2/nested/conflict/t";
    assert_eq!(server.get(token).await.status(), 409);
    assert_eq!(server.get(&format!("{token}/v1/chat")).await.status(), 409);
    assert_eq!(server.get(token).await.status(), 200);
    assert_eq!(server.get("/flaky/2/nested/conflict/u").await.status(), 409);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_flaky_token_is_counted_by_many_at_once() {
    let server = Arc::new(Server::new());
    let ask =
        |server: Arc<Server>| async move { server.get("/flaky/25/flat/conflict/t").await.status() };
    let asked: Vec<_> = (0..100).map(|_| tokio::spawn(ask(Arc::clone(&server)))).collect();
    let mut failed = 0;
    for asked in asked {
        failed += usize::from(asked.await.expect("no panic") == 409);
    }
    assert_eq!(failed, 25);
}

#[tokio::test]
async fn only_so_many_flaky_tokens_are_remembered() {
    let server = Server::new();
    let first = "/flaky/1/flat/conflict/first";
    assert_eq!(server.get(first).await.status(), 409);
    assert_eq!(server.get(first).await.status(), 200);
    for other in 0..10_000 {
        server.get(&format!("/flaky/1/flat/conflict/{other}")).await;
    }
    assert_eq!(server.get(first).await.status(), 409, "the oldest token is forgotten");
    assert_eq!(server.get("/flaky/1/flat/conflict/9999").await.status(), 200);
    let long = format!("/flaky/1/flat/conflict/{}", "x".repeat(257));
    assert_eq!(server.get(&long).await.status(), 400);
}

#[tokio::test]
async fn what_is_not_there_is_said_in_the_nested_envelope() {
    let server = Server::new();
    for (path, status, code) in [
        ("/favicon.ico", 404, "UNKNOWN_PATH"),
        ("/flat", 404, "UNKNOWN_PATH"),
        ("/flat/", 404, "UNKNOWN_PATH"),
        ("/nowhere/not_found", 404, "UNKNOWN_CONTRACT"),
        ("/nowhere/not_found/v1", 404, "UNKNOWN_CONTRACT"),
        ("/flat/nothing", 404, "UNKNOWN_CASE"),
        ("/flat/%22%0D%0A", 404, "UNKNOWN_CASE"),
        ("/flaky/1/flat/nothing/t", 404, "UNKNOWN_CASE"),
        ("/flaky/many/flat/conflict/t", 400, "MALFORMED_PATH"),
        ("/flaky/-1/flat/conflict/t", 400, "MALFORMED_PATH"),
        ("/flaky/99999999999999999999/flat/conflict/t", 400, "MALFORMED_PATH"),
        ("/flat/%ff", 400, "MALFORMED_PATH"),
    ] {
        for method in ["GET", "POST"] {
            let response = server.ask(request(method, path, &[("x-request-id", "req_1")])).await;
            assert_eq!(response.status(), status, "{path}");
            assert_eq!(header(&response, "content-type"), Some("application/json"), "{path}");
            assert_eq!(header(&response, "x-request-id"), Some("req_1"), "{path}");
            let body = json(&response);
            assert_eq!(body["success"], false, "{path}");
            assert_eq!(body["error"]["code"], code, "{path}");
            assert!(
                body["error"]["message"].as_str().is_some_and(|text| !text.is_empty()),
                "{path}"
            );
        }
        let problem = server.get_with(path, &[("accept", "application/problem+json")]).await;
        assert_eq!(json(&problem)["status"], status, "{path}");
    }
}

#[tokio::test]
async fn the_listing_is_only_read() {
    let server = Server::new();
    for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
        let response = server.ask(request(method, "/", &[])).await;
        assert_eq!(response.status(), 405, "{method}");
        assert_eq!(header(&response, "allow"), Some("GET, HEAD"), "{method}");
        assert_eq!(json(&response)["error"]["code"], "METHOD_NOT_ALLOWED", "{method}");
    }
}

#[tokio::test]
async fn the_listing_has_every_case_as_it_is() {
    let server = Server::new();
    let response = server.get("/").await;
    assert_eq!(response.status(), 200);
    assert_eq!(header(&response, "content-type"), Some("application/json"));
    let listing = json(&response);
    let contracts = listing["contracts"].as_array().expect("contracts");
    assert_eq!(contracts.len(), 5);
    let mut count = 0;
    for contract in contracts {
        for row in contract["cases"].as_array().expect("cases") {
            count += 1;
            let answered = server.get(row["url"].as_str().expect("a URL")).await;
            assert_eq!(row["status"], answered.status().as_u16(), "{row}");
            assert!(["always", "if idempotent", "never"].map(Into::into).contains(&row["retry"]));
            let code = row["code"].as_str().expect("a code");
            let problem = [("accept", "application/problem+json")];
            let problem = server.get_with(row["url"].as_str().expect("a URL"), &problem).await;
            assert_eq!(json(&problem)["code"], code, "{row}");
            let delay = row.get("retry_after").map(ToString::to_string);
            assert_eq!(delay.as_deref(), header(&answered, "retry-after"), "{row}");
        }
    }
    assert_eq!(count, 107);
}

#[tokio::test]
async fn the_listing_is_a_page_to_a_browser() {
    let server = Server::new();
    let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    for accept in [browser, "text/html"] {
        let response = server.get_with("/", &[("accept", accept)]).await;
        assert_eq!(header(&response, "content-type"), Some("text/html; charset=utf-8"));
        assert_eq!(header(&response, "vary"), Some("accept"));
        let page = text(&response);
        crate::contracts::every_case(|file, entry, _| {
            let link = format!("<a href=\"/{}/{}\">", file.name, entry.id);
            assert!(page.contains(&link), "{link}");
        });
        assert!(!page.contains("http://") && !page.contains("https://"), "it needs nothing else");
        assert!(!page.contains("<script"));
    }
    for accept in ["*/*", "application/json", "text/html;q=0.5, application/json"] {
        let response = server.get_with("/", &[("accept", accept)]).await;
        assert_eq!(header(&response, "content-type"), Some("application/json"), "{accept}");
    }
    let head = server.ask(request("HEAD", "/", &[("accept", "text/html")])).await;
    assert_eq!(head.status(), 200);
    assert!(head.body().is_empty());
}
