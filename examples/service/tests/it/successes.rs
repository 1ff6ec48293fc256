//! What works, from the first project to its end.

use std::future::poll_fn;
use std::task::Poll;
use std::time::Duration;

use serde_json::json;
use tokio::time::sleep;

use crate::support::{ADA, EVE, FORM, Service, form, request};

#[tokio::test]
async fn a_project_lives() {
    let service = Service::new().await;
    let created = service.ada("POST", "/projects", r#"{"name":"Mercury"}"#).await;
    assert_eq!(created.status, 201, "{created:?}");
    let at = created.header("location").unwrap().to_owned();
    let project = created.json();
    assert_eq!(at, format!("/projects/{}", project["id"].as_str().unwrap()));

    let renamed = service.ada("PATCH", &at, r#"{"name":"Gemini","version":1}"#).await;
    assert_eq!(
        (&renamed.json()["name"], &renamed.json()["version"]),
        (&json!("Gemini"), &json!(2))
    );

    let members = format!("{at}/members");
    let bob = r#"{"email":"BOB@acme.example","role":"editor"}"#;
    assert_eq!(service.ada("POST", &members, bob).await.status, 201);
    let listed = service.ada("GET", &members, "").await.json();
    let roles: Vec<_> = listed["items"].as_array().unwrap().iter().map(|m| &m["role"]).collect();
    assert_eq!(roles, ["owner", "editor"]);
    let left = service.ada("DELETE", &format!("{members}/usr_bob"), "").await;
    assert_eq!(left.status, 204, "{left:?}");

    let files = format!("{at}/files");
    let upload = request("POST", &files, &[("authorization", ADA), FORM], form("text/csv", "a,b"));
    let file = service.ask(upload).await;
    assert_eq!(file.status, 201, "{file:?}");
    assert_eq!(file.json()["bytes"], 3);
    let file = file.header("location").unwrap().to_owned();
    let downloaded = service.ada("GET", &file, "").await;
    assert_eq!(downloaded.text(), "a,b");
    assert_eq!(downloaded.header("content-type"), Some("text/csv"));
    let report = service.ada("GET", &format!("{at}/report"), "").await.json();
    assert_eq!(report, json!({"project": "Gemini", "members": 1, "files": 1}));

    assert_eq!(service.ada("DELETE", &at, "").await.code(), "PROJECT_NOT_EMPTY");
    assert_eq!(service.ada("DELETE", &file, "").await.status, 204);
    assert_eq!(service.ada("DELETE", &at, "").await.status, 204);
    assert_eq!(service.ada("GET", &at, "").await.status, 404);
    service.app.stop().await;
}

#[tokio::test]
async fn a_list_comes_in_pages() {
    let service = Service::new().await;
    for name in ["B", "C", "D", "E"] {
        service.ada("POST", "/projects", &format!("{{\"name\":\"{name}\"}}")).await;
    }
    let (mut seen, mut path) = (Vec::new(), "/projects?limit=2".to_owned());
    for pages in 1.. {
        let page = service.ada("GET", &path, "").await.json();
        let items = page["items"].as_array().unwrap();
        seen.extend(items.iter().map(|item| item["name"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else {
            assert_eq!(pages, 3);
            break;
        };
        path = format!("/projects?limit=2&after={next}");
    }
    seen.sort();
    assert_eq!(seen, ["Apollo", "B", "C", "D", "E"]);
}

#[tokio::test]
async fn every_answer_says_what_is_left() {
    let service = Service::new().await;
    for left in ["4", "3"] {
        let answer = service.ask(request("GET", "/projects", &[("authorization", EVE)], "")).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("x-ratelimit-limit"), Some("5"));
        assert_eq!(answer.header("x-ratelimit-remaining"), Some(left));
        assert_eq!(answer.header("ratelimit-policy"), Some("\"default\";q=5;w=60"));
        let reset: u64 = answer.header("x-ratelimit-reset").unwrap().parse().unwrap();
        assert!(reset > 1_700_000_000, "seconds since 1970: {reset}");
        answer.assert_contract();
    }
    let rate = service.ada("GET", "/rates/USD", "").await;
    assert_eq!(rate.json(), json!({"currency": "USD", "rate": 1.08}));
    let health = service.ask(request("GET", "/health", &[], "")).await;
    assert_eq!(health.text(), r#"{"status":"ok"}"#);
}

/// What one request sends away, another one finds; what is rolled back is gone.
#[tokio::test]
async fn a_file_that_is_refused_costs_nothing() {
    let service = Service::new().await;
    let upload = |file: String| {
        request("POST", "/projects/prj_apollo/files", &[("authorization", ADA), FORM], file)
    };
    for _ in 0..3 {
        assert_eq!(service.ask(upload(form("text/html", "<p>"))).await.status, 415);
    }
    for _ in 0..100 {
        assert_eq!(service.ask(upload(form("text/plain", "a"))).await.status, 201);
    }
    assert_eq!(service.ask(upload(form("text/plain", "a"))).await.code(), "PAYMENT_REQUIRED");
    let files = service.ada("GET", "/projects/prj_apollo/files", "").await.json();
    assert_eq!(files["items"].as_array().unwrap().len(), 101);
}

#[tokio::test]
async fn a_database_in_a_file_stays() {
    let file = std::env::temp_dir().join(format!("service-{}.db", std::process::id()));
    let url = format!("sqlite:{}?mode=rwc", file.display());
    let vars = [("DATABASE_URL", &*url), ("DEMO", "true")];
    let service = Service::with(&vars).await;
    assert_eq!(service.ada("POST", "/projects", r#"{"name":"Kept"}"#).await.status, 201);
    service.app.stop().await;
    let service = Service::with(&vars).await;
    assert_eq!(service.ada("POST", "/projects", r#"{"name":"Kept"}"#).await.status, 409);
    let both = futures(&service).await;
    assert_eq!(both, [200, 409], "one of two changes of one version is refused");
    service.app.stop().await;
    std::fs::remove_file(file).expect("the file is there");
}

/// As a timeout does, or a client that goes: the pool closes a connection whose query was given up,
/// and a database in memory ends with its last one.
#[tokio::test]
async fn a_request_that_is_given_up_loses_nothing() {
    let service = Service::new().await;
    for polls in 1..=20 {
        let mut asked = Box::pin(service.ada("GET", "/projects/prj_apollo", ""));
        for _ in 0..polls {
            if poll_fn(|cx| Poll::Ready(asked.as_mut().poll(cx).is_ready())).await {
                break;
            }
            tokio::task::yield_now().await;
        }
        drop(asked);
        // A connection has a thread, which ends now or a little later.
        sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(service.ada("GET", "/projects/prj_apollo", "").await.status, 200);
}

async fn futures(service: &Service) -> [u16; 2] {
    let change = |name| service.ada("PATCH", "/projects/prj_apollo", name);
    let (one, two) = tokio::join!(
        change(r#"{"name":"One","version":1}"#),
        change(r#"{"name":"Two","version":1}"#)
    );
    let mut statuses = [one.status.as_u16(), two.status.as_u16()];
    statuses.sort_unstable();
    statuses
}
