//! The five contracts, byte for byte: `tests/contracts/*.json` against `examples/contracts/*.rs`.

use std::collections::{BTreeMap, BTreeSet};

use contracts::{Case, Published};
use errwire::{ApiError, Context, Disclosure, Response};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::support::{header, headers, identified, text};

/// One contract file.
#[derive(Deserialize)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) content_type: String,
    #[serde(default)]
    retry_table: BTreeMap<u16, bool>,
    client: Option<Client>,
    pub(crate) cases: Vec<Entry>,
}

/// How the contract's own client behaves.
#[derive(Deserialize)]
struct Client {
    retried_statuses: BTreeSet<u16>,
}

/// One line of a contract file.
#[derive(Deserialize)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) status: u16,
    code: Option<String>,
    retryable: Option<bool>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    body: Box<RawValue>,
    pub(crate) form: Option<String>,
    sse: Option<String>,
}

/// The request id in the bodies of contract typed.
pub(crate) const REQUEST_ID: &str = "req_abc123def456";

pub(crate) fn files() -> Vec<File> {
    let files = [
        include_str!("../contracts/flat.json"),
        include_str!("../contracts/nested.json"),
        include_str!("../contracts/typed.json"),
        include_str!("../contracts/message.json"),
        include_str!("../contracts/plain.json"),
    ];
    files.map(|file| serde_json::from_str(file).expect("a contract file")).into()
}

/// Every line of the files with the example that is to answer like it.
pub(crate) fn every_case(mut check: impl FnMut(&File, &Entry, &Case)) {
    let examples = contracts::all();
    for file in &files() {
        for entry in &file.cases {
            check(file, entry, find(&examples, &file.name, &entry.id));
        }
    }
}

fn find<'a>(examples: &'a [Published], contract: &str, id: &str) -> &'a Case {
    let published = examples.iter().find(|published| published.name == contract);
    let case = published.and_then(|published| published.cases.iter().find(|case| case.id == id));
    case.unwrap_or_else(|| panic!("{contract}/{id} has no example"))
}

fn case(contract: &str, id: &str) -> Case {
    let mut published = contracts::all();
    let at = published.iter().position(|published| published.name == contract).expect("a contract");
    let mut cases = published.swap_remove(at).cases;
    let at = cases.iter().position(|case| case.id == id).expect("a case");
    cases.swap_remove(at)
}

impl Entry {
    /// The body without the spaces that the file has between its tokens.
    pub(crate) fn body(&self) -> String {
        let (mut compact, mut quoted, mut escaped) = (String::new(), false, false);
        for letter in self.body.get().chars() {
            if quoted || !letter.is_ascii_whitespace() {
                compact.push(letter);
            }
            quoted ^= letter == '"' && !escaped;
            escaped = letter == '\\' && !escaped;
        }
        compact
    }

    pub(crate) fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The headers that must be there, with these values.
    pub(crate) fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (&**name, &**value))
    }
}

fn respond(case: &Case, cx: &Context) -> Response {
    case.respond(cx).unwrap_or_else(|error| panic!("{}: {error}", case.id))
}

#[test]
fn files_and_examples_have_the_same_cases() {
    let listed = files().into_iter().flat_map(|File { name, cases, .. }| {
        cases.into_iter().map(move |entry| format!("{name}/{}", entry.id))
    });
    let made = contracts::all().into_iter().flat_map(|Published { name, cases, .. }| {
        cases.into_iter().map(move |case| format!("{name}/{}", case.id))
    });
    let (listed, made): (Vec<_>, Vec<_>) = (listed.collect(), made.collect());
    assert_eq!(listed.len(), 107);
    assert_eq!(made.len(), 107);
    let (listed, made): (BTreeSet<_>, BTreeSet<_>) =
        (listed.into_iter().collect(), made.into_iter().collect());
    assert_eq!(listed, made);
}

#[test]
fn every_case_has_its_status_headers_and_bytes() {
    let cx = identified(REQUEST_ID);
    every_case(|file, entry, case| {
        let at = format!("{}/{}", file.name, entry.id);
        let response = respond(case, &cx);
        assert_eq!(response.status(), entry.status, "{at}");
        assert_eq!(text(&response), entry.body(), "{at}");
        assert_eq!(header(&response, "content-type"), Some(&*file.content_type), "{at}");
        assert_eq!(header(&response, "x-request-id"), Some(REQUEST_ID), "{at}");
        for (name, value) in entry.headers() {
            assert_eq!(header(&response, name), Some(value), "{at}: {name}");
        }
    });
}

/// Without a request id, more bodies are known as it compiles; they must be the same ones.
#[test]
fn every_case_has_the_same_bytes_without_a_request_id() {
    every_case(|file, entry, case| {
        let expected = entry.body().replace(&format!(r#","requestId":"{REQUEST_ID}""#), "");
        let response = respond(case, &Context::new());
        assert_eq!(text(&response), expected, "{}/{}", file.name, entry.id);
        assert_eq!(header(&response, "x-request-id"), None);
    });
}

#[test]
fn every_case_has_its_code() {
    every_case(|file, entry, case| {
        if let Some(code) = &entry.code {
            let spec = case.error.spec();
            assert_eq!(spec.on_wire().code, code, "{}/{}", file.name, entry.id);
        }
    });
}

#[test]
fn every_case_has_its_retry_class() {
    every_case(|file, entry, case| {
        let at = format!("{}/{}", file.name, entry.id);
        let retry = case.error.spec().on_wire().retry;
        if let Some(retryable) = entry.retryable {
            assert_eq!(retry.is_retryable(), retryable, "{at}");
            let advised = respond(case, &Context::new().with_should_retry(true));
            let advice = header(&advised, "x-should-retry");
            assert_eq!(advice, Some(if retryable { "true" } else { "false" }), "{at}");
        }
        let has_delay = header(&respond(case, &Context::new()), "retry-after").is_some();
        assert_eq!(has_delay, entry.headers.contains_key("retry-after"), "{at}");
    });
}

#[test]
fn contract_plain_retries_by_its_table() {
    let mut seen = BTreeSet::new();
    let table = files().into_iter().find(|file| file.name == "plain").expect("plain").retry_table;
    every_case(|file, entry, case| {
        if file.name == "plain" {
            seen.insert(entry.status);
            assert_eq!(table.get(&entry.status), Some(&case.error.spec().retry.is_retryable()));
        }
    });
    assert!(table.keys().eq(&seen));
}

#[test]
fn contract_typed_retries_what_its_client_retries() {
    let file = files().into_iter().find(|file| file.name == "typed").expect("typed");
    let retried = file.client.expect("a client").retried_statuses;
    let mut seen = BTreeSet::new();
    every_case(|file, entry, case| {
        if file.name == "typed" {
            seen.insert(entry.status);
            let retryable = case.error.spec().retry.is_retryable();
            assert_eq!(retryable, retried.contains(&entry.status), "{}", entry.id);
        }
    });
    assert!(seen.is_superset(&retried));
}

#[test]
fn a_frame_is_what_the_contract_says() {
    let mut frames = 0;
    every_case(|_, entry, case| {
        if let Some(frame) = &entry.sse {
            frames += 1;
            assert_eq!(case.frame(&Context::new()), frame.as_bytes(), "{}", entry.id);
        }
    });
    assert_eq!(frames, 1);
}

#[test]
fn a_frame_shows_administrators_the_full_text() {
    let broken_off = case("message", "stream_unavailable");
    let frame = broken_off.frame(&Context::new().with_disclosure(Disclosure::Operator));
    assert_eq!(frame, "data: {\"error\":\"stream from acme: unexpected end of file\"}\n\n");
}

#[test]
fn a_frame_of_any_case_has_the_body_as_its_data() {
    let cx = identified(REQUEST_ID);
    every_case(|file, entry, case| {
        if entry.form.as_deref() != Some("warning") {
            let frame = format!("data: {}\n\n", entry.body());
            assert_eq!(case.frame(&cx), frame.as_bytes(), "{}/{}", file.name, entry.id);
        }
    });
}

#[test]
fn what_is_concealed_can_not_be_told_from_what_is_missing() {
    let missing = case("nested", "not_found");
    let concealed = case("nested", "forbidden_concealed_as_not_found");
    for disclosure in [Disclosure::Public, Disclosure::Operator] {
        let cx = identified("req_1").with_disclosure(disclosure).with_should_retry(true);
        for cx in [cx.clone(), cx.clone().with_problem(true), cx.with_head(true)] {
            let (missing, concealed) = (respond(&missing, &cx), respond(&concealed, &cx));
            assert_eq!(missing.status(), concealed.status());
            assert_eq!(missing.body(), concealed.body());
            assert_eq!(headers(&missing), headers(&concealed));
        }
    }
    let (spec, logged) = (concealed.error.spec(), concealed.error.to_string());
    assert_eq!((spec.code, spec.status.as_u16()), ("FORBIDDEN", 403));
    assert_eq!(spec.variant, "AnotherOrganisations");
    assert_eq!(logged, "project prj_42 belongs to another organisation");
}

#[test]
fn what_is_masked_is_there_for_operators() {
    let operator = Context::new().with_disclosure(Disclosure::Operator);
    for (contract, id, expected) in [
        (
            "nested",
            "foreign_error",
            r#"{"success":false,"error":{"code":"INTERNAL_ERROR","message":"/var/lib/models is read-only"}}"#,
        ),
        (
            "message",
            "internal_public",
            r#"{"error":"Failed to create user: Database connection error"}"#,
        ),
        ("plain", "internal", r#"{"error":"disk full"}"#),
    ] {
        let case = case(contract, id);
        assert_eq!(text(&respond(&case, &operator)), expected);
        assert!(!text(&respond(&case, &Context::new())).contains(&case.error.to_string()));
    }
}

#[test]
fn every_case_keeps_the_duties_of_its_status() {
    every_case(|file, entry, case| {
        let response = respond(case, &Context::new());
        let at = format!("{}/{}", file.name, entry.id);
        assert_eq!(header(&response, "www-authenticate").is_some(), entry.status == 401, "{at}");
        let cached = header(&response, "cache-control");
        assert_eq!(cached, (entry.status == 429).then_some("no-store"), "{at}");
    });
}

#[test]
fn a_case_can_be_shared_between_threads() {
    fn shareable<T: Send + Sync>(_: &T) {}
    shareable(&contracts::all());
    let error: Box<dyn ApiError + Send + Sync> = case("flat", "conflict").error;
    let moved = std::thread::spawn(move || error.to_string()).join().expect("no panic");
    assert_eq!(moved, "Gateway with endpoint '/my-tools' already exists");
}
