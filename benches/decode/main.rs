//! What reading an error costs, beside `serde_json::from_slice` into a struct of its members, with
//! the headers looked up that a client needs.
//!
//! `cargo bench -p errwire-benches --bench decode` prints instructions and allocations. It needs
//! valgrind.

#[path = "../callgrind.rs"]
mod callgrind;

use std::borrow::Cow;
use std::env;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use errwire::client::{Decode, RawValue, WireError};
use errwire::envelope::{Flat, Nested, Problem, Typed};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde::Deserialize;

use crate::callgrind::Cost;

/// What a client by hand has in the end.
#[expect(dead_code, reason = "that it is there is what costs")]
struct ByHand<'a, B> {
    status: StatusCode,
    body: B,
    request_id: Option<&'a str>,
    delay: Option<Duration>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "that it is there is what costs")]
struct Within<B> {
    error: B,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "that it is there is what costs")]
struct Members<'a> {
    #[serde(borrow, rename = "type", default)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    code: Cow<'a, str>,
    #[serde(borrow)]
    message: Cow<'a, str>,
    #[serde(borrow, default)]
    param: Cow<'a, str>,
    #[serde(borrow)]
    details: Option<&'a RawValue>,
    #[serde(borrow, default)]
    request_id: Cow<'a, str>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "that it is there is what costs")]
struct FlatMembers<'a> {
    #[serde(borrow)]
    error: Cow<'a, str>,
    #[serde(borrow)]
    message: Cow<'a, str>,
    status_code: u16,
    #[serde(borrow, default)]
    param: Cow<'a, str>,
    #[serde(borrow)]
    errors: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "that it is there is what costs")]
struct ProblemMembers<'a> {
    #[serde(borrow, rename = "type")]
    docs: Cow<'a, str>,
    #[serde(borrow)]
    title: Cow<'a, str>,
    #[serde(borrow)]
    detail: Cow<'a, str>,
    status: u16,
    #[serde(borrow)]
    code: Cow<'a, str>,
    #[serde(borrow, default)]
    instance: Cow<'a, str>,
    #[serde(borrow, default)]
    param: Cow<'a, str>,
    #[serde(borrow)]
    errors: Option<&'a RawValue>,
}

fn by_hand<'a, B: Deserialize<'a>>(
    status: StatusCode,
    headers: &'a HeaderMap,
    body: &'a [u8],
) -> Option<ByHand<'a, B>> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let delay = text("retry-after").and_then(|text| text.parse().ok()).map(Duration::from_secs);
    let body = serde_json::from_slice(body).ok()?;
    Some(ByHand { status, body, request_id: text("x-request-id"), delay })
}

const NOT_FOUND: &str =
    r#"{"success":false,"error":{"code":"NOT_FOUND","message":"Project not found"}}"#;
const TYPED: &str = r#"{"error":{"type":"invalid_request_error","code":"missing_required_field","message":"The 'model' field is required when creating an agent","param":"model","requestId":"req_0198f2c4a1b27d3e9c5f60718293a4b5"}}"#;
const FLAT: &str = r#"{"success":false,"message":"Gateway with endpoint \"/my-tools\" already exists","error":"CONFLICT","statusCode":409}"#;
const PROBLEM: &str = r#"{"type":"https://docs.example.com/errors#PAYMENT_REQUIRED","title":"Payment Required","status":402,"detail":"Balance exhausted and no key of your own is configured for this provider","code":"PAYMENT_REQUIRED"}"#;

fn fields() -> String {
    let field = r#"{"nodeId":"llm_1","field":"providerId","message":"Provider not found"}"#;
    let fields = [field; 10].join(",");
    format!(
        r#"{{"success":false,"error":{{"code":"VALIDATION_ERROR","message":"Pipeline validation failed","details":[{fields}]}}}}"#
    )
}

type Run = Box<dyn Fn(u32)>;

/// A case by hand, and by its dialect.
fn case<D: Decode, B>(body: impl Into<String>, status: u16) -> [Run; 2]
where
    B: for<'a> Owned<'a>,
{
    let (body, headers) = (body.into(), headers());
    let status = StatusCode::from_u16(status).expect("it is one");
    let (theirs, their_headers) = (body.clone(), headers.clone());
    assert!(WireError::decode::<D>(status, &headers, body.as_bytes()).code.is_some());
    [
        Box::new(move |times| {
            for _ in 0..times {
                let (headers, body) = (black_box(&their_headers), black_box(theirs.as_bytes()));
                let read = by_hand::<<B as Owned<'_>>::Body>(status, headers, body);
                assert!(black_box(&read).is_some());
            }
        }),
        Box::new(move |times| {
            for _ in 0..times {
                let (headers, body) = (black_box(&headers), black_box(body.as_bytes()));
                black_box(&WireError::decode::<D>(status, headers, body));
            }
        }),
    ]
}

/// A type of members, whatever it borrows from.
trait Owned<'a> {
    type Body: Deserialize<'a>;
}

struct InError;
struct InFlat;
struct InProblem;

impl<'a> Owned<'a> for InError {
    type Body = Within<Members<'a>>;
}

impl<'a> Owned<'a> for InFlat {
    type Body = FlatMembers<'a>;
}

impl<'a> Owned<'a> for InProblem {
    type Body = ProblemMembers<'a>;
}

/// What a server and a proxy send with an error.
fn headers() -> HeaderMap {
    let pairs = [
        ("content-type", "application/json"),
        ("content-length", "76"),
        ("date", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("server", "nginx"),
        ("x-request-id", "req_0198f2c4a1b27d3e9c5f60718293a4b5"),
        ("retry-after", "30"),
    ];
    let pairs = pairs.map(|(name, value)| {
        (http::HeaderName::from_static(name), HeaderValue::from_static(value))
    });
    pairs.into_iter().collect()
}

const NAMES: [&str; 5] = [
    "`Nested`, code and message",
    "`Typed`, all its texts",
    "`Flat`, escapes in the message",
    "`Problem`",
    "`Nested`, ten field errors",
];

fn main() -> ExitCode {
    let runs: Vec<Run> = [
        case::<Nested, InError>(NOT_FOUND, 404),
        case::<Typed, InError>(TYPED, 400),
        case::<Flat, InFlat>(FLAT, 409),
        case::<Problem, InProblem>(PROBLEM, 402),
        case::<Nested, InError>(fields(), 422),
    ]
    .into_iter()
    .flatten()
    .collect();
    let cells: Vec<callgrind::Cell<'_>> = runs.iter().map(|run| &**run as _).collect();
    if callgrind::is_inside(&cells) {
        return ExitCode::SUCCESS;
    }
    // `cargo test --benches` runs this too, without the argument.
    if !env::args().any(|word| word == "--bench") {
        return ExitCode::SUCCESS;
    }
    match callgrind::count(cells.len()) {
        Ok(costs) => print(&costs),
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn print(costs: &[Cost]) {
    println!("\nInstructions / allocations of reading an error:\n");
    println!("| | by hand | errwire | ratio |");
    println!("|---|--:|--:|--:|");
    for (name, [by_hand, ours]) in NAMES.iter().zip(costs.as_chunks::<2>().0) {
        let show = |cost: &Cost| format!("{} / {}", cost.instructions, cost.allocations);
        let hundredths = ours.instructions * 100 / by_hand.instructions.max(1);
        let (whole, rest) = (hundredths / 100, hundredths % 100);
        println!("| {name} | {} | {} | {whole}.{rest:02} |", show(by_hand), show(ours));
    }
}
