//! Requests that no client of ours sends, over TCP.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufStream};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use tokio::time::{Duration, timeout};

use crate::support::{Answer, Service};

/// A request as it goes over the wire.
#[derive(Clone, Debug)]
struct Raw {
    method: &'static str,
    path: String,
    headers: Vec<(&'static str, Vec<u8>)>,
    more_headers: usize,
    body: Vec<u8>,
    /// Whether the body ends before its length says so.
    is_cut_off: bool,
}

const METHODS: [&str; 9] =
    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"];

const PATHS: [&str; 12] = [
    "/",
    "/health",
    "/projects",
    "/projects/",
    "/projects/prj_apollo",
    "/projects/prj_apollo/files",
    "/projects/prj_apollo/files/fil_notes",
    "/projects/prj_apollo/members",
    "/projects/prj_apollo/members/usr_ada",
    "/projects/prj_apollo/report",
    "/projects/prj_hermes",
    "/rates/USD",
];

fn path() -> impl Strategy<Value = String> {
    let known = select(&PATHS[..]).prop_map(str::to_owned);
    let tail = "[/?][a-zA-Z0-9%&=;:@!$'()*+,~._/?-]{0,40}";
    let escaped = vec(any::<u8>(), 0..20).prop_map(|bytes| {
        bytes.iter().fold("/projects/".to_owned(), |path, byte| format!("{path}%{byte:02x}"))
    });
    let long = (1_000..8_000_usize).prop_map(|length| format!("/projects/{}", "x".repeat(length)));
    prop_oneof![
        3 => known.clone(),
        2 => (known, tail).prop_map(|(path, tail)| path + &tail),
        2 => tail.prop_map(|tail| format!("/{tail}")),
        1 => escaped,
        1 => long,
    ]
}

/// Bytes that a header's value may have: others are no HTTP, and hyper's to refuse.
fn value() -> impl Strategy<Value = Vec<u8>> {
    vec(prop_oneof![0x21..=0x7e_u8, 0x80..=0xff_u8, Just(b' ')], 0..60)
}

const HEADERS: [(&str, &str); 13] = [
    ("authorization", "Bearer ada.demo-secret"),
    ("authorization", "Bearer ada"),
    ("accept", "text/html, */*;q=0.1"),
    ("accept", "application/problem+json"),
    ("accept", "application/problem+json;q=0, */*"),
    ("accept", ",,;q=;,a/b/c"),
    ("content-type", "application/json"),
    ("content-type", "application/json; charset=\"\\"),
    ("content-type", "multipart/form-data; boundary=x"),
    ("content-type", "multipart/form-data"),
    ("expect", "200-maybe"),
    ("if-match", "*"),
    ("range", "bytes=5-2"),
];

const NAMES: [&str; 7] =
    ["accept", "authorization", "content-type", "x-request-id", "cookie", "te", "via"];

fn header() -> impl Strategy<Value = (&'static str, Vec<u8>)> {
    let known = select(&HEADERS[..]).prop_map(|(name, value)| (name, value.as_bytes().to_vec()));
    prop_oneof![2 => known, 1 => (select(&NAMES[..]), value())]
}

fn raw() -> impl Strategy<Value = Raw> {
    let json =
        select(&["{\"name\":\"X\"}", "{\"name\":\"X", "[[[[", "{\"version\":1e999}", "\"\""][..]);
    let body = prop_oneof![
        Just(Vec::new()),
        json.prop_map(|text| text.as_bytes().to_vec()),
        vec(any::<u8>(), 0..200),
        (1_000..100_000_usize).prop_map(|length| vec![b'['; length]),
    ];
    let headers = (vec(header(), 0..6), any::<bool>()).prop_map(|(mut headers, is_known)| {
        if is_known {
            headers.retain(|(name, _)| *name != "authorization");
            headers.push(("authorization", b"Bearer ada.demo-secret".to_vec()));
        }
        headers
    });
    let more = prop_oneof![4 => Just(0), 1 => 0..80_usize];
    (select(&METHODS[..]), path(), headers, more, body, prop::bool::weighted(0.1)).prop_map(
        |(method, path, headers, more_headers, body, is_cut_off)| {
            let is_cut_off = is_cut_off && !body.is_empty();
            Raw { method, path, headers, more_headers, body, is_cut_off }
        },
    )
}

impl Raw {
    fn bytes(&self) -> Vec<u8> {
        let mut bytes =
            format!("{} {} HTTP/1.1\r\nhost: x\r\n", self.method, self.path).into_bytes();
        for (name, value) in &self.headers {
            bytes.extend_from_slice(format!("{name}: ").as_bytes());
            bytes.extend_from_slice(value);
            bytes.extend_from_slice(b"\r\n");
        }
        for number in 0..self.more_headers {
            bytes.extend_from_slice(format!("x-more-{number}: {number}\r\n").as_bytes());
        }
        if !self.body.is_empty() {
            let length = self.body.len() + if self.is_cut_off { 10 } else { 0 };
            bytes.extend_from_slice(format!("content-length: {length}\r\n").as_bytes());
        }
        bytes.extend_from_slice(b"\r\n");
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

/// Reads a response; `None` if the connection ended before it.
async fn read(stream: &mut BufStream<TcpStream>, method: &str) -> Option<Answer> {
    loop {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.ok()?);
        }
        let head = String::from_utf8(head).expect("a head is text");
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status");
        let status = status.parse().expect("a status");
        if status == http::StatusCode::CONTINUE {
            continue;
        }
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers: http::HeaderMap = headers
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .fold(http::HeaderMap::new(), |mut map, (name, value): (http::HeaderName, _)| {
                map.append(name, value);
                map
            });
        let length = headers.get("content-length").and_then(|value| value.to_str().ok());
        let length: usize = length.map_or(0, |length| length.parse().expect("a length"));
        assert!(!headers.contains_key("transfer-encoding"), "{head}");
        let mut body = vec![0; if method == "HEAD" { 0 } else { length }];
        stream.read_exact(&mut body).await.ok()?;
        let method = method.parse().expect("a method");
        return Some(Answer { method, status, headers, body: body.into() });
    }
}

async fn ask(port: u16, raw: &Raw) {
    let stream = TcpStream::connect(("127.0.0.1", port)).await.expect("a connection");
    let mut stream = BufStream::new(stream);
    // Who was refused before their body was read may not get rid of it.
    let sent =
        async { stream.write_all(&raw.bytes()).await.is_ok() && stream.flush().await.is_ok() };
    assert!(sent.await || raw.body.len() > 10_000, "{raw:?}");
    if raw.is_cut_off {
        stream.shutdown().await.expect("half of the connection ends");
    }
    let Some(answer) = read(&mut stream, raw.method).await else {
        assert!(raw.is_cut_off || raw.body.len() > 10_000, "no answer: {raw:?}");
        return;
    };
    answer.assert_contract();
    assert!(answer.status != 500, "{raw:?}: {answer:?}");
    let closes = answer.header("connection") == Some("close");
    if raw.is_cut_off || closes {
        return;
    }
    let again = stream.write_all(b"GET /health HTTP/1.1\r\nhost: x\r\n\r\n").await.is_ok()
        && stream.flush().await.is_ok();
    let answer = if again { read(&mut stream, "GET").await } else { None };
    match answer {
        Some(answer) => assert_eq!(answer.text(), r#"{"status":"ok"}"#, "after {raw:?}"),
        // hyper closes a connection whose body nobody has read.
        None => assert!(!raw.body.is_empty(), "the connection ended after {raw:?}"),
    }
}

#[test]
fn whatever_is_sent_the_answer_is_the_contracts() {
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let port = runtime.block_on(async {
        let vars = [("PAID_PER_MINUTE", "1000000000"), ("REPORT_TIMEOUT_MS", "20")];
        let service = Service::with(&vars).await;
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(axum::serve(listener, service.router()).into_future());
        port
    });
    let config = Config { cases: 400, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&raw(), |raw| {
        let asked =
            runtime.block_on(async { timeout(Duration::from_secs(10), ask(port, &raw)).await });
        prop_assert!(asked.is_ok(), "no answer in time");
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}
