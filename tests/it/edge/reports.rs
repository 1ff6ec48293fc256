//! Each error is told once, when it leaves.

use std::io;
use std::pin::pin;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use errwire::{ApiError, Edge, Internal, OrInternal as _};
use futures_util::future::poll_immediate;
use http::{Request, StatusCode};
use tower::ServiceExt as _;
use tracing_subscriber::fmt::MakeWriter;
use validator::{ValidationError, ValidationErrors};

use super::{ask, get as get_it};
use crate::classify;
use crate::support::header;

#[derive(Debug, thiserror::Error, ApiError)]
enum Failure {
    #[error("no project {0}")]
    #[api(status = 404, message = "no such project")]
    NotFound(u32),
    #[error("project {0} is of another organisation")]
    #[api(status = 403, conceal_as = NotFound)]
    Foreign(u32),
    #[error("too fast")]
    #[api(status = 429)]
    RateLimited,
    #[error("the database")]
    #[api(status = 500)]
    Database(#[source] io::Error),
    #[error("as every day")]
    #[api(status = 502, log = OFF)]
    Quiet,
    #[error("stolen token")]
    #[api(status = 401, log = ERROR)]
    Stolen,
    #[error(transparent)]
    #[api(transparent)]
    Internal(#[from] Internal),
}

async fn project(Path(id): Path<u32>) -> Result<&'static str, Failure> {
    match id {
        1 => Ok("one"),
        2 => Err(Failure::Foreign(2)),
        3 => Err(Failure::Database(io::Error::other("https://u:p@db/x?token=hunter2"))),
        4 => Err(Failure::RateLimited),
        6 => Err(Failure::Quiet),
        7 => Err(Failure::Stolen),
        5 => Ok("x".parse::<u32>().map(|_| "five").or_internal()?),
        _ => Err(Failure::NotFound(id)),
    }
}

fn routes() -> Router {
    Router::new()
        .route("/projects/{id}", get(project))
        .route("/panic", get(async || -> &'static str { panic!("hunter2") }))
        .route("/other-status", get(async || (StatusCode::CONFLICT, Failure::NotFound(8))))
        .route("/foreign", get(async || (StatusCode::INTERNAL_SERVER_ERROR, "the disk is full")))
        .route("/refused", get(async || (StatusCode::BAD_REQUEST, "hunter2 is no number")))
        .route("/invalid", get(async || invalid()))
        .route(
            "/recovered",
            get(async || {
                let _ = Failure::RateLimited.into_response();
                "well"
            }),
        )
}

/// What validator finds, with what was submitted.
fn invalid() -> classify::Failure {
    let mut errors = ValidationErrors::new();
    for name in ["password", "pin"] {
        let mut error = ValidationError::new("length");
        error.add_param("value".into(), &"hunter2");
        errors.add(name, error);
    }
    errors.into()
}

type Heard = Arc<Mutex<Vec<String>>>;

fn watched(heard: &Heard) -> Edge {
    let heard = heard.clone();
    Edge::new().observe(move |report| {
        let sources: Vec<_> = report.sources().collect();
        heard.lock().unwrap().push(format!(
            "{} {} {} [{}] {sources:?}",
            report.status().as_u16(),
            report.code(),
            report.route().unwrap_or("-"),
            report.message(),
        ));
    })
}

#[tokio::test]
async fn an_observer_hears_of_each_error_once() {
    let heard = Heard::default();
    let router = routes().layer(watched(&heard));
    for (path, expected) in [
        ("/projects/1", None),
        ("/recovered", None),
        ("/projects/9", Some("404 NOT_FOUND /projects/{id} [no project 9] []")),
        (
            "/projects/2",
            Some("404 FOREIGN /projects/{id} [project 2 is of another organisation] []"),
        ),
        (
            "/projects/3",
            Some(r#"500 DATABASE /projects/{id} [the database] ["https://***@db/x?***"]"#),
        ),
        ("/projects/4", Some("429 RATE_LIMITED /projects/{id} [too fast] []")),
        (
            "/projects/5",
            Some("500 INTERNAL_ERROR /projects/{id} [invalid digit found in string] []"),
        ),
        ("/panic", Some("500 INTERNAL_ERROR /panic [panicked: hunter2] []")),
        ("/projects/6", Some("502 QUIET /projects/{id} [as every day] []")),
        ("/nowhere", Some("404 NOT_FOUND - [Not Found] []")),
        (
            "/other-status",
            Some(
                r#"409 CONFLICT /other-status [Conflict] ["in the place of 404 NOT_FOUND: no project 8"]"#,
            ),
        ),
        (
            "/foreign",
            Some(r#"500 INTERNAL_ERROR /foreign [Internal Server Error] ["the disk is full"]"#),
        ),
        ("/refused", Some("400 BAD_REQUEST /refused [Bad Request] []")),
        ("/projects/x", Some("400 BAD_REQUEST /projects/{id} [Bad Request] []")),
    ] {
        let response = get_it(&router, path).await;
        let heard = std::mem::take(&mut *heard.lock().unwrap());
        assert_eq!(heard, expected.as_slice(), "{path}: {response:?}");
    }
}

#[tokio::test]
async fn what_was_submitted_is_in_no_report() {
    let heard = Heard::default();
    let response = get_it(&routes().layer(watched(&heard)), "/invalid").await;
    assert_eq!(response.status(), 422);
    let heard = heard.lock().unwrap().concat();
    assert!(invalid().to_string().contains("hunter2"), "worth a test");
    assert!(heard.contains("Validation error: length [***]"), "{heard}");
    assert!(!heard.contains("hunter2"), "{heard}");
}

/// The error was made into a response, and then nobody waited for it any more.
#[tokio::test]
async fn what_nobody_waited_for_is_told_all_the_same() {
    let heard = Heard::default();
    let slow = async |_: Response| -> Response { std::future::pending().await };
    let router = routes()
        .layer(tower::util::AndThenLayer::new(move |response| {
            let slow = slow(response);
            async move { Ok::<_, std::convert::Infallible>(slow.await) }
        }))
        .layer(watched(&heard));
    {
        let request = Request::get("/projects/4").body(Body::empty()).unwrap();
        let mut answer = pin!(router.oneshot(request));
        assert!(poll_immediate(&mut answer).await.is_none());
        assert!(heard.lock().unwrap().is_empty());
    }
    assert_eq!(*heard.lock().unwrap(), ["429 RATE_LIMITED /projects/{id} [too fast] []"]);
}

#[tokio::test]
async fn an_observer_that_panics_takes_nothing_away() {
    let router = routes().layer(Edge::new().observe(|_| panic!("hunter2")));
    assert_eq!(get_it(&router, "/projects/9").await.status(), 404);
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(text)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// One event an error, in OpenTelemetry's names, as loud as the status asks for.
#[tokio::test(flavor = "current_thread")]
async fn events_have_the_names_of_opentelemetry() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(log.clone())
        .with_ansi(false)
        .without_time()
        .with_max_level(tracing::Level::DEBUG)
        .finish();
    crate::support::share_callsites();
    let _guard = tracing::subscriber::set_default(subscriber);
    let router = routes().layer(Edge::new());
    for (path, line) in [
        (
            "/projects/9",
            concat!(
                r#"DEBUG errwire: error.type="NOT_FOUND" http.response.status_code=404 "#,
                r#"http.route="/projects/{id}" request_id="req_1" exception.type=Failure::NotFound "#,
                r#"exception.message="no project 9""#,
            ),
        ),
        (
            "/projects/2",
            concat!(
                r#"DEBUG errwire: error.type="FOREIGN" http.response.status_code=404 "#,
                r#"http.route="/projects/{id}" request_id="req_1" exception.type=Failure::Foreign "#,
                r#"exception.message="project 2 is of another organisation" "#,
                r#"concealed_as="NOT_FOUND""#,
            ),
        ),
        (
            "/projects/3",
            concat!(
                r#"ERROR errwire: error.type="DATABASE" http.response.status_code=500 "#,
                r#"http.route="/projects/{id}" request_id="req_1" exception.type=Failure::Database "#,
                r#"exception.message="the database" exception.sources="https://***@db/x?***""#,
            ),
        ),
        (
            "/projects/4",
            concat!(
                r#"WARN errwire: error.type="RATE_LIMITED" http.response.status_code=429 "#,
                r#"http.route="/projects/{id}" request_id="req_1" "#,
                r#"exception.type=Failure::RateLimited exception.message="too fast""#,
            ),
        ),
        ("/projects/1", ""),
        ("/projects/6", ""),
        (
            "/projects/7",
            concat!(
                r#"ERROR errwire: error.type="STOLEN" http.response.status_code=401 "#,
                r#"http.route="/projects/{id}" request_id="req_1" "#,
                r#"exception.type=Failure::Stolen exception.message="stolen token""#,
            ),
        ),
    ] {
        let request = Request::get(path).header("x-request-id", "req_1");
        let response = ask(router.clone(), request.body(Body::empty()).unwrap()).await;
        let logged = String::from_utf8(std::mem::take(&mut *log.0.lock().unwrap())).unwrap();
        let lines: Vec<_> = logged.lines().map(str::trim).collect();
        assert_eq!(lines.join("\n"), line, "{path}");
        if response.status() != StatusCode::OK {
            assert_eq!(header(&response, "x-request-id"), Some("req_1"));
        }
    }
}
