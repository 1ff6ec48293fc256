//! `decode(render(e))` keeps all that the dialect carries.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use errwire::client::{Decode, WireError};
use errwire::envelope::{
    Body, Envelope, Error, Flat, Message, Nested, Occurrence, Problem, SuccessMessage, Typed,
};
use errwire::{ApiError, Context, Member, Parts, Response, Retry, Spec, respond};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::contracts::every_case;
use crate::support::{identified, text};

/// All that a dialect may show, as the dialect [`Spy`] writes it.
#[derive(Debug, Default, Deserialize)]
struct Shown {
    code: String,
    kind: Option<String>,
    message: String,
    title: String,
    docs: Option<String>,
    param: Option<String>,
    details: Option<Value>,
    extensions: BTreeMap<String, Value>,
}

struct Spy;

#[derive(Serialize)]
struct SpyBody<'a> {
    code: &'a str,
    kind: Option<&'a str>,
    message: errwire::Message<'a>,
    title: &'a str,
    docs: Option<&'a str>,
    param: Option<String>,
    details: Option<Member<'a>>,
    extensions: BTreeMap<&'a str, Member<'a>>,
}

impl Envelope for Spy {
    fn render(error: &Occurrence<'_>, body: &mut Body) -> Result<(), Error> {
        body.json(&SpyBody {
            code: error.code(),
            kind: error.spec().kind,
            message: error.message(),
            title: error.title(),
            docs: error.spec().docs,
            param: error.param().map(ToString::to_string),
            details: error.details(),
            extensions: error.extensions().collect(),
        })
    }
}

/// The members that a dialect has.
#[expect(clippy::struct_excessive_bools, reason = "a row of a table")]
struct Carries {
    code: bool,
    kind: bool,
    param: bool,
    problem: bool,
}

const ALL_BUT_KIND: Carries = Carries { code: true, kind: false, param: true, problem: false };
const MESSAGE_ALONE: Carries = Carries { code: false, kind: false, param: false, problem: false };

type Read = for<'a> fn(&'a Response) -> WireError<'a>;
type Write = fn(&dyn ApiError, &Context) -> Response;

fn dialect<D: Envelope + Decode>(carries: Carries) -> (Write, Read, Carries) {
    let read: Read =
        |response| WireError::decode::<D>(response.status(), response.headers(), response.body());
    (|error, cx| respond::<D>(error, cx), read, carries)
}

fn dialects() -> [(Write, Read, Carries); 6] {
    [
        dialect::<Flat>(ALL_BUT_KIND),
        dialect::<Nested>(ALL_BUT_KIND),
        dialect::<Typed>(Carries { kind: true, ..ALL_BUT_KIND }),
        dialect::<Message>(MESSAGE_ALONE),
        dialect::<SuccessMessage>(MESSAGE_ALONE),
        dialect::<Problem>(Carries { problem: true, ..ALL_BUT_KIND }),
    ]
}

fn detect(response: &Response) -> WireError<'_> {
    WireError::detect(response.status(), response.headers(), response.body())
}

fn json(value: Option<&errwire::client::RawValue>) -> Option<Value> {
    value.map(|raw| serde_json::from_str(raw.get()).expect("JSON"))
}

/// The error in every dialect, read back.
fn check(error: &dyn ApiError, cx: &Context) {
    let shown: Shown = serde_json::from_str(text(&respond::<Spy>(error, cx))).expect("a spy's");
    for (write, read, carries) in dialects() {
        let response = write(error, cx);
        compare(&read(&response), &shown, &carries, error, cx);
        if carries.kind || carries.problem || !carries.code {
            compare(&detect(&response), &shown, &carries, error, cx);
        }
    }
    let flat = respond::<Flat>(error, cx);
    compare(&detect(&flat), &shown, &ALL_BUT_KIND, error, cx);
    let nested = respond::<Nested>(error, cx);
    compare(&detect(&nested), &shown, &ALL_BUT_KIND, error, cx);
}

#[track_caller]
fn compare(
    read: &WireError<'_>,
    shown: &Shown,
    carries: &Carries,
    error: &dyn ApiError,
    cx: &Context,
) {
    let spec = error.spec().on_wire();
    assert_eq!(read.status, spec.status);
    assert_eq!(read.message.as_deref(), Some(&*shown.message));
    assert_eq!(read.code.as_deref(), carries.code.then_some(&*shown.code));
    if carries.kind {
        assert!(read.kind.is_some());
        assert!(shown.kind.is_none() || read.kind == shown.kind.as_deref().map(Cow::Borrowed));
    }
    let param = shown.param.as_deref().filter(|_| carries.param);
    assert_eq!(read.param.as_deref(), param);
    assert_eq!(json(read.details.as_deref()), shown.details.clone());
    for (name, value) in &shown.extensions {
        assert_eq!(json(read.extension(name)).as_ref(), Some(value), "{name}");
    }
    assert_eq!(read.extensions.len(), shown.extensions.len());
    if carries.problem {
        let title = match shown.docs {
            Some(_) => &*shown.title,
            None => spec.status.canonical_reason().unwrap_or("Client Error"),
        };
        assert_eq!(read.title.as_deref(), Some(title));
        assert_eq!(read.docs.as_deref(), shown.docs.as_deref());
        assert_eq!(read.instance.as_deref(), cx.instance());
    }
    let id = cx.request_id().map(errwire::RequestId::as_str);
    assert_eq!(read.request_id.as_deref(), id);
    check_retry(read, error);
}

fn check_retry(read: &WireError<'_>, error: &dyn ApiError) {
    let own = error.spec();
    let spec = own.on_wire();
    let parts = if own.is_concealed() { Parts::new() } else { error.parts() };
    let delay = format!("{parts:?}").contains("delay: Some").then(|| read.delay()).flatten();
    assert!(delay.is_some() || read.delay() == spec.retry.delay().map(whole));
    // The header says whether, and without the code the status says how.
    assert_eq!(read.retry.is_retryable(), spec.retry.is_retryable());
    if read.code.is_some() {
        let expected = delay.map_or(spec.retry, |delay| spec.retry.after(delay));
        assert_eq!(read.clone().knowing([spec]).retry, expected);
    }
}

fn whole(delay: Duration) -> Duration {
    Duration::from_secs(delay.as_secs() + u64::from(delay.subsec_nanos() > 0))
}

#[test]
fn every_case_of_the_contracts() {
    let cx = identified("req_1").with_should_retry(true).with_instance("/things/1");
    every_case(|_, _, case| check(&*case.error, &cx));
}

/// As the contracts' own files have the bodies, in the contracts' own dialects.
#[test]
fn every_body_of_the_contract_files() {
    every_case(|file, entry, _| {
        let (body, headers) = (entry.body(), http::HeaderMap::new());
        let status = http::StatusCode::from_u16(entry.status).expect("a status");
        let read = match (&*file.name, entry.form.as_deref()) {
            (_, Some("warning")) => return,
            ("flat", None) => WireError::decode::<Flat>(status, &headers, body.as_bytes()),
            ("nested", _) => WireError::decode::<Nested>(status, &headers, body.as_bytes()),
            ("typed", _) => WireError::decode::<Typed>(status, &headers, body.as_bytes()),
            (_, Some("mcp" | "tool")) => {
                WireError::decode::<SuccessMessage>(status, &headers, body.as_bytes())
            }
            _ => WireError::decode::<Message>(status, &headers, body.as_bytes()),
        };
        let detected = WireError::detect(status, &headers, body.as_bytes());
        for read in [read, detected] {
            let at = format!("{}/{}", file.name, entry.id);
            assert_eq!(read.code.as_deref(), entry.code(), "{at}");
            let message = read.message.expect("every case has a message");
            assert!(body.contains(&*serde_json::to_string(&message).unwrap()), "{at}: {message}");
        }
    });
}

/// An error of which everything is generated.
#[derive(Debug)]
struct Generated {
    spec: &'static Spec,
    message: String,
    param: Option<String>,
    details: Option<Value>,
    delay: Option<Duration>,
    extensions: Vec<(&'static str, Value)>,
}

impl fmt::Display for Generated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Generated {}

impl ApiError for Generated {
    fn spec(&self) -> &'static Spec {
        self.spec
    }

    fn parts(&self) -> Parts<'_> {
        let mut parts = Parts::new().retry_after(&self.delay);
        if let Some(param) = &self.param {
            parts = parts.param(param);
        }
        if let Some(details) = &self.details {
            parts = parts.details(details);
        }
        for (name, value) in &self.extensions {
            parts = parts.extension(name, value);
        }
        parts
    }
}

const DOCS: &str = "https://docs.example.com/errors#\"quoted\"";

static SPECS: [Spec; 7] = [
    Spec::new(400, "BAD_REQUEST").with_parts(),
    Spec::new(402, "PAYMENT_REQUIRED").retry(Retry::always()).docs(DOCS).with_parts(),
    Spec::new(409, "conflict").title("In \"conflict\"").docs(DOCS).with_parts(),
    Spec::new(429, "rate.limited").kind("rate_limit").with_parts(),
    Spec::new(503, "DOWN").written().retry(Retry::never()).with_parts(),
    Spec::new(500, "INTERNAL").with_parts(),
    Spec::new(502, "UPSTREAM").retry(Retry::Always(Some(Duration::from_secs(3)))).with_parts(),
];

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(".*", inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn generated() -> impl Strategy<Value = Generated> {
    let names = prop::sample::subsequence(vec!["balance", "trace_id", "limits"], 0..=3);
    let extensions = (names, prop::collection::vec(value(), 3))
        .prop_map(|(names, values)| names.into_iter().zip(values).collect());
    let spec = prop::sample::select(SPECS.iter().collect::<Vec<_>>());
    let delay = prop::option::of((0..1u64 << 31).prop_map(Duration::from_secs));
    let param = prop::option::of(".*");
    (spec, ".*", param, prop::option::of(value()), delay, extensions).prop_map(
        |(spec, message, param, details, delay, extensions)| Generated {
            spec,
            message,
            param,
            details,
            delay,
            extensions,
        },
    )
}

proptest! {
    #[test]
    fn every_error(error in generated(), problem: bool) {
        let cx = identified("req_1").with_should_retry(true).with_instance("/a?b=\"c\"");
        check(&error, &cx);
        let asked = cx.with_problem(problem);
        let response = respond::<Nested>(&error, &asked);
        let headers = response.headers();
        let read = WireError::decode::<Nested>(response.status(), headers, response.body());
        prop_assert_eq!(read.code.as_deref(), Some(error.spec.code));
    }
}
