//! gRPC: a real tonic server and client, and the enum that answers over HTTP too.

mod details;
mod errors;
mod service;
mod shapes;

use std::collections::HashSet;
use std::error::Error as _;
use std::sync::{Arc, Mutex};

use errwire::{AnyError, ApiError, Context, Disclosure, Edge, GrpcCode, Internal, Message, Spec};
use futures_util::StreamExt;
use serde_json::Value;
use tonic::{Code, Status};
use tonic_types::StatusExt;

use self::errors::{ByHand, REDACTED, RunError, SECRET};
use self::service::{Client, over_http1, start, start_with};
use crate::contracts::{REQUEST_ID, every_case};
use crate::support::{identified, text};

/// Everything of a status that is sent, as text.
fn sent(status: &Status) -> String {
    let response = status.clone().into_http::<()>();
    let headers = format!("{:?}", response.headers());
    format!("{headers}{}", String::from_utf8_lossy(status.details()))
}

fn metadata<'a>(status: &'a Status, name: &str) -> Option<&'a str> {
    status.metadata().get(name).map(|value| value.to_str().unwrap())
}

#[tokio::test]
async fn one_enum_answers_over_http_and_grpc() {
    let address = start().await;
    let mut client = Client::connect(&address).await;
    assert_eq!(client.call("Get", "ok", &[]).await.unwrap(), "ran");
    for name in RunError::NAMES {
        let status = client.call("Get", name, &[]).await.unwrap_err();
        let info = status.get_details_error_info().unwrap();
        let (http, body) = over_http1(&address, name).await;
        let body: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(body["error"]["code"], info.reason, "{name}");
        assert_eq!(body["error"]["message"], status.message(), "{name}");

        let error = RunError::named(name);
        let spec = error.spec().on_wire();
        assert_eq!(spec.status, http, "{name}");
        assert_eq!(status.code(), Code::from(spec.grpc), "{name}");
        assert_eq!(info.domain, spec.domain.unwrap_or_default(), "{name}");
        assert!(!sent(&status).contains(SECRET), "{name}: {status:?}");
        // The client's own, made of what was sent.
        assert!(status.source().is_none());
    }
}

#[tokio::test]
async fn the_request_is_known_in_unary_calls_streams_and_panics() {
    let address = start().await;
    let mut client = Client::connect(&address).await;
    let id = |status: &Status| status.get_details_request_info().unwrap().request_id;

    let headers = [("x-request-id", "req_1")];
    let status = client.call("Get", "database", &headers).await.unwrap_err();
    assert_eq!((&*id(&status), metadata(&status, "x-request-id")), ("req_1", Some("req_1")));
    assert_eq!(status.message(), "Internal Server Error");

    let headers = [("x-request-id", "req_2"), ("x-admin", "1")];
    let status = client.call("Get", "database", &headers).await.unwrap_err();
    assert_eq!((&*id(&status), status.message()), ("req_2", &*format!("database: {REDACTED}")));

    let mut events = client.watch("gone").await;
    assert_eq!(events.next().await.unwrap().unwrap(), "started");
    let status = events.next().await.unwrap().unwrap_err();
    assert_eq!((status.code(), &*id(&status)), (Code::NotFound, "req_watch"));
    assert_eq!(status.get_details_error_info().unwrap().reason, "GONE");

    let headers = [("x-request-id", "req_3")];
    let status = client.call("Panic", "boom", &headers).await.unwrap_err();
    assert_eq!((status.code(), status.message()), (Code::Internal, "Internal Server Error"));
    assert_eq!(status.get_details_error_info().unwrap().reason, "INTERNAL_ERROR");
    assert_eq!(id(&status), "req_3");
    assert!(!sent(&status).contains("boom"));

    let status = client.call("Any", "gone", &[]).await.unwrap_err();
    assert_eq!(status.get_details_error_info().unwrap().reason, "GONE");
    assert!(id(&status).starts_with("req_"));
}

#[tokio::test]
async fn operators_hear_of_each_error_once() {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&heard);
    let edge = Edge::new().observe(move |report| {
        let sources = report.sources().collect::<Vec<_>>().join(" < ");
        log.lock().unwrap().push(format!("{} {} {sources}", report.status(), report.code()));
    });
    let mut client = Client::connect(&start_with(edge).await).await;
    for name in ["ok", "database", "foreign"] {
        let _ = client.call("Get", name, &[]).await;
    }
    let expected =
        [format!("500 Internal Server Error DATABASE {REDACTED}"), "404 Not Found FOREIGN ".into()];
    assert_eq!(*heard.lock().unwrap(), expected);
}

/// The text of an error may be anything, and of any length, and the call still ends with it.
#[tokio::test]
async fn what_is_hostile_or_long_arrives() {
    let address = start().await;
    let mut client = Client::connect(&address).await;
    for hostile in ["", "a\r\nb: c\0", "100 % 🦀 ä\u{2028}", "grpc-status: 0"] {
        let error = ByHand::new(&Spec::new(400, "HOSTILE"), hostile);
        let response = errwire::tonic::trailers_only(&error, &Context::new());
        let back = Status::from_header_map(response.headers()).unwrap();
        assert_eq!((back.code(), back.message()), (Code::InvalidArgument, hostile));
    }
    for long in ["0123456789".repeat(100_000), "🦀".repeat(250_000)] {
        let error = ByHand::new(&Spec::new(400, "LONG"), long.clone());
        let status = errwire::tonic::status(&error, &identified("req_1"));
        let kept = status.message().strip_suffix('…').unwrap();
        assert!(status.message().len() <= 1024 && kept.len() > 1000 && long.starts_with(kept));
        assert!(sent_bytes(&status) < 8192, "{}", sent_bytes(&status));
    }
    // Once more over the wire, where clients have limits.
    let headers = [("x-request-id", "req_1")];
    let status = client.call("Get", "long", &headers).await.unwrap_err();
    assert!(status.message().starts_with("🦀🦀") && status.message().ends_with('…'));
    assert_eq!(status.get_details_error_info().unwrap().reason, "SAID");
    let status = client.call("Get", "many", &headers).await.unwrap_err();
    assert_eq!(status.message(), "500 fields are wrong");
    assert!(status.get_details_bad_request().unwrap().field_violations.len() >= 20);
}

/// As RFC 7541, section 4.1 counts them.
fn sent_bytes(status: &Status) -> usize {
    let response = status.clone().into_http::<()>();
    response.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 32).sum()
}

#[test]
fn nobody_can_tell_what_is_concealed() {
    for disclosure in [Disclosure::Public, Disclosure::Operator] {
        let cx = identified("req_1").with_disclosure(disclosure);
        let status = |name| errwire::tonic::status(&RunError::named(name), &cx);
        let (foreign, gone) = (status("foreign"), status("gone"));
        assert_eq!(foreign.code(), gone.code());
        assert_eq!(foreign.message(), gone.message());
        assert_eq!(foreign.details(), gone.details());
        assert_eq!(
            foreign.metadata().clone().into_headers(),
            gone.metadata().clone().into_headers()
        );
    }
}

#[test]
fn sources_stay_on_the_server() {
    for (status, source) in [
        (Status::from(Internal::new(SECRET)), SECRET.to_owned()),
        (
            Status::from(AnyError::from(RunError::named("upstream"))),
            format!("upstream of {SECRET}"),
        ),
    ] {
        assert_eq!(status.source().unwrap().to_string(), source);
        assert!(!sent(&status).contains(SECRET));
    }
}

#[test]
fn codes_are_those_of_tonic() {
    for code in GrpcCode::ALL {
        let theirs = Code::from(*code);
        assert_eq!(i32::from(theirs), code.number());
        assert_eq!(format!("{theirs:?}"), format!("{code:?}"));
    }
    for number in 0..=20 {
        let is_error = Code::from_i32(number) != Code::Ok
            && (number == 2 || Code::from_i32(number) != Code::Unknown);
        assert_eq!(GrpcCode::from_number(number).is_some(), is_error, "{number}");
    }
}

#[test]
fn every_status_has_a_code() {
    for number in 400..=599 {
        let error = ByHand::new(&Spec::new(number, "ANY"), "any");
        let status = errwire::tonic::status(&error, &Context::new());
        assert_eq!(status.code(), Code::from(GrpcCode::of_status(number)), "{number}");
        assert!(!matches!(status.code(), Code::Ok | Code::Unknown), "{number}");
    }
    let named = Spec::new(409, "NAME_TAKEN").grpc(GrpcCode::AlreadyExists);
    let status = errwire::tonic::status(&ByHand::new(&named, "taken"), &Context::new());
    assert_eq!(status.code(), Code::AlreadyExists);
}

/// All errors of five real APIs.
#[test]
fn the_contracts_speak_grpc() {
    let cx = identified(REQUEST_ID);
    every_case(|_, entry, case| {
        let error = &*case.error;
        let status = errwire::tonic::status(error, &cx);
        let spec = error.spec().on_wire();
        assert_eq!(status.message(), Message::new(error, &cx).to_string(), "{}", entry.id);
        assert_eq!(status.code(), Code::from(GrpcCode::of_status(spec.status.as_u16())));

        let details = status.check_error_details_vec().unwrap();
        let kinds: HashSet<_> = details.iter().map(std::mem::discriminant).collect();
        assert_eq!(kinds.len(), details.len(), "{}", entry.id);
        let info = status.get_details_error_info().unwrap();
        let legal = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        assert!(info.reason.chars().all(legal), "{}: {}", entry.id, info.reason);
        let code = info.metadata.get("code").unwrap_or(&info.reason);
        assert_eq!(code, spec.code, "{}", entry.id);
        assert!(sent_bytes(&status) < 8192, "{}", entry.id);
    });
}

/// The headers of HTTP's own duties are not gRPC's.
#[test]
fn a_trailers_only_response_is_grpc() {
    let cx = identified("req_1");
    let response = errwire::tonic::trailers_only(&RunError::named("closed"), &cx);
    assert_eq!(response.status(), 200);
    assert_eq!(text(&response), "");
    let mut names: Vec<_> = response.headers().keys().map(http::HeaderName::as_str).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "content-type",
            "grpc-message",
            "grpc-retry-pushback-ms",
            "grpc-status",
            "grpc-status-details-bin",
            "x-closed",
            "x-request-id",
        ]
    );
    assert_eq!(response.headers()["content-type"], "application/grpc");
    assert_eq!(response.headers()["grpc-status"], "14");
}
