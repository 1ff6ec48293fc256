//! What a document says of the types that a catalog lists.

use std::io;
use std::time::Duration;

use errwire::catalog::{Answer, Document, Entry, Explanation};
use errwire::envelope::{Flat, Nested, Typed};
use errwire::{ApiError, Class, Context, Internal, RequestId, respond};
use serde_json::Value;

/// What can go wrong while an organisation runs a model.
#[expect(dead_code, reason = "a catalog asks for types and not for values")]
#[derive(Debug, thiserror::Error, ApiError)]
#[api(docs = "https://docs.example.com/errors#{code}", domain = "runs.example.com")]
enum RunError {
    /// The organisation's balance is exhausted.
    #[error("balance exhausted for {provider}")]
    #[api(
        status = 402,
        code = "PAYMENT_REQUIRED",
        retryable,
        help = "Deposit funds.",
        since = "1.2"
    )]
    BalanceExhausted {
        #[api(example = "acme")]
        provider: String,
    },

    #[error("rate limit exceeded")]
    #[api(status = 429, deprecated = "BUSY is answered instead")]
    RateLimited {
        #[api(retry_after)]
        wait: Duration,
        #[api(header = "x-ratelimit-limit", example = 100)]
        limit: Option<u32>,
    },

    #[error("{} fields are wrong", .0.len())]
    #[api(status = 422, code = "INVALID_FIELDS", example = "1 field is wrong")]
    Invalid(#[api(details)] Vec<errwire::FieldError>),

    /// For nobody to hear of.
    #[error("secret {project:?}")]
    #[api(status = 403, code = "SECRET", conceal_as = NotFound)]
    Concealed { project: String },

    #[error("no such run")]
    #[api(status = 404, code = "RUN_NOT_FOUND")]
    NotFound,

    #[error("database: {0}")]
    #[api(status = 500, code = "DATABASE")]
    Database(#[source] io::Error),

    #[error(transparent)]
    #[api(transparent)]
    Auth(#[from] AuthError),

    #[error(transparent)]
    #[api(transparent)]
    Internal(#[from] Internal),

    #[error("cache: {0}")]
    #[api(classify)]
    Cache(io::Error),
}

#[expect(dead_code, reason = "a catalog asks for types and not for values")]
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Typed)]
enum AuthError {
    #[error("{path:?} asks for a key of {len:>4} bytes")]
    #[api(status = 401, kind = "auth")]
    Unauthorized { path: std::path::PathBuf, len: usize },
}

errwire::catalog! {
    static ERRORS = [RunError, AuthError], lock = "it/catalog/errors.lock";
}

fn entry(code: &str) -> Entry {
    ERRORS.document().find(code).unwrap_or_else(|| panic!("{code}")).clone()
}

fn answer(code: &str) -> Answer {
    entry(code).answers.remove(0)
}

#[test]
fn everything_of_an_answer_is_told() {
    let entry = entry("PAYMENT_REQUIRED");
    assert_eq!((entry.status, &*entry.reason), (402, "Payment Required"));
    let [answer] = &entry.answers[..] else { panic!("{entry:?}") };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    assert_eq!((&*answer.owner, &*answer.variant), ("RunError", "BalanceExhausted"));
    assert_eq!(answer.message, "balance exhausted for {provider}");
    assert_eq!(text(&answer.description), "The organisation's balance is exhausted.");
    assert_eq!(text(&answer.help), "Deposit funds.");
    assert_eq!(text(&answer.since), "1.2");
    assert_eq!(text(&answer.domain), "runs.example.com");
    assert_eq!(text(&answer.docs), "https://docs.example.com/errors#PAYMENT_REQUIRED");
    assert_eq!(answer.grpc, "FAILED_PRECONDITION");
}

/// The catalog's bodies are those of the errors themselves.
#[test]
fn examples_are_what_the_dialects_make_of_an_error() {
    let cx = Context::new().with_request_id(RequestId::new("req_01hzy3x7").unwrap());
    let error = RunError::BalanceExhausted { provider: "acme".to_owned() };
    let limited = RunError::RateLimited { wait: Duration::from_secs(30), limit: Some(100) };
    let invalid = RunError::Invalid(vec![errwire::catalog::Example::example("")]);
    for (code, error) in [("PAYMENT_REQUIRED", error), ("RATE_LIMITED", limited)] {
        let [nested, problem] = &answer(code).examples[..] else { panic!("{code}") };
        for (example, response) in [
            (nested, respond::<Nested>(&error, &cx)),
            (problem, respond::<errwire::envelope::Problem>(&error, &cx)),
        ] {
            assert_eq!(example.body.as_bytes(), &response.body()[..]);
            assert_eq!(example.content_type, response.headers()["content-type"].to_str().unwrap());
            for header in &example.headers {
                assert_eq!(response.headers()[&*header.name], *header.value);
            }
            assert_eq!(example.headers.len() + 1, response.headers().len());
        }
    }
    let body = &answer("INVALID_FIELDS").examples[0].body;
    let of_error = respond::<Nested>(&invalid, &cx);
    let of_error = String::from_utf8_lossy(of_error.body()).replace("1 fields are", "1 field is");
    assert_eq!(*body, of_error);
}

/// Also a fraction, a letter, and what only begins as a literal does.
#[test]
fn any_value_is_an_example() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("{share} of {grade} and {total}")]
    #[api(status = 409)]
    struct Shares {
        #[api(example = 0.5)]
        share: f64,
        #[api(example = 'A')]
        grade: char,
        #[api(example = 2 + 2)]
        total: u8,
    }
    errwire::catalog! { static SHARES = [Shares]; }
    let body = &SHARES.document().codes[0].answers[0].examples[0].body;
    assert!(body.contains("0.5 of A and 4"), "{body}");
}

#[test]
fn members_are_told_with_their_types() {
    let members = |code| {
        let members = answer(code).members;
        let member = |it: &errwire::catalog::Member| {
            format!("{} {} {}{}", it.role, it.name, it.ty, if it.optional { "?" } else { "" })
        };
        members.iter().map(member).collect::<Vec<_>>()
    };
    let limited = ["retry_after retry_after Duration", "header x-ratelimit-limit u32?"];
    assert_eq!(members("RATE_LIMITED"), limited);
    assert_eq!(members("INVALID_FIELDS"), ["details details Vec<errwire::FieldError>"]);
}

#[test]
fn what_is_for_operators_is_nowhere() {
    let document = ERRORS.document();
    for text in [document.to_json(), document.to_markdown(), document.to_html()] {
        for secret in ["SECRET", "secret", "Concealed", "For nobody", "database:", "cache:"] {
            assert!(!text.contains(secret), "{secret}");
        }
    }
    assert_eq!(answer("DATABASE").message, "Internal Server Error");
}

#[test]
fn a_type_that_is_passed_on_speaks_both_dialects() {
    let answer = answer("UNAUTHORIZED");
    assert_eq!(answer.through, ["RunError::Auth"]);
    let dialects = answer.examples.iter().map(|it| &*it.dialect).collect::<Vec<_>>();
    assert_eq!(dialects, ["Typed", "Nested", "Problem"]);
    assert!(answer.examples[0].body.contains(r#""type":"auth""#));
    assert!(answer.examples[0].body.contains(r#"\"path\" asks for a key"#), "{answer:?}");
}

#[test]
fn what_the_crate_answers_itself_is_there_once_it_can_be_answered() {
    assert_eq!(entry("GATEWAY_TIMEOUT").answers[0].through, ["RunError::Cache"]);
    let internal = entry("INTERNAL_ERROR");
    let owners = internal.answers.iter().map(|answer| &*answer.owner).collect::<Vec<_>>();
    assert_eq!(owners, ["Class", "Internal"]);
    assert_eq!(internal.answers[1].through, ["RunError::Internal"]);
}

/// Whoever declares errors need not know that somebody will make a catalog of them.
#[test]
fn what_the_standard_library_has_is_an_example() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("{peer} with {limit} of {hosts:?}: {status}, {cause}, {other}")]
    #[api(status = 400, expose)]
    struct Refused {
        peer: std::net::SocketAddr,
        limit: std::num::NonZeroU32,
        hosts: std::collections::BTreeSet<std::net::Ipv6Addr>,
        status: http::StatusCode,
        cause: io::Error,
        other: Box<dyn std::error::Error + Send + Sync>,
        #[api(details)]
        details: Value,
        #[api(extension)]
        more: serde_json::Map<String, Value>,
    }
    errwire::catalog! { static REFUSED = [Refused]; }
    let body = &REFUSED.document().codes[0].answers[0].examples[0].body;
    let body: Value = serde_json::from_str(body).unwrap();
    let message =
        "192.0.2.1:443 with 42 of {2001:db8::1}: 502 Bad Gateway, entity not found, other";
    assert_eq!(body["error"]["message"], message);
    assert_eq!(body["error"]["details"], "details");
    assert_eq!(body["error"]["more"], serde_json::json!({ "more": "more" }));
}

/// Each class is listed of those whose errors can have it.
#[test]
fn what_a_foreign_error_can_not_be_is_not_listed() {
    #[expect(dead_code, reason = "a catalog asks for types and not for values")]
    #[derive(Debug, thiserror::Error, ApiError)]
    enum OrderError {
        #[error("invalid: {0}")]
        #[api(classify)]
        Invalid(validator::ValidationErrors),
        #[error("late: {0}")]
        #[api(classify)]
        Late(std::sync::Arc<tokio::time::error::Elapsed>),
        #[error("mail: {0}")]
        #[api(classify)]
        Mail(Mail),
    }

    #[derive(Debug, thiserror::Error)]
    #[error("nobody knows")]
    struct Mail;

    impl errwire::Classify for Mail {
        const CLASSES: &'static [Class] = &[Class::Timeout, Class::BadUpstream];

        fn class(&self) -> Class {
            Class::BadUpstream
        }
    }

    errwire::catalog! { static ORDERS = [OrderError]; }
    let codes = ORDERS.document().codes;
    let through = codes.iter().map(|entry| (&*entry.code, &entry.answers[0].through[..]));
    let expected: [(&str, &[_]); 3] = [
        ("BAD_GATEWAY", &["OrderError::Mail".to_owned()]),
        ("GATEWAY_TIMEOUT", &["OrderError::Late".to_owned(), "OrderError::Mail".to_owned()]),
        ("VALIDATION_ERROR", &["OrderError::Invalid".to_owned()]),
    ];
    assert_eq!(through.collect::<Vec<_>>(), expected);
}

#[test]
fn codes_are_sorted_and_the_retired_ones_named() {
    let document = ERRORS.document();
    let codes = document.codes.iter().map(|entry| &entry.code).collect::<Vec<_>>();
    assert!(codes.is_sorted() && codes.len() == 10, "{codes:?}");
    let [retired] = &document.retired[..] else { panic!("{:?}", document.retired) };
    assert_eq!(retired.code, "OUT_OF_CREDIT");
    assert_eq!(retired.replacement.as_deref(), Some("PAYMENT_REQUIRED"));
    assert!(document.to_html().contains("<code>OUT_OF_CREDIT</code>"));
    let page = ERRORS.explain("out_of_credit").to_string();
    assert_eq!(page, "OUT_OF_CREDIT is retired; PAYMENT_REQUIRED is answered instead\n");
}

#[test]
fn a_misspelt_code_is_told_which_was_meant() {
    for spelt in ["PAYMENT_REQUIERD", "payment-requird", "PAYMENT"] {
        match ERRORS.explain(spelt) {
            Explanation::Unknown { meant: Some(meant), .. } => {
                assert_eq!(meant, "PAYMENT_REQUIRED");
            }
            other => panic!("{spelt}: {other}"),
        }
    }
    for spelt in ["", "x", "ÄÖÜ", "\u{1b}[31m"] {
        let page = ERRORS.explain(spelt);
        assert!(!page.is_known());
        assert!(!page.to_string().contains('\u{1b}'));
    }
    assert!(ERRORS.explain("payment_required").is_known());
}

#[test]
fn the_json_is_that_of_its_schema() {
    let schema: Value = serde_json::from_str(Document::SCHEMA).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let catalogs = contracts::all().into_iter().map(|contract| *contract.errors);
    for catalog in catalogs.chain([ERRORS]) {
        let document = catalog.document();
        let json = document.to_json();
        let value = serde_json::from_str(&json).unwrap();
        let mistakes = schema.iter_errors(&value).map(|it| it.to_string()).collect::<Vec<_>>();
        assert_eq!(mistakes, [""; 0]);
        assert_eq!(Document::from_json(&json).unwrap(), document);
    }
    // What a later version adds does no harm, and what is missing is noticed.
    let later = r#"{"schema":1,"title":"","codes":[],"new":1}"#;
    assert!(Document::from_json(later).is_ok());
    assert!(!schema.is_valid(&serde_json::json!({ "schema": 2, "title": "", "codes": [] })));
}

#[test]
fn an_empty_catalog_has_its_pages() {
    errwire::catalog! { static EMPTY = []; }
    let document = EMPTY.document();
    assert!(document.to_markdown().contains("There are no codes."));
    assert!(document.to_html().contains("There are no codes."));
    assert!(document.codes.is_empty() && Document::from_json(&document.to_json()).is_ok());
    assert!(!EMPTY.explain("X").is_known());
}

mod other {
    use errwire::ApiError;
    use errwire::envelope::Flat;

    #[derive(Debug, thiserror::Error, ApiError)]
    #[api(envelope = Flat)]
    pub(super) enum RunError {
        #[error("no such run over there")]
        #[api(status = 404, code = "OTHER_NOT_FOUND")]
        NotFound,
    }
}

#[test]
fn two_types_of_one_name_stay_apart() {
    errwire::catalog! { static BOTH = [RunError, other::RunError]; }
    let document = BOTH.document();
    let dialect = |code: &str| document.find(code).unwrap().answers[0].examples[0].dialect.clone();
    assert_eq!(dialect("RUN_NOT_FOUND"), "Nested");
    assert_eq!(dialect("OTHER_NOT_FOUND"), "Flat");
    let cx = Context::new().with_request_id(RequestId::new("req_01hzy3x7").unwrap());
    let body = &document.find("OTHER_NOT_FOUND").unwrap().answers[0].examples[0].body;
    let response = respond::<Flat>(&other::RunError::NotFound, &cx);
    assert_eq!(body.as_bytes(), &response.body()[..]);
}

#[expect(dead_code, reason = "a catalog asks for types and not for values")]
#[derive(Debug, thiserror::Error, ApiError)]
enum FileError {
    /// The project is full.
    #[error("no room")]
    #[api(status = 413, code = "TOO_LARGE", shared)]
    Disk,
    /// One file is too long.
    #[error("the file is too long")]
    #[api(status = 413, code = "TOO_LARGE", shared)]
    File,
    /// The project is full.
    #[error("no room")]
    #[api(status = 413, code = "TOO_LARGE", shared)]
    Bucket,
}

#[test]
fn answers_that_look_alike_are_told_once() {
    errwire::catalog! { static FILES = [FileError]; }
    let document = FILES.document();
    assert_eq!(document.find("TOO_LARGE").map(|entry| entry.answers.len()), Some(3));
    let pages =
        [document.to_markdown(), document.to_html(), FILES.explain("TOO_LARGE").to_string()];
    for page in &pages {
        assert_eq!(page.matches("The project is full.").count(), 1, "{page}");
        assert_eq!(page.matches("One file is too long.").count(), 1, "{page}");
        for name in ["Disk", "File", "Bucket"] {
            assert!(page.replace("<wbr>", "").contains(&format!("FileError::{name}")), "{page}");
        }
    }
    assert!(pages[2].contains("answered by  FileError::Bucket, FileError::Disk\n"), "{}", pages[2]);
}
