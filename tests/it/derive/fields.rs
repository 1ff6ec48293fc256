//! `param`, `details`, `retry_after`, `header` and `extension`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::time::Duration;

use errwire::envelope::Flat;
use errwire::{ApiError, Context, respond};

use crate::support::{body, header, public, text};

#[derive(Debug, thiserror::Error, ApiError)]
#[error("x")]
#[api(status = 429)]
enum Fields<'a> {
    Tuple(
        #[api(param)] &'a str,
        u8,
        #[api(retry_after)] u64,
        #[api(header = "x-a")] char,
        #[api(details)] [u8; 2],
        #[api(extension = "more")] bool,
    ),
    Named {
        #[api(param)]
        param: Cow<'a, str>,
        unused: (),
        #[api(retry_after)]
        wait: Duration,
        #[api(header = "x-a")]
        header: i64,
        #[api(details)]
        details: BTreeMap<&'a str, Option<()>>,
        #[api(extension)]
        extension: Vec<u8>,
        #[api(extension)]
        r#loop: &'a str,
    },
    Optional {
        #[api(param)]
        param: Option<&'a str>,
        #[api(retry_after)]
        wait: Option<u32>,
        #[api(header = "x-a")]
        header: Option<String>,
        #[api(details)]
        details: Option<Vec<u8>>,
        #[api(extension)]
        extension: Option<u8>,
    },
    /// One field may do several things.
    Several {
        #[api(retry_after, extension = "seconds")]
        #[api(header = "x-wait")]
        wait: u64,
    },
    SeveralHeaders {
        #[api(header = "x-a")]
        a: u8,
        #[api(header = "x-b")]
        b: u8,
        #[api(extension)]
        c: u8,
        #[api(extension)]
        d: u8,
    },
}

#[test]
fn roles_on_tuple_fields() {
    let error = Fields::Tuple("age", 0, 7, 'ß', [1, 2], true);
    let response = public(&error);
    assert_eq!(
        text(&response),
        r#"{"success":false,"error":{"code":"TUPLE","message":"x","param":"age","details":[1,2],"more":true}}"#
    );
    assert_eq!(header(&response, "retry-after"), Some("7"));
    assert!(response.headers().get("x-a").is_none_or(|value| value.as_bytes() == "ß".as_bytes()));
}

#[test]
fn roles_on_named_fields() {
    let error = Fields::Named {
        param: "age".into(),
        unused: (),
        wait: Duration::from_millis(1),
        header: -7,
        details: BTreeMap::from([("a", None)]),
        extension: vec![1],
        r#loop: "t",
    };
    let response = public(&error);
    assert_eq!(
        text(&response),
        r#"{"success":false,"error":{"code":"NAMED","message":"x","param":"age","details":{"a":null},"extension":[1],"loop":"t"}}"#
    );
    assert_eq!(header(&response, "retry-after"), Some("1"));
    assert_eq!(header(&response, "x-a"), Some("-7"));
}

#[test]
fn what_is_none_is_left_out() {
    let none =
        Fields::Optional { param: None, wait: None, header: None, details: None, extension: None };
    let response = public(&none);
    assert_eq!(text(&response), r#"{"success":false,"error":{"code":"OPTIONAL","message":"x"}}"#);
    assert_eq!(header(&response, "retry-after"), None);
    assert_eq!(header(&response, "x-a"), None);
    let some = Fields::Optional {
        param: Some("age"),
        wait: Some(1),
        header: Some("h".to_owned()),
        details: Some(vec![1]),
        extension: Some(2),
    };
    let response = public(&some);
    assert_eq!(
        text(&response),
        r#"{"success":false,"error":{"code":"OPTIONAL","message":"x","param":"age","details":[1],"extension":2}}"#
    );
    assert_eq!(header(&response, "retry-after"), Some("1"));
    assert_eq!(header(&response, "x-a"), Some("h"));
}

#[test]
fn a_field_may_have_several_roles() {
    let response = public(&Fields::Several { wait: 9 });
    assert_eq!(header(&response, "retry-after"), Some("9"));
    assert_eq!(header(&response, "x-wait"), Some("9"));
    assert!(text(&response).ends_with(r#","seconds":9}}"#));
    let response = public(&Fields::SeveralHeaders { a: 1, b: 2, c: 3, d: 4 });
    assert_eq!((header(&response, "x-a"), header(&response, "x-b")), (Some("1"), Some("2")));
    assert!(text(&response).ends_with(r#","c":3,"d":4}}"#));
}

/// A delay from a field takes the place of the one known as it compiles, which is inherited.
#[test]
fn a_delay_from_a_field_wins() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("x")]
    #[api(status = 503, retryable(after = "30s"))]
    enum Busy {
        Always,
        Until(#[api(retry_after)] Option<Duration>),
    }
    assert_eq!(header(&public(&Busy::Always), "retry-after"), Some("30"));
    let until = |delay| public(&Busy::Until(delay));
    assert_eq!(header(&until(Some(Duration::from_secs(3))), "retry-after"), Some("3"));
    assert_eq!(header(&until(None), "retry-after"), Some("30"));
}

#[test]
fn what_a_transparent_field_adds_is_added() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error(transparent)]
    #[api(envelope = Flat, transparent)]
    struct Outer<'a>(Fields<'a>);
    let inner = || Fields::Several { wait: 9 };
    let expected = respond::<Flat>(&inner(), &Context::new());
    let response = public(&Outer(inner()));
    assert_eq!(text(&response), text(&expected));
    assert_eq!(header(&response, "x-wait"), Some("9"));
    assert_eq!(
        body(&Outer(inner())),
        r#"{"success":false,"message":"x","error":"SEVERAL","statusCode":429,"seconds":9}"#
    );
}
