//! The dialects, byte for byte, with everything that they can carry.

use std::collections::BTreeMap;
use std::time::Duration;

use errwire::envelope::{
    Body, Envelope, Error, Flat, Kinds, Message, Nested, Occurrence, Piece, Problem,
    SuccessMessage, Template, Typed,
};
use errwire::{ApiError, Context, Disclosure, Member, Spec, SseFrame, respond};
use http::StatusCode;
use serde::Serialize;

use crate::support::{AtRunTime, header, headers, identified, text};

#[derive(Debug, Serialize)]
struct FieldError {
    pointer: &'static str,
    detail: Option<&'static str>,
}

/// One of everything.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(docs = "https://docs.example.com/errors#{code}", domain = "example.com")]
enum Everything {
    #[error("\"{param}\" is wrong")]
    #[api(status = 422, code = "INVALID", retryable, title = "Invalid", header("x-static" = "a"))]
    Full {
        #[api(param)]
        param: &'static str,
        #[api(details, example = "wrong")]
        details: Vec<FieldError>,
        #[api(retry_after)]
        wait: Duration,
        #[api(header = "x-limit")]
        limit: u32,
        #[api(extension)]
        balance: f64,
        #[api(extension = "accounts")]
        of: BTreeMap<&'static str, [u8; 2]>,
    },
    #[error("nothing to add")]
    #[api(status = 409, title = "Title", kind = "kind_of_its_own")]
    Bare,
    #[error("secret")]
    #[api(status = 500)]
    Masked,
}

fn full() -> Everything {
    let details = vec![
        FieldError { pointer: "#/age", detail: Some("must be \"positive\"") },
        FieldError { pointer: "#/name", detail: None },
    ];
    Everything::Full {
        param: "age",
        details,
        wait: Duration::from_millis(1500),
        limit: 100,
        balance: 30.5,
        of: BTreeMap::from([("a", [1, 2])]),
    }
}

const DETAILS: &str =
    r##"[{"pointer":"#/age","detail":"must be \"positive\""},{"pointer":"#/name","detail":null}]"##;
const EXTENSIONS: &str = r#""balance":30.5,"accounts":{"a":[1,2]}"#;

/// The bodies of [`full`], of `Bare` and of `Masked` in one dialect, and their common headers.
#[track_caller]
fn check<D: Envelope>(media_type: &str, full_body: &str, bare: &str, masked: &str) {
    let cx = identified("req_1").with_instance("/things/1");
    let response = respond::<D>(&full(), &cx);
    assert_eq!(text(&response), full_body);
    assert_eq!(response.status(), 422);
    for (name, value) in [
        ("content-type", media_type),
        ("x-static", "a"),
        ("x-limit", "100"),
        ("retry-after", "2"),
        ("x-request-id", "req_1"),
    ] {
        assert_eq!(header(&response, name), Some(value), "{name}");
    }
    assert_eq!(response.headers().len(), 5);
    for (error, body) in [(Everything::Bare, bare), (Everything::Masked, masked)] {
        let response = respond::<D>(&error, &Context::new());
        assert_eq!(text(&response), body);
        assert_eq!(response.headers().len(), 1);
        assert_eq!(header(&response, "content-type"), Some(media_type));
        let at_run_time = respond::<AtRunTime<D>>(&error, &Context::new());
        assert_eq!(text(&at_run_time), body);
    }
    let operator = cx.with_disclosure(Disclosure::Operator);
    assert!(text(&respond::<D>(&Everything::Masked, &operator)).contains("secret"));
}

#[test]
fn flat() {
    check::<Flat>(
        "application/json",
        &format!(
            r#"{{"success":false,"message":"\"age\" is wrong","error":"INVALID","statusCode":422,"param":"age","errors":{DETAILS},{EXTENSIONS}}}"#
        ),
        r#"{"success":false,"message":"nothing to add","error":"BARE","statusCode":409}"#,
        r#"{"success":false,"message":"Internal Server Error","error":"MASKED","statusCode":500}"#,
    );
}

#[test]
fn nested() {
    check::<Nested>(
        "application/json",
        &format!(
            r#"{{"success":false,"error":{{"code":"INVALID","message":"\"age\" is wrong","param":"age","details":{DETAILS},{EXTENSIONS}}}}}"#
        ),
        r#"{"success":false,"error":{"code":"BARE","message":"nothing to add"}}"#,
        r#"{"success":false,"error":{"code":"MASKED","message":"Internal Server Error"}}"#,
    );
}

#[test]
fn typed() {
    check::<Typed>(
        "application/json",
        &format!(
            r#"{{"error":{{"type":"validation_error","code":"INVALID","message":"\"age\" is wrong","param":"age","details":{DETAILS},{EXTENSIONS},"requestId":"req_1"}}}}"#
        ),
        r#"{"error":{"type":"kind_of_its_own","code":"BARE","message":"nothing to add"}}"#,
        r#"{"error":{"type":"internal_error","code":"MASKED","message":"Internal Server Error"}}"#,
    );
}

#[test]
fn message() {
    check::<Message>(
        "application/json",
        &format!(
            r#"{{"error":"\"age\" is wrong","details":{DETAILS},"retry_after":2,{EXTENSIONS}}}"#
        ),
        r#"{"error":"nothing to add"}"#,
        r#"{"error":"Internal Server Error"}"#,
    );
}

#[test]
fn success_message() {
    check::<SuccessMessage>(
        "application/json",
        &format!(
            r#"{{"success":false,"error":"\"age\" is wrong","details":{DETAILS},"retry_after":2,{EXTENSIONS}}}"#
        ),
        r#"{"success":false,"error":"nothing to add"}"#,
        r#"{"success":false,"error":"Internal Server Error"}"#,
    );
}

#[test]
fn problem() {
    check::<Problem>(
        "application/problem+json",
        &format!(
            r#"{{"type":"https://docs.example.com/errors#INVALID","title":"Invalid","status":422,"detail":"\"age\" is wrong","instance":"/things/1","code":"INVALID","param":"age","errors":{DETAILS},{EXTENSIONS}}}"#
        ),
        r#"{"type":"https://docs.example.com/errors#BARE","title":"Title","status":409,"detail":"nothing to add","code":"BARE"}"#,
        r#"{"type":"https://docs.example.com/errors#MASKED","title":"Internal Server Error","status":500,"detail":"Internal Server Error","code":"MASKED"}"#,
    );
}

/// RFC 9457, section 4.2.1: without a page, the title is the status's phrase.
#[test]
fn a_problem_without_a_page_is_about_blank() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("gone")]
    #[api(status = 410)]
    struct Vanished;
    let response = respond::<Problem>(&Vanished, &Context::new());
    assert_eq!(
        text(&response),
        r#"{"type":"about:blank","title":"Gone","status":410,"detail":"gone","code":"VANISHED"}"#
    );
}

#[test]
fn who_asks_for_problem_details_gets_them_from_every_dialect() {
    let expected = respond::<Problem>(&full(), &Context::new());
    let asked = Context::new().with_problem(true);
    for response in [
        full().respond(&asked),
        respond::<Flat>(&full(), &asked),
        respond::<Typed>(&full(), &asked),
        respond::<Legacy>(&full(), &asked),
    ] {
        assert_eq!(text(&response), text(&expected));
        assert_eq!(headers(&response), headers(&expected));
    }
}

/// The classes by status, with those that stand for the rest.
#[test]
fn a_typed_dialect_has_its_classes_by_status() {
    struct Ours;
    impl Kinds for Ours {
        const TABLE: &'static [(u16, &'static str)] =
            &[(400, "client"), (404, "missing"), (500, "server"), (503, "busy")];
    }
    static SPECS: [(&str, Spec); 5] = [
        ("client", Spec::new(400, "A")),
        ("client", Spec::new(499, "B")),
        ("missing", Spec::new(404, "C")),
        ("server", Spec::new(599, "D")),
        ("busy", Spec::new(503, "E")),
    ];
    for (kind, spec) in &SPECS {
        let response = respond::<Typed<Ours>>(&OfSpec(spec), &Context::new());
        assert!(text(&response).starts_with(&format!(r#"{{"error":{{"type":"{kind}","#)));
    }
    let own = respond::<Typed<Ours>>(&Everything::Bare, &Context::new());
    assert!(text(&own).starts_with(r#"{"error":{"type":"kind_of_its_own","#));
}

#[derive(Debug)]
struct OfSpec(&'static Spec);

impl std::fmt::Display for OfSpec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.code)
    }
}

impl std::error::Error for OfSpec {}

impl ApiError for OfSpec {
    fn spec(&self) -> &'static Spec {
        self.0
    }
}

/// A user's dialect in plain serde, with everything that an occurrence knows.
struct Legacy;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LegacyBody<'a> {
    ok: bool,
    http_status: u16,
    title: &'a str,
    reason: &'a str,
    text: errwire::Message<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    param: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<Member<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    balance: Option<Member<'a>>,
    extra: BTreeMap<&'static str, Member<'a>>,
    retry: bool,
    retry_after: Option<u64>,
    request: Option<&'a str>,
    instance: Option<&'a str>,
    domain: Option<&'static str>,
}

impl Envelope for Legacy {
    const CONTENT_TYPE: &'static str = "application/vnd.example+json";

    fn status(_: &Spec) -> StatusCode {
        StatusCode::OK
    }

    fn render(error: &Occurrence<'_>, body: &mut Body) -> Result<(), Error> {
        body.json(&LegacyBody {
            ok: false,
            http_status: error.status().as_u16(),
            title: error.title(),
            reason: error.code(),
            text: error.message(),
            param: error.param().map(ToString::to_string),
            fields: error.details(),
            balance: error.extension("balance"),
            extra: error.extensions().collect(),
            retry: error.retry().is_retryable(),
            retry_after: error.retry_after(),
            request: error.request_id(),
            instance: error.instance(),
            domain: error.spec().domain,
        })
    }
}

#[test]
fn a_dialect_of_ones_own_in_plain_serde() {
    let cx = identified("req_1").with_instance("/things/1");
    let response = respond::<Legacy>(&full(), &cx);
    assert_eq!(response.status(), 200);
    assert_eq!(header(&response, "content-type"), Some("application/vnd.example+json"));
    assert_eq!(header(&response, "retry-after"), Some("2"));
    assert_eq!(
        text(&response),
        format!(
            r#"{{"ok":false,"httpStatus":422,"title":"Invalid","reason":"INVALID","text":"\"age\" is wrong","param":"age","fields":{DETAILS},"balance":30.5,"extra":{{"accounts":{{"a":[1,2]}},"balance":30.5}},"retry":true,"retryAfter":2,"request":"req_1","instance":"/things/1","domain":"example.com"}}"#
        )
    );
    let bare = respond::<Legacy>(&Everything::Masked, &Context::new());
    assert_eq!(
        text(&bare),
        r#"{"ok":false,"httpStatus":500,"title":"Internal Server Error","reason":"MASKED","text":"Internal Server Error","extra":{},"retry":true,"retryAfter":null,"request":null,"instance":null,"domain":"example.com"}"#
    );
}

/// Members are themselves in other serde formats too (feature `json`).
#[test]
fn members_are_written_by_other_formats() {
    struct Pretty;
    impl Envelope for Pretty {
        fn render(error: &Occurrence<'_>, body: &mut Body) -> Result<(), Error> {
            let value = serde_json::to_value(error.details()).map_err(serde::ser::Error::custom)?;
            body.bytes(format!("{value:#}").as_bytes());
            Ok(())
        }
    }
    let response = respond::<Pretty>(&full(), &Context::new());
    let read = |json: &str| serde_json::from_str::<serde_json::Value>(json).expect("JSON");
    assert_eq!(read(text(&response)), read(DETAILS));
}

/// A user's dialect as a template has its bodies known as it compiles, like the built-in ones.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("it is \"taken\"")]
#[api(envelope = Short, status = 409, title = "Tit\\le")]
struct Taken;

struct Short;

impl Envelope for Short {
    const TEMPLATE: Option<&'static Template> = Some(&Template::new(&[
        Piece::Json(r#"{"c":""#),
        Piece::Code,
        Piece::Json(r#"","t":""#),
        Piece::Title,
        Piece::Json(r#"","m":""#),
        Piece::Message,
        Piece::Json(r#"""#),
        Piece::Docs(r#","d":""#, r#","d":"none"#),
        Piece::Json(r#"""#),
        Piece::RequestId(r#","r":"#),
        Piece::Json("}"),
    ]));
}

#[test]
fn a_dialect_of_ones_own_as_a_template() {
    let one = Taken.respond(&Context::new());
    assert_eq!(text(&one), r#"{"c":"TAKEN","t":"Tit\\le","m":"it is \"taken\"","d":"none"}"#);
    let identified = Taken.respond(&identified("r"));
    assert!(text(&identified).ends_with(r#","d":"none","r":"r"}"#), "{}", text(&identified));
    let expected = respond::<AtRunTime<Short>>(&Taken, &Context::new());
    assert_eq!(text(&one), text(&expected));
}

/// Bytes that are no JSON at all, and with several lines.
struct Xml;

impl Envelope for Xml {
    const CONTENT_TYPE: &'static str = "application/xml";

    fn render(error: &Occurrence<'_>, body: &mut Body) -> Result<(), Error> {
        body.bytes(b"<error>\r\n");
        body.bytes(error.code().as_bytes());
        body.bytes(b"\n</error>");
        Ok(())
    }
}

#[test]
fn a_frame_of_any_dialect() {
    let cx = Context::new();
    let frame = |frame: SseFrame<'_>| frame.render::<Xml>(&full(), &cx);
    assert_eq!(frame(SseFrame::new()), "data: <error>\ndata: INVALID\ndata: </error>\n\n");
    assert_eq!(
        frame(SseFrame::new().event("error").retry()),
        "event: error\nretry: 1500\ndata: <error>\ndata: INVALID\ndata: </error>\n\n"
    );
    let no_delay = SseFrame::new().retry().render::<Message>(&Everything::Bare, &cx);
    assert_eq!(no_delay, "data: {\"error\":\"nothing to add\"}\n\n");
    // Who reads a stream has said that it is no problem details that he wants.
    let asked = SseFrame::new().render::<Message>(&Everything::Bare, &cx.with_problem(true));
    assert_eq!(asked, no_delay);
}
