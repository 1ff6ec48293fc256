//! What callers read: `Display`, `message`, `expose`, `mask`.

use std::fmt;
use std::io;
use std::path::PathBuf;

use errwire::{ApiError, Context, Disclosure};

use crate::support::{body, message, text};

/// What the response to an operator says.
fn operator(error: &dyn ApiError) -> String {
    let cx = Context::new().with_disclosure(Disclosure::Operator);
    let said = errwire::Message::new(error, &cx).to_string();
    let body = text(&error.respond(&cx)).to_owned();
    let quoted = serde_json::to_string(&said).expect("JSON");
    assert!(body.contains(&format!(r#""message":{quoted}"#)), "{body}");
    said
}

#[derive(Debug, thiserror::Error, ApiError)]
enum Texts {
    #[error("no user {0}")]
    #[api(status = 404)]
    Client(u32),
    #[error("database {0}")]
    #[api(status = 500)]
    Server(&'static str),
    #[error("queue {0} is full")]
    #[api(status = 503, expose)]
    Exposed(&'static str),
    #[error("user {0} is banned by {1}")]
    #[api(status = 403, mask)]
    Masked(u32, &'static str),
    #[error("row {0}: {1}")]
    #[api(status = 409, message = "somebody changed \"{0}\" {{meanwhile}}")]
    Replaced(u32, &'static str),
    #[error("shard {0}")]
    #[api(status = 503, message = "Busy")]
    Literal(u32),
    #[error("it is gone")]
    #[api(status = 410)]
    LiteralDisplay,
}

#[test]
fn callers_and_operators_read_what_is_for_them() {
    for (error, caller, by_operator) in [
        (Texts::Client(7), "no user 7", "no user 7"),
        (Texts::Server("x"), "Internal Server Error", "database x"),
        (Texts::Exposed("x"), "queue x is full", "queue x is full"),
        (Texts::Masked(7, "bob"), "Forbidden", "user 7 is banned by bob"),
        (Texts::Replaced(7, "x"), "somebody changed \"7\" {meanwhile}", "row 7: x"),
        (Texts::Literal(7), "Busy", "shard 7"),
        (Texts::LiteralDisplay, "it is gone", "it is gone"),
    ] {
        assert_eq!(message(&error), caller);
        assert_eq!(operator(&error), by_operator);
        let quoted = serde_json::to_string(caller).expect("JSON");
        assert!(body(&error).contains(&format!(r#""message":{quoted}}}"#)), "{}", body(&error));
    }
}

/// A leak is allowed where the author says so.
#[derive(Debug, thiserror::Error, ApiError)]
enum Causes {
    #[error("can't read: {0}")]
    #[api(status = 400, expose)]
    Exposed(
        #[api(example = "gone")]
        #[source]
        io::Error,
    ),
    #[error(transparent)]
    #[api(status = 400, mask)]
    Masked(#[from] io::Error),
    #[error("can't parse: {source}")]
    #[api(status = 400, message = "no number")]
    Replaced { source: std::num::ParseIntError },
    #[error("can't store: {0}")]
    #[api(status = 500)]
    Hidden(#[source] fmt::Error),
}

#[test]
fn a_cause_is_read_only_where_the_author_says_so() {
    let io = || io::Error::other("disk");
    assert_eq!(message(&Causes::Exposed(io())), "can't read: disk");
    assert_eq!(message(&Causes::Masked(io())), "Bad Request");
    assert_eq!(operator(&Causes::Masked(io())), "disk");
    let source = "x".parse::<u8>().expect_err("no number");
    assert_eq!(message(&Causes::Replaced { source }), "no number");
    assert_eq!(message(&Causes::Hidden(fmt::Error)), "Internal Server Error");
}

#[derive(Debug, Clone, Copy)]
struct Amount(f64);

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            write!(f, "{} cents", self.0 * 100.0)
        } else {
            fmt::Display::fmt(&self.0, f)
        }
    }
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("for operators")]
#[api(status = 400)]
enum Formats {
    #[api(message = "{0} {0:?} {0:>6}|{0:<6}|{0:^6}|{0:*^6}|{0:.1}")]
    Text(&'static str),
    #[api(message = "{n} {n:5} {n:05} {n:+} {n:x} {n:X} {n:#x} {n:b} {n:o} {n:e} {n:E} {n:#010b}")]
    Number { n: u32 },
    #[api(message = "{0:.2} {0:8.3}| {0:#} {0}")]
    Amount(#[api(example = "3")] Amount),
    #[api(message = "{0:?} {0:#?}")]
    Debug(Option<u8>),
    #[api(message = "{{}} {{{0}}} {0}{0}")]
    Braces(u8),
    #[api(message = "{type} {type:?}")]
    Raw { r#type: u8 },
    #[api(message = "first line\n\tsecond \"line\" \\ 🦀 {0}")]
    Escapes(&'static str),
}

#[test]
fn a_message_takes_the_format_specs_of_the_standard_library() {
    let n = 42;
    for (error, expected) in [
        (Formats::Text("ab"), format!("{0} {0:?} {0:>6}|{0:<6}|{0:^6}|{0:*^6}|{0:.1}", "ab")),
        (
            Formats::Number { n },
            format!("{n} {n:5} {n:05} {n:+} {n:x} {n:X} {n:#x} {n:b} {n:o} {n:e} {n:E} {n:#010b}"),
        ),
        (Formats::Amount(Amount(1.5)), format!("{0:.2} {0:8.3}| {0:#} {0}", Amount(1.5))),
        (Formats::Debug(Some(1)), format!("{0:?} {0:#?}", Some(1))),
        (Formats::Braces(1), "{} {1} 11".to_owned()),
        (Formats::Raw { r#type: 1 }, "1 1".to_owned()),
        (Formats::Escapes("\"\n"), "first line\n\tsecond \"line\" \\ 🦀 \"\n".to_owned()),
    ] {
        assert_eq!(message(&error), expected);
        let read: serde_json::Value = serde_json::from_str(&body(&error)).expect("JSON");
        assert_eq!(read["error"]["message"], *expected);
        assert_eq!(error.to_string(), "for operators");
    }
}

/// What thiserror makes of its format strings is what callers read, however they are written.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 400)]
enum Displays {
    #[error("{0} and {1:?}")]
    Positional(u8, &'static str),
    #[error("{a} and {b:>4}")]
    Named { a: u8, b: u8 },
    #[error("{} {}", .0, .1.len())]
    Arguments(u8, Vec<u8>),
    #[error("{x} {}", .y.iter().sum::<u32>(), x = .x * 2)]
    Computed { x: u32, y: Vec<u32> },
    #[error("{0:>width$}", width = 4)]
    Width(u8),
    #[error("can't open {0}")]
    Path(PathBuf),
    #[error("can't open {}", path.display())]
    PathMethod { path: PathBuf },
    #[error("{type} and {}", .r#type)]
    Raw { r#type: u8 },
    #[error("{{{0}}}")]
    Braces(u8),
    #[error(
        "concatenated \
             over lines"
    )]
    Lines,
    #[error("{0:p}")]
    Pointer(&'static u8),
    #[error(fmt = by_hand)]
    Function(&'static str),
}

fn by_hand(number: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "number {number}")
}

#[test]
fn callers_read_what_thiserror_displays() {
    static BYTE: u8 = 0;
    for error in [
        Displays::Positional(1, "a\"b"),
        Displays::Named { a: 1, b: 2 },
        Displays::Arguments(1, vec![1, 2]),
        Displays::Computed { x: 1, y: vec![1, 2] },
        Displays::Width(1),
        Displays::Path("/a/b".into()),
        Displays::PathMethod { path: "/a/b".into() },
        Displays::Raw { r#type: 1 },
        Displays::Braces(1),
        Displays::Lines,
        Displays::Pointer(&BYTE),
        Displays::Function("1"),
    ] {
        let displayed = error.to_string();
        assert!(!displayed.is_empty());
        assert_eq!(message(&error), displayed);
        let read: serde_json::Value = serde_json::from_str(&body(&error)).expect("JSON");
        assert_eq!(read["error"]["message"], *displayed);
    }
}

/// A `Display` by hand is read like any other.
#[derive(Debug, ApiError)]
#[api(status = 404)]
struct ByHand(u8);

impl fmt::Display for ByHand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nothing at \"{}\"", self.0)
    }
}

impl std::error::Error for ByHand {}

#[test]
fn a_display_by_hand() {
    assert_eq!(message(&ByHand(7)), "nothing at \"7\"");
    assert!(body(&ByHand(7)).contains(r#""message":"nothing at \"7\"""#));
}

/// The `#[error]` of an enum is that of the variants without one.
#[test]
fn a_text_for_the_whole_enum() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("all are like this")]
    #[api(status = 400)]
    enum Same {
        One,
        #[error("but not this")]
        Other,
    }
    assert_eq!(message(&Same::One), "all are like this");
    assert_eq!(message(&Same::Other), "but not this");
}
