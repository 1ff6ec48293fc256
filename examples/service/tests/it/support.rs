//! A service, and what asks it.

use std::cell::RefCell;
use std::io;
use std::sync::{Arc, Once};

use app::{App, Config};
use axum::Router;
use axum::body::Body;
use bytes::Bytes;
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

pub(crate) const ADA: &str = "Bearer ada.demo-secret";
pub(crate) const EVE: &str = "Bearer eve.demo-secret";

/// A service of a test's own, on a database of its own.
pub(crate) struct Service {
    pub(crate) app: Arc<App>,
    router: Router,
}

impl Service {
    pub(crate) async fn new() -> Self {
        Self::with(&[]).await
    }

    /// A service in this environment.
    pub(crate) async fn with(vars: &[(&str, &str)]) -> Self {
        let find = |name: &str| vars.iter().find(|(known, _)| *known == name);
        let config = Config::from_vars(|name| find(name).map(|(_, value)| value.into()));
        let app = App::start(config.expect("a usable environment")).await.expect("a start");
        Self { router: app::router(Arc::clone(&app)), app }
    }

    pub(crate) fn router(&self) -> Router {
        self.router.clone()
    }

    pub(crate) async fn ask(&self, request: Request<Body>) -> Answer {
        let method = request.method().clone();
        let Ok(response) = self.router().oneshot(request).await;
        let (head, body) = response.into_parts();
        let body = body.collect().await.expect("a body in memory").to_bytes();
        Answer { method, status: head.status, headers: head.headers, body }
    }

    /// Asks as Ada, with a body if there is one, which is JSON.
    pub(crate) async fn ada(&self, method: &str, path: &str, body: &str) -> Answer {
        self.ask(request(method, path, &[("authorization", ADA), JSON], body.to_owned())).await
    }
}

pub(crate) const JSON: (&str, &str) = ("content-type", "application/json");

pub(crate) fn request(
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: impl Into<Bytes>,
) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body.into())).expect("a request")
}

/// A form with one file.
pub(crate) fn form(media_type: &str, content: &str) -> String {
    let disposition = "content-disposition: form-data; name=\"file\"; filename=\"a.txt\"";
    format!("--x\r\n{disposition}\r\ncontent-type: {media_type}\r\n\r\n{content}\r\n--x--\r\n")
}

pub(crate) const FORM: (&str, &str) = ("content-type", "multipart/form-data; boundary=x");

/// A response, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) method: Method,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next().map(|value| value.to_str().expect("a header is text"));
        assert!(values.next().is_none(), "`{name}` is there twice");
        value
    }

    pub(crate) fn text(&self) -> &str {
        str::from_utf8(&self.body).expect("a body is UTF-8")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(self.text()).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The code of an error.
    pub(crate) fn code(&self) -> String {
        self.json()["error"]["code"].as_str().expect("a code").to_owned()
    }

    /// That this is a success, or an error as the contract has it.
    pub(crate) fn assert_contract(&self) {
        assert!(self.header("x-request-id").is_some_and(|id| !id.is_empty()), "{self:?}");
        if self.status.is_success() || self.status.is_redirection() {
            return;
        }
        let length = self.header("content-length").map(str::parse::<usize>);
        if self.method == Method::HEAD {
            assert!(self.body.is_empty(), "{self:?}");
            return;
        }
        assert!(length.is_none_or(|length| length == Ok(self.body.len())), "{self:?}");
        let body = self.json();
        if self.header("content-type") == Some("application/problem+json") {
            assert_eq!(body["status"], self.status.as_u16(), "{self:?}");
            return;
        }
        assert_eq!(self.header("content-type"), Some("application/json"), "{self:?}");
        let (body, error) = (body.as_object().expect("an object"), &body["error"]);
        assert_eq!(body.keys().collect::<Vec<_>>(), ["error", "success"], "{self:?}");
        assert_eq!(body["success"], false, "{self:?}");
        let text = |name| error[name].as_str().is_some_and(|text: &str| !text.is_empty());
        assert!(text("code") && text("message"), "{self:?}");
        let known = ["code", "details", "message", "param"];
        let keys = error.as_object().expect("an object").keys();
        keys.for_each(|key| assert!(known.contains(&key.as_str()), "{key}: {self:?}"));
        let duty = match self.status.as_u16() {
            401 => Some("www-authenticate"),
            405 => Some("allow"),
            429 => Some("retry-after"),
            _ => None,
        };
        assert!(duty.is_none_or(|name| self.headers.contains_key(name)), "{self:?}");
    }
}

thread_local! {
    /// What was logged on this thread, which is one test's.
    static LOGGED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The log of the test that runs on this thread.
pub(crate) struct Log;

impl Log {
    pub(crate) fn start() {
        static STARTED: Once = Once::new();
        STARTED.call_once(|| {
            let filter = tracing_subscriber::EnvFilter::new("info,errwire=debug");
            let log = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false);
            log.with_writer(|| Self).init();
        });
    }

    /// The events of the errors that were answered, since this was asked for the last time.
    pub(crate) fn errors() -> Vec<String> {
        let text = String::from_utf8(LOGGED.take()).expect("a log is text");
        text.lines().filter(|line| line.contains("error.type")).map(str::to_owned).collect()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOGGED.with_borrow_mut(|logged| logged.extend_from_slice(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
