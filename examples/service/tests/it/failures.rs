//! Every failure, one by one: how it is provoked, and what is answered.

use std::time::Duration;

use crate::openapi::{assert_documented, document};
use crate::support::{ADA, EVE, FORM, JSON, Service, form, request};

/// Status and code.
type Expected = (u16, &'static str);

/// One request, and its answer.
struct Case {
    method: &'static str,
    path: &'static str,
    headers: Vec<(&'static str, &'static str)>,
    body: String,
    expected: Expected,
    /// A header, and what it begins with.
    tells: Option<(&'static str, &'static str)>,
}

fn case(expected: Expected, method: &'static str, path: &'static str) -> Case {
    let headers = vec![("authorization", ADA)];
    Case { method, path, headers, body: String::new(), expected, tells: None }
}

impl Case {
    fn by(self, token: &'static str) -> Self {
        Self { headers: vec![("authorization", token)], ..self }
    }

    fn with(mut self, header: (&'static str, &'static str)) -> Self {
        self.headers.push(header);
        self
    }

    fn json(self, body: &str) -> Self {
        Self { body: body.to_owned(), ..self.with(JSON) }
    }

    fn form(self, body: String) -> Self {
        Self { body, ..self.with(FORM) }
    }

    fn tells(self, name: &'static str, value: &'static str) -> Self {
        Self { tells: Some((name, value)), ..self }
    }
}

const NOT_FOUND: Expected = (404, "NOT_FOUND");
const BAD_REQUEST: Expected = (400, "BAD_REQUEST");
const INVALID: Expected = (422, "VALIDATION_ERROR");
const UNAUTHORIZED: Expected = (401, "UNAUTHORIZED");
const FORBIDDEN: Expected = (403, "FORBIDDEN");
const NOT_ALLOWED: Expected = (405, "METHOD_NOT_ALLOWED");
const UNSUPPORTED: Expected = (415, "UNSUPPORTED_MEDIA_TYPE");
const TOO_LARGE: Expected = (413, "PAYLOAD_TOO_LARGE");

const BOB: &str = "Bearer bob.demo-secret";
const CYD: &str = "Bearer cyd.demo-secret";
const APOLLO: &str = "/projects/prj_apollo";
const MEMBERS: &str = "/projects/prj_apollo/members";
const FILES: &str = "/projects/prj_apollo/files";

fn callers() -> Vec<Case> {
    let bare = "Bearer realm=\"projects\"";
    let invalid = "Bearer realm=\"projects\", error=\"invalid_token\"";
    let list = |token| case(UNAUTHORIZED, "GET", "/projects").by(token);
    let mut nobody = case(UNAUTHORIZED, "GET", "/projects").tells("www-authenticate", bare);
    nobody.headers.clear();
    vec![
        nobody,
        list("Basic YWRhOmRlbW8=").tells("www-authenticate", bare),
        list("Bearer").tells("www-authenticate", invalid),
        list("Bearer ada").tells("www-authenticate", invalid),
        list("Bearer ada.wrong").tells("www-authenticate", invalid),
        list("Bearer ada.").tells("www-authenticate", invalid),
        list("Bearer mallory.demo-secret").tells("www-authenticate", invalid),
        list(ADA).with(("authorization", ADA)).tells("www-authenticate", invalid),
        case((403, "READ_ONLY_TOKEN"), "POST", "/projects").by(CYD).json(r#"{"name":"X"}"#),
        case((403, "READ_ONLY_TOKEN"), "DELETE", APOLLO).by(CYD),
        case(FORBIDDEN, "PATCH", APOLLO).by(BOB).json(r#"{"name":"X","version":1}"#),
        case(FORBIDDEN, "DELETE", APOLLO).by(BOB),
        case(FORBIDDEN, "POST", FILES).by(BOB).form(form("text/plain", "a")),
        case((402, "PAYMENT_REQUIRED"), "POST", "/projects/prj_hermes/files")
            .by(EVE)
            .form(form("text/plain", "a")),
    ]
}

fn projects() -> Vec<Case> {
    let create = |expected| case(expected, "POST", "/projects");
    vec![
        case(NOT_FOUND, "GET", "/projects/prj_none"),
        case(NOT_FOUND, "GET", "/projects/prj_hermes"),
        case(NOT_FOUND, "DELETE", "/projects/prj_hermes"),
        case(NOT_FOUND, "PATCH", "/projects/prj_hermes").json(r#"{"name":"X","version":1}"#),
        case(NOT_FOUND, "GET", "/projects/prj_hermes/members"),
        case(NOT_FOUND, "GET", "/projects/prj_hermes/report"),
        case(NOT_FOUND, "GET", "/projects/%00"),
        case(BAD_REQUEST, "GET", "/projects/%ff"),
        case(BAD_REQUEST, "GET", "/projects?limit=many"),
        case(BAD_REQUEST, "GET", "/projects?limit=-1"),
        case(BAD_REQUEST, "GET", "/projects?page=2"),
        case(INVALID, "GET", "/projects?limit=0"),
        case(INVALID, "GET", "/projects?limit=101"),
        create(UNSUPPORTED),
        create(UNSUPPORTED).with(("content-type", "text/plain")),
        create(BAD_REQUEST).json(""),
        create(BAD_REQUEST).json(r#"{"name":"cut o"#),
        create(BAD_REQUEST).json("{name: 'x'}"),
        create(INVALID).json("[]"),
        create(INVALID).json("{}"),
        create(INVALID).json(r#"{"name":7}"#),
        create(INVALID).json(r#"{"name":"X","nmae":"Y"}"#),
        create(INVALID).json(r#"{"name":""}"#),
        create(INVALID).json(r#"{"name":" X"}"#),
        create(INVALID).json(r#"{"name":"a\u0000b"}"#),
        create(INVALID).json(&format!("{{\"name\":\"{}\"}}", "x".repeat(81))),
        create(TOO_LARGE).json(&format!("{{\"name\":\"{}\"}}", "x".repeat(65 << 10))),
        create((409, "PROJECT_NAME_TAKEN")).json(r#"{"name":"Apollo"}"#),
        case((409, "CONFLICT"), "PATCH", APOLLO).json(r#"{"name":"Apollo","version":7}"#),
        case(INVALID, "PATCH", APOLLO).json(r#"{"name":"Apollo","version":0}"#),
        case((409, "PROJECT_NOT_EMPTY"), "DELETE", APOLLO),
    ]
}

fn members_and_files() -> Vec<Case> {
    let add = |expected| case(expected, "POST", MEMBERS);
    let upload = |expected| case(expected, "POST", FILES);
    let bare = "--x\r\ncontent-disposition: form-data; name=\"file\"\r\n\r\na\r\n--x--\r\n";
    vec![
        add(INVALID).json(r#"{"email":"nobody@acme.example","role":"viewer"}"#),
        add(INVALID).json(r#"{"email":"eve@globex.example","role":"viewer"}"#),
        add(INVALID).json(r#"{"email":"no address","role":"viewer"}"#),
        add(INVALID).json(r#"{"email":"cyd@acme.example","role":"king"}"#),
        add((409, "MEMBER_EXISTS")).json(r#"{"email":"bob@acme.example","role":"owner"}"#),
        case((404, "MEMBER_NOT_FOUND"), "DELETE", "/projects/prj_apollo/members/usr_cyd"),
        case((409, "LAST_OWNER"), "DELETE", "/projects/prj_apollo/members/usr_ada"),
        case((404, "FILE_NOT_FOUND"), "GET", "/projects/prj_apollo/files/fil_none"),
        case((404, "FILE_NOT_FOUND"), "DELETE", "/projects/prj_apollo/files/fil_none"),
        case(NOT_FOUND, "GET", "/projects/prj_hermes/files/fil_notes"),
        upload(UNSUPPORTED).json("{}"),
        upload(INVALID).form("--x--\r\n".to_owned()),
        upload(INVALID).form(bare.to_owned()),
        upload(BAD_REQUEST).form("nonsense".to_owned()),
        upload(BAD_REQUEST).form(form("text/plain", "a").replace("--x--", "")),
        upload((415, "FILE_TYPE_UNSUPPORTED")).form(form("text/html", "<p>")),
        upload((415, "FILE_TYPE_UNSUPPORTED")).form(form("", "a")),
        upload(TOO_LARGE).form(form("text/plain", &"x".repeat(1 << 20))),
    ]
}

fn elsewhere() -> Vec<Case> {
    let mut unknown = case(NOT_FOUND, "GET", "/nothing/here");
    unknown.headers.clear();
    vec![
        unknown,
        case(NOT_FOUND, "POST", "/"),
        case(NOT_FOUND, "GET", "/debug/panic"),
        case(NOT_ALLOWED, "PUT", "/projects").tells("allow", "GET,HEAD,POST"),
        case(NOT_ALLOWED, "OPTIONS", APOLLO).tells("allow", "GET,HEAD,PATCH,DELETE"),
        case(NOT_ALLOWED, "POST", "/projects/prj_apollo/report").tells("allow", "GET,HEAD"),
        case(NOT_ALLOWED, "TRACE", "/health").tells("allow", "GET,HEAD"),
        case((404, "CURRENCY_NOT_FOUND"), "GET", "/rates/XXX"),
        case(BAD_REQUEST, "GET", "/rates/usd"),
        case((502, "BAD_GATEWAY"), "GET", "/rates/BAD"),
        case((502, "BAD_GATEWAY"), "GET", "/rates/KEY"),
        case((503, "SERVICE_UNAVAILABLE"), "GET", "/rates/BSY"),
        case((504, "GATEWAY_TIMEOUT"), "GET", "/rates/SLO"),
        case(INVALID, "GET", "/projects/prj_apollo/report?seconds=61"),
        case(BAD_REQUEST, "GET", "/projects/prj_apollo/report?seconds=1.5"),
        case((504, "GATEWAY_TIMEOUT"), "GET", "/projects/prj_apollo/report?seconds=3"),
    ]
}

#[tokio::test]
async fn every_failure_is_the_contracts() {
    let service = Service::new().await;
    let document = document(&service).await;
    let mut cases = callers();
    cases.extend(projects());
    cases.extend(members_and_files());
    cases.extend(elsewhere());
    for Case { method, path, headers, body, expected: (status, code), tells } in cases {
        let answer = service.ask(request(method, path, &headers, body)).await;
        let what = format!("{method} {path}: {answer:?}");
        assert_eq!((answer.status.as_u16(), &*answer.code()), (status, code), "{what}");
        answer.assert_contract();
        assert_documented(&document, method, path, &answer);
        if let Some((name, value)) = tells {
            assert!(answer.header(name).is_some_and(|told| told.starts_with(value)), "{what}");
        }
        // The same with a HEAD, where that is no other route.
        if method == "GET" && status < 500 {
            let head = service.ask(request("HEAD", path, &headers, "")).await;
            head.assert_contract();
            assert_eq!(head.status, status, "{what}");
        }
    }
}

#[tokio::test]
async fn what_another_organisation_has_is_not_there() {
    let service = Service::new().await;
    let ask = async |path| {
        let headers = [("authorization", ADA), ("x-request-id", "one")];
        let mut answer = service.ask(request("GET", path, &headers, "")).await;
        let changing = ["ratelimit", "x-ratelimit-remaining", "x-ratelimit-reset"];
        for name in changing {
            answer.headers.remove(name);
        }
        answer
    };
    let (theirs, missing) = (ask("/projects/prj_hermes").await, ask("/projects/prj_none").await);
    assert_eq!(theirs.status, missing.status);
    assert_eq!(theirs.headers, missing.headers);
    assert_eq!(theirs.body, missing.body);
}

#[tokio::test]
async fn fields_that_are_wrong_are_named() {
    let service = Service::new().await;
    let body = r#"{"email":"hunter2","role":"viewer"}"#;
    let answer = service.ada("POST", MEMBERS, body).await;
    assert_eq!(answer.json()["error"]["details"][0]["field"], "email");
    assert!(!answer.text().contains("hunter2"), "{answer:?}");
    let answer = service.ada("POST", "/projects", r#"{"name":"Apollo"}"#).await;
    assert_eq!(answer.json()["error"]["param"], "name");
}

#[tokio::test]
async fn a_token_that_asks_too_often_waits() {
    let service = Service::new().await;
    let ask = || service.ask(request("GET", "/projects", &[("authorization", EVE)], ""));
    for _ in 0..5 {
        assert_eq!(ask().await.status, 200);
    }
    let answer = ask().await;
    assert_eq!((answer.status.as_u16(), &*answer.code()), (429, "TOO_MANY_REQUESTS"));
    answer.assert_contract();
    assert_eq!(answer.header("retry-after"), Some("12"), "a fifth of a minute");
    assert_eq!(answer.header("ratelimit"), Some("\"default\";r=0;t=60"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_documented(&document(&service).await, "GET", "/projects", &answer);
    assert_eq!(service.ada("GET", "/projects", "").await.status, 200, "others don't");
}

#[tokio::test]
async fn more_reports_than_fit_are_shed() {
    let service = Service::new().await;
    let path = "/projects/prj_apollo/report?seconds=1";
    let ask = || service.ada("GET", path, "");
    let (one, two, three) = tokio::join!(ask(), ask(), ask());
    let mut statuses = [one.status, two.status, three.status].map(|status| status.as_u16());
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 503]);
    let shed = [one, two, three].into_iter().find(|answer| answer.status == 503).unwrap();
    assert_eq!((&*shed.code(), shed.header("retry-after")), ("SERVICE_UNAVAILABLE", Some("1")));
    shed.assert_contract();
    assert_documented(&document(&service).await, "GET", path, &shed);
    assert!(shed.header("x-ratelimit-remaining").is_some(), "it has cost a request");
}

#[tokio::test]
async fn more_requests_than_fit_are_shed() {
    let service = Service::with(&[("MAX_REQUESTS", "1")]).await;
    let slow = service.ada("GET", "/projects/prj_apollo/report?seconds=1", "");
    let shed = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        service.ask(request("GET", "/health", &[], "")).await
    };
    let (slow, shed) = tokio::join!(slow, shed);
    assert_eq!(slow.status, 200);
    assert_eq!((shed.status.as_u16(), &*shed.code()), (503, "SERVICE_UNAVAILABLE"));
    assert_eq!(shed.header("retry-after"), Some("1"));
    shed.assert_contract();
}

#[tokio::test]
async fn a_service_that_lost_what_it_needs_says_so() {
    let service = Service::with(&[("UPSTREAM_URL", "http://127.0.0.1:9")]).await;
    let refused = service.ada("GET", "/rates/USD", "").await;
    assert_eq!((refused.status.as_u16(), &*refused.code()), (503, "SERVICE_UNAVAILABLE"));
    refused.assert_contract();
    service.app.stop().await;
    for path in ["/health", "/projects"] {
        let answer = service.ada("GET", path, "").await;
        assert_eq!((answer.status.as_u16(), &*answer.code()), (503, "SERVICE_UNAVAILABLE"));
        answer.assert_contract();
        assert_documented(&document(&service).await, "GET", path, &answer);
    }
}

#[tokio::test]
async fn bugs_are_masked_unless_one_wants_to_see_them() {
    let routes = [("/debug/panic", 500), ("/debug/query", 500), ("/debug/foreign", 502)];
    for shown in ["false", "true"] {
        let vars = [("DEBUG_ROUTES", "true"), ("SHOW_INTERNALS", shown)];
        let service = Service::with(&vars).await;
        for (path, status) in routes {
            let answer = service.ask(request("GET", path, &[], "")).await;
            assert_eq!(answer.status, status, "{answer:?}");
            answer.assert_contract();
            assert!(!answer.text().contains("nginx"), "{answer:?}");
            // Of what another layer answered there is no text to show.
            for (secret, of) in [("projects.conf", "/debug/panic"), ("vault", "/debug/query")] {
                let shows = shown == "true" && path == of;
                assert_eq!(answer.text().contains(secret), shows, "{answer:?}");
            }
        }
    }
}
