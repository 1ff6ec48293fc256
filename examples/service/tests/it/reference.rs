//! `/errors`, and what is committed of it.

use errwire::Contract;
use http::StatusCode;

use crate::support::{Service, request};

#[test]
fn the_contract_is_as_published() {
    app::ERRORS.assert_locked();
    app::document().assert_committed("errors.json");
}

#[test]
fn all_that_passes_errors_on_is_listed() {
    let document = app::document();
    for code in ["METHOD_NOT_ALLOWED", "PAYLOAD_TOO_LARGE", "CONTENTION", "INTERNAL_ERROR"] {
        assert!(document.find(code).is_some(), "{code}");
    }
    let refused = document.find("METHOD_NOT_ALLOWED").expect("what the edge answers");
    assert_eq!(refused.answers[0].through, ["Error::Refused"]);
    assert_eq!(refused.answers[0].examples[0].dialect, "Nested");
    for answer in document.codes.iter().flat_map(|entry| &entry.answers) {
        assert!(answer.description.is_some(), "{answer:?}");
    }
    assert!(app::Error::specs().is_empty(), "it only passes on");
    let page = app::ERRORS.explain("UNAUTHORIZED").to_string();
    assert!(page.contains("Send `Authorization: Bearer` and a token."), "{page}");
}

#[tokio::test]
async fn the_reference_is_served() {
    let service = Service::new().await;
    for (path, media_type, holds) in [
        ("/errors", "text/html; charset=utf-8", "id=\"PROJECT_NAME_TAKEN\""),
        ("/errors.json", "application/json", "\"code\": \"PROJECT_NAME_TAKEN\""),
        ("/openapi.json", "application/json", "\"openapi\": \"3.1.0\""),
        ("/errors.md", "text/markdown; charset=utf-8", "## `PROJECT_NAME_TAKEN`"),
    ] {
        let page = service.ask(request("GET", path, &[], "")).await;
        assert_eq!((page.status, page.header("content-type")), (StatusCode::OK, Some(media_type)));
        assert!(page.text().contains(holds), "{path}");
        let tag = page.header("etag").expect("a tag");
        for (tags, status) in [(tag, 304), ("\"other\"", 200), ("*", 304), ("nonsense", 200)] {
            let again = service.ask(request("GET", path, &[("if-none-match", tags)], "")).await;
            assert_eq!(again.status, status, "{path} {tags}");
            assert_eq!(again.header("etag"), Some(tag));
            assert_eq!(again.body.is_empty(), status == 304);
        }
        let head = service.ask(request("HEAD", path, &[], "")).await;
        assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
    }
}

/// Who is told a `type` finds it on the page.
#[tokio::test]
async fn the_type_of_a_problem_leads_there() {
    let service = Service::new().await;
    let problem = [("accept", "application/problem+json")];
    let told = service.ask(request("GET", "/projects", &problem, "")).await.json();
    let (page, anchor) = told["type"].as_str().and_then(|it| it.split_once('#')).expect("a link");
    let page = service.ask(request("GET", page, &[], "")).await;
    assert!(page.text().contains(&format!("<article id=\"{anchor}\"")), "{anchor}");
}
