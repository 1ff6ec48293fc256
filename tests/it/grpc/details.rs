//! The details of a status, as another program's decoder reads them.

use std::time::Duration;

use errwire::{ApiError, Context, Retry};
use serde::{Serialize, Serializer};
use tonic::{Code, Status};
use tonic_types::{BadRequest, StatusExt};

use super::errors::{ByHand, RunError, SECRET, field_errors};
use super::{metadata, sent_bytes};
use crate::support::identified;

fn status(error: &dyn ApiError) -> Status {
    errwire::tonic::status(error, &Context::new())
}

fn violations(status: &Status) -> Vec<(String, String, String)> {
    let bad_request = status.get_details_bad_request().unwrap_or(BadRequest::new([]));
    let violations = bad_request.field_violations.into_iter();
    violations.map(|it| (it.field, it.description, it.reason)).collect()
}

fn info(status: &Status) -> Vec<(String, String)> {
    let mut pairs: Vec<_> = status.get_details_error_info().unwrap().metadata.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> Vec<(String, String)> {
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

#[test]
fn a_code_has_its_page_and_its_particulars() {
    let status = status(&RunError::named("not_found"));
    assert_eq!(info(&status), pairs([("runId", "7")]));
    let help = status.get_details_help().unwrap();
    assert_eq!(help.links.len(), 1);
    assert_eq!(help.links[0].description, "No such run");
    assert_eq!(help.links[0].url, "https://docs.example.com/errors#RUN_NOT_FOUND");
    assert!(status.get_details_retry_info().is_none());
    assert!(status.get_details_bad_request().is_none());
    assert!(status.get_details_request_info().is_none());
    assert!(status.get_details_debug_info().is_none());
    assert!(status.metadata().is_empty());
}

#[test]
fn field_errors_are_violations_without_their_values() {
    let status = status(&RunError::named("invalid"));
    assert_eq!(status.code(), Code::InvalidArgument);
    let expected = |number| {
        let texts = [number, "must have at most 100 characters", "TOO_LONG"];
        texts.map(str::to_owned).into()
    };
    let expected = ["steps.0.prompt", "steps.1.prompt"].map(expected);
    assert_eq!(violations(&status), expected);
    assert!(!String::from_utf8_lossy(status.details()).contains(SECRET));
    assert_eq!(info(&status), []);
}

#[test]
fn a_parameter_is_a_violation_of_what_is_wrong_by_itself() {
    let wrong = status(&RunError::named("bad_parameter"));
    let expected = ["limit", "`limit` must be a number", ""].map(str::to_owned).into();
    assert_eq!(violations(&wrong), [expected]);
    assert_eq!(info(&wrong), pairs([("param", "limit")]));

    let taken = status(&RunError::named("name_taken"));
    assert_eq!(taken.code(), Code::AlreadyExists);
    assert_eq!(violations(&taken), []);
    assert_eq!(info(&taken), pairs([("details", r#"["a","b"]"#), ("param", "name")]));
}

#[test]
fn retry_is_told_to_programs_and_to_clients() {
    let limited = status(&RunError::named("rate_limited"));
    assert_eq!(limited.code(), Code::ResourceExhausted);
    let delay = limited.get_details_retry_info().unwrap().retry_delay;
    assert_eq!(delay, Some(Duration::from_millis(1500)));
    assert_eq!(metadata(&limited, "retry-after"), Some("2"));
    assert_eq!(metadata(&limited, "grpc-retry-pushback-ms"), Some("1500"));
    assert_eq!(metadata(&limited, "x-ratelimit-limit"), Some("100"));
    assert_eq!(metadata(&limited, "cache-control"), None);
    assert_eq!(info(&limited), pairs([("scope", "key")]));

    // It may have been executed, and some clients repeat whatever has a pushback.
    let upstream = status(&RunError::named("upstream"));
    let delay = upstream.get_details_retry_info().unwrap().retry_delay;
    assert_eq!(delay, Some(Duration::from_secs(2)));
    assert_eq!(metadata(&upstream, "retry-after"), Some("2"));
    assert_eq!(metadata(&upstream, "grpc-retry-pushback-ms"), None);

    let most = Some(Duration::MAX);
    for (retry, info, pushback) in [
        (Retry::Never, None, Some("-1")),
        (Retry::Always(None), None, None),
        (Retry::IfIdempotent(None), None, None),
        (Retry::Always(Some(Duration::ZERO)), Some(0), Some("0")),
        (Retry::Always(most), Some(315_576_000_000), Some("2147483647")),
    ] {
        let status = status(&ByHand::with_retry(retry));
        let seconds = status.get_details_retry_info().map(|it| it.retry_delay.unwrap().as_secs());
        assert_eq!(seconds, info, "{retry:?}");
        assert_eq!(metadata(&status, "grpc-retry-pushback-ms"), pushback, "{retry:?}");
    }
}

#[test]
fn what_is_too_much_is_left_out_from_the_end() {
    let status =
        errwire::tonic::status(&RunError::Invalid(field_errors(500)), &identified("req_1"));
    let kept = violations(&status);
    assert!((20..100).contains(&kept.len()), "{}", kept.len());
    assert_eq!(kept[0].0, "steps.0.prompt");
    assert_eq!(status.message(), "500 fields are wrong");
    assert!(sent_bytes(&status) < 8192, "{}", sent_bytes(&status));
    assert_eq!(status.get_details_request_info().unwrap().request_id, "req_1");
}

/// A type that serde refuses.
#[derive(Debug)]
struct Broken;

impl Serialize for Broken {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom(SECRET))
    }
}

#[derive(Debug, thiserror::Error, ApiError)]
enum Odd {
    #[error("odd")]
    #[api(status = 400)]
    Unserializable {
        #[api(details, example = "broken")]
        details: Broken,
        #[api(extension, example = "broken")]
        broken: Broken,
        #[api(extension)]
        whole: (u8, &'static str),
        #[api(extension)]
        long: String,
        #[api(extension)]
        nothing: Option<u8>,
        #[api(header = "x-umlaut")]
        umlaut: &'static str,
    },
    #[error("too long")]
    #[api(status = 400)]
    LongField(#[api(details, example = "long")] Vec<super::errors::FieldError>),
}

#[test]
fn what_can_not_be_said_is_left_out() {
    let odd = Odd::Unserializable {
        details: Broken,
        broken: Broken,
        whole: (7, "a"),
        long: "x".repeat(3000),
        nothing: None,
        umlaut: "ä",
    };
    let odd = status(&odd);
    assert_eq!((odd.code(), odd.message()), (Code::InvalidArgument, "odd"));
    assert_eq!(info(&odd), pairs([("whole", r#"[7,"a"]"#)]));
    assert_eq!(violations(&odd), []);
    assert!(odd.metadata().is_empty());

    let mut errors = field_errors(1);
    errors[0].message = "x".repeat(3000);
    let long = status(&Odd::LongField(errors));
    assert!(long.get_details_bad_request().is_none());
    assert_eq!(long.message(), "too long");
}
