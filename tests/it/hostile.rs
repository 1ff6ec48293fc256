//! Bad input: what comes from outside, or from other people's code, and must not do harm.

use std::fmt;
use std::io;
use std::sync::{Arc, Mutex};

use errwire::envelope::{Flat, Message, Nested, Problem, Typed};
use errwire::{ApiError, Context, Disclosure, RequestId, SseFrame, respond};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::support::{body, header, identified, message, public, text};

/// A text from outside, in the message.
#[derive(Debug, thiserror::Error, ApiError)]
enum Hostile {
    #[error("{0}")]
    #[api(status = 400)]
    Shown(String),
    #[error("{0}")]
    #[api(status = 500)]
    Masked(String),
    #[error("bad")]
    #[api(status = 400)]
    Header {
        #[api(header = "x-first")]
        first: &'static str,
        #[api(header = "x-second")]
        second: String,
    },
    #[error("bad")]
    #[api(status = 400)]
    Parts {
        #[api(param)]
        param: String,
        #[api(extension)]
        extra: String,
        #[api(details)]
        details: Vec<String>,
    },
}

const TEXTS: [&str; 9] = [
    "",
    "\"quoted\" and \\escaped\\",
    "\0\u{1}\u{8}\t\n\u{b}\u{c}\r\u{1f} \u{7f}\u{80}",
    "line\u{2028}paragraph\u{2029}",
    "crab 🦀, family 👩‍👩‍👧, ä, 中, \u{feff}",
    "</script><script>alert(1)</script>",
    "{\"success\":true}",
    "%s {} {0} {{",
    "seven\"7eight\\89\nten",
];

#[test]
fn a_message_is_escaped_and_whole() {
    let long = "0123456\"\\\u{1}🦀".repeat(80_000);
    assert!(long.len() > 1_000_000);
    for sent in TEXTS.into_iter().chain([long.as_str()]) {
        let error = Hostile::Shown(sent.to_owned());
        let body = body(&error);
        let read: Value = serde_json::from_str(&body).expect("JSON");
        assert_eq!(read["error"]["message"], sent);
        let quoted = serde_json::to_string(sent).expect("JSON");
        let expected =
            format!(r#"{{"success":false,"error":{{"code":"SHOWN","message":{quoted}}}}}"#);
        assert_eq!(body, expected);
        assert_eq!(message(&error), sent);
    }
}

#[test]
fn every_dialect_escapes_every_part() {
    for sent in TEXTS {
        let parts = Hostile::Parts {
            param: sent.to_owned(),
            extra: sent.to_owned(),
            details: vec![sent.to_owned()],
        };
        let cx = Context::new().with_instance(sent);
        for response in [
            respond::<Nested>(&parts, &cx),
            respond::<Flat>(&parts, &cx),
            respond::<Typed>(&parts, &cx),
            respond::<Message>(&parts, &cx),
            respond::<Problem>(&parts, &cx),
        ] {
            let body: Value = serde_json::from_str(text(&response)).expect("JSON");
            let at = body.get("error").filter(|inner| inner.is_object()).unwrap_or(&body);
            assert_eq!(at["extra"], sent);
            let details = at.get("details").or(at.get("errors")).expect("details");
            assert_eq!(details[0], sent);
            assert!(at.get("param").is_none_or(|param| param == sent));
            assert!(at.get("instance").is_none_or(|instance| instance == sent));
        }
    }
}

#[test]
fn a_frame_is_one_event_whatever_its_text() {
    for sent in TEXTS {
        let frame =
            SseFrame::new().render::<Message>(&Hostile::Shown(sent.to_owned()), &Context::new());
        let frame = std::str::from_utf8(&frame).expect("UTF-8");
        let data = frame.strip_prefix("data: ").and_then(|rest| rest.strip_suffix("\n\n"));
        let data = data.expect("one field, and its end");
        assert!(!data.contains(['\r', '\n']), "{frame:?}");
        assert_eq!(serde_json::from_str::<Value>(data).expect("JSON")["error"], sent);
    }
    let named = SseFrame::new().event("error\ndata: forged\n\n");
    let frame = named.render::<Message>(&Hostile::Shown("x".to_owned()), &Context::new());
    assert_eq!(frame, "event: error\ndata: {\"error\":\"x\"}\n\n");
}

/// Where `tracing` writes in these tests.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What this answers, and what is logged of it.
fn logged<T>(answer: impl FnOnce() -> T) -> (T, String) {
    let log = Log::default();
    let writer = log.clone();
    let subscriber =
        tracing_subscriber::fmt().with_writer(move || writer.clone()).with_ansi(false).finish();
    crate::support::share_callsites();
    let answered = tracing::subscriber::with_default(subscriber, answer);
    let log = log.0.lock().expect("no panic").clone();
    (answered, String::from_utf8(log).expect("UTF-8"))
}

#[test]
fn a_header_that_would_split_the_response_is_dropped_and_said_so_once() {
    for value in ["a\r\nset-cookie: id=1", "a\nb", "a\rb", "a\0b", "ä\u{7f}"] {
        let error = Hostile::Header { first: "fine", second: value.to_owned() };
        let (response, log) = logged(|| public(&error));
        assert_eq!(header(&response, "x-first"), Some("fine"));
        assert_eq!(header(&response, "x-second"), None);
        assert_eq!(header(&response, "set-cookie"), None);
        assert_eq!(
            text(&response),
            r#"{"success":false,"error":{"code":"HEADER","message":"bad"}}"#
        );

        assert_eq!(log.lines().count(), 1, "{log}");
        assert!(
            log.contains("WARN") && log.contains("x-second") && log.contains("HEADER"),
            "{log}"
        );
        assert!(!log.contains("set-cookie"), "the text itself is not for the log: {log}");
    }
}

#[test]
fn a_request_id_is_printable_or_none() {
    for id in ["", " ", "two words", "a\r\nb", "ä", "\u{7f}", "a\tb", &"x".repeat(129)] {
        assert_eq!(RequestId::new(id), None, "{id:?}");
    }
    for id in ["a", "req_abc123def456", &"x".repeat(128)] {
        assert_eq!(RequestId::new(id).as_ref().map(RequestId::as_str), Some(id));
        assert_eq!(RequestId::new(id).map(|id| id.to_string()).as_deref(), Some(id));
    }
    let opaque = http::HeaderValue::from_bytes(b"\xff\xfe").expect("obs-text");
    assert_eq!(RequestId::from_header(&opaque), None);
    let (one, other) = (RequestId::generate(), RequestId::generate());
    assert_ne!(one, other);
    assert!(one.as_str().starts_with("req_"));
    assert_eq!(RequestId::new(one.as_str()), Some(one));
}

/// A `Display` that gives up in the middle.
#[derive(Debug)]
struct Broken;

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("half a \"sentence")?;
        Err(fmt::Error)
    }
}

#[derive(Debug, thiserror::Error, ApiError)]
enum Unsayable {
    #[error("it is {0}")]
    #[api(status = 409)]
    Display(#[api(example = "broken")] Broken),
    #[error("for operators")]
    #[api(status = 404, message = "no {0}")]
    Message(#[api(example = "broken")] Broken),
    #[error("it is {0}")]
    #[api(status = 500)]
    Masked(Broken),
    #[error("{} is", .0)]
    #[api(status = 404)]
    Whole(Broken),
    #[error("bad")]
    #[api(status = 400)]
    Parts {
        #[api(header = "x-broken", example = "broken")]
        header: Broken,
        #[api(param, example = "broken")]
        param: Broken,
    },
}

#[test]
fn an_error_whose_display_fails_reads_as_its_status() {
    let operator = Context::new().with_disclosure(Disclosure::Operator);
    let expected = |code: &str, phrase: &str| {
        format!(r#"{{"success":false,"error":{{"code":"{code}","message":"{phrase}"}}}}"#)
    };
    for (error, code, phrase) in [
        (Unsayable::Display(Broken), "DISPLAY", "Conflict"),
        (Unsayable::Message(Broken), "MESSAGE", "Not Found"),
        (Unsayable::Masked(Broken), "MASKED", "Internal Server Error"),
        (Unsayable::Whole(Broken), "WHOLE", "Not Found"),
    ] {
        assert_eq!(body(&error), expected(code, phrase));
        assert_eq!(message(&error), phrase);
        let shown = if code == "MESSAGE" { "for operators" } else { phrase };
        assert_eq!(text(&error.respond(&operator)), expected(code, shown));
    }
}

#[test]
fn a_part_whose_display_fails_panics_nothing() {
    let response = public(&Unsayable::Parts { header: Broken, param: Broken });
    assert_eq!(response.status(), 400);
    let body: Value = serde_json::from_str(text(&response)).expect("JSON");
    assert_eq!(body["error"]["message"], "bad");
    assert_eq!(header(&response, "x-broken"), None);
    let parts = Unsayable::Parts { header: Broken, param: Broken };
    assert!(format!("{:?}", parts.parts()).contains("x-broken"));
}

/// A value that serde can't write.
#[derive(Debug)]
struct Unwritable;

impl Serialize for Unwritable {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        // Not even why can be said.
        Err(serde::ser::Error::custom(Broken))
    }
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("bad")]
#[api(status = 422)]
struct Particular {
    #[api(param)]
    param: &'static str,
    #[api(details, example = "broken")]
    details: Vec<(u8, Unwritable)>,
    #[api(extension)]
    more: u8,
    #[api(header = "x-more")]
    header: u8,
}

#[test]
fn details_that_can_not_be_written_are_left_out_and_said_so_once() {
    let error = Particular { param: "age", details: vec![(1, Unwritable)], more: 2, header: 3 };
    let (response, log) = logged(|| public(&error));
    assert_eq!(log.lines().count(), 1, "{log}");
    assert!(log.contains("WARN") && log.contains("PARTICULAR"), "{log}");
    assert!(log.contains("details and extensions were left out of a response"), "{log}");
    assert_eq!(response.status(), 422);
    assert_eq!(header(&response, "x-more"), Some("3"));
    assert_eq!(
        text(&response),
        r#"{"success":false,"error":{"code":"PARTICULAR","message":"bad","param":"age"}}"#
    );
    let flat = respond::<Flat>(&error, &identified("a"));
    assert_eq!(
        text(&flat),
        r#"{"success":false,"message":"bad","error":"PARTICULAR","statusCode":422,"param":"age"}"#
    );
}

#[test]
fn what_is_masked_never_reaches_a_caller() {
    let secret = "postgres://root:hunter2@10.0.0.1/db";
    let error = Hostile::Masked(secret.to_owned());
    let cx = identified("a");
    for response in [
        respond::<Nested>(&error, &cx),
        respond::<Flat>(&error, &cx),
        respond::<Typed>(&error, &cx),
        respond::<Message>(&error, &cx),
        respond::<Problem>(&error, &cx),
    ] {
        assert!(!text(&response).contains("hunter2"), "{}", text(&response));
        assert!(response.headers().values().all(|value| !value.as_bytes().ends_with(b"/db")));
    }
}
