//! What operators read of a failure, and callers don't.

use crate::support::{ADA, JSON, Log, Service, request};

#[tokio::test]
async fn the_log_has_the_cause_and_the_body_has_not() {
    Log::start();
    let vars = [("DEBUG_ROUTES", "true"), ("REPORT_TIMEOUT_MS", "20")];
    let service = Service::with(&vars).await;
    let lost = Service::with(&[("UPSTREAM_URL", "http://user:hunter2@127.0.0.1:9")]).await;
    let concealed = r#"concealed_as="NOT_FOUND""#;
    let cases = [
        (&service, "/projects/prj_hermes", &["FORBIDDEN", "org_globex", concealed][..]),
        (&service, "/projects/prj_none", &["NOT_FOUND", "DEBUG errwire"]),
        (&service, "/debug/query", &["INTERNAL_ERROR", "no such table: vault", "/debug/query"]),
        (&service, "/debug/panic", &["INTERNAL_ERROR", "projects.conf", "ERROR errwire"]),
        (&service, "/debug/foreign", &["BAD_GATEWAY", "ERROR errwire"]),
        (&service, "/rates/BAD", &["BAD_GATEWAY", "/rates/{currency}", "expected value"]),
        (&service, "/rates/KEY", &["BAD_GATEWAY", "401"]),
        (&service, "/rates/SLO", &["GATEWAY_TIMEOUT", "operation timed out"]),
        (&service, "/projects/prj_apollo/report?seconds=1", &["GATEWAY_TIMEOUT", "timed out"]),
        (&lost, "/rates/USD", &["SERVICE_UNAVAILABLE", "Connection refused"]),
    ];
    for (service, path, words) in cases {
        Log::errors();
        let headers = [("authorization", ADA), ("x-request-id", "req-of-a-test")];
        let answer = service.ask(request("GET", path, &headers, "")).await;
        let events = Log::errors();
        let [event] = &events[..] else { panic!("{path}: {} events: {events:?}", events.len()) };
        for word in words.iter().chain(&["req-of-a-test"]) {
            assert!(event.contains(word), "{path}: {word}: {event}");
        }
        assert_eq!(answer.header("x-request-id"), Some("req-of-a-test"));
        for secret in words.iter().filter(|word| **word != answer.code() && **word != "401") {
            assert!(!answer.text().contains(secret), "{path}: {secret}: {answer:?}");
        }
        for secret in ["demo-secret", "hunter2"] {
            assert!(!event.contains(secret) && !answer.text().contains(secret), "{path}: {event}");
        }
    }
}

#[tokio::test]
async fn a_request_without_an_id_is_given_one() {
    Log::start();
    let service = Service::new().await;
    let insane = "x".repeat(200);
    for id in [None, Some(&*insane), Some("two words")] {
        let mut headers = vec![JSON];
        headers.extend(id.map(|id| ("x-request-id", id)));
        let answer = service.ask(request("GET", "/nothing", &headers, "")).await;
        let id = answer.header("x-request-id").unwrap();
        assert!(id.starts_with("req_") && id.len() == 36, "{id}");
        let events = Log::errors();
        assert!(events.len() == 1 && events[0].contains(id), "{events:?}");
    }
}

#[tokio::test]
async fn what_was_submitted_is_in_no_log() {
    Log::start();
    let service = Service::new().await;
    let cases = [
        ("POST", "/projects/prj_apollo/members", r#"{"email":"a@b.example","role":"hunter2"}"#),
        ("PATCH", "/projects/prj_apollo", r#"{"name":"A","version":"hunter2"}"#),
        (
            "PATCH",
            "/projects/prj_apollo",
            r#"{"name":"A","version":"hunter2, expected \"hunter2"}"#,
        ),
        ("POST", "/projects", r#"{"name":"hunter2"#),
        ("GET", "/projects?limit=hunter2", ""),
        ("GET", "/projects/prj_apollo/report?seconds=hunter2", ""),
    ];
    for (method, path, body) in cases {
        Log::errors();
        let answer =
            service.ask(request(method, path, &[("authorization", ADA), JSON], body)).await;
        assert!([400, 422].contains(&answer.status.as_u16()), "{answer:?}");
        let events = Log::errors();
        let [event] = &events[..] else { panic!("{path}: {} events: {events:?}", events.len()) };
        assert!(!event.contains("hunter2") && !answer.text().contains("hunter2"), "{event}");
        // Why it was refused is told, and once.
        let (_, sources) = event.split_once("exception.sources=").unwrap();
        assert!(sources.matches(" at line ").count() <= 1 && sources.contains("ailed"), "{event}");
    }
}
