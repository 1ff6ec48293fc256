//! What is known before an error happens: `status`, `title`, `docs`, `domain`, `help` and the rest.

use errwire::envelope::{Flat, Message, Nested, Typed};
use errwire::{ApiError, Contract};

use super::{codes, statuses};
use crate::support::{body, header, public};

/// What can go wrong.
///
/// This is of the type and not of its variants.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("x")]
#[api(domain = "billing.example.com", docs = "https://example.com/{code}/{code}#top")]
enum Documented {
    /// There is no such thing.
    ///
    /// It may have been, "once".
    #[api(
        status = 404,
        title = "Missing",
        kind = "lookup",
        help = "Look elsewhere.",
        since = "1.2",
        deprecated = "`GONE` is answered instead"
    )]
    Missing,
    /** In a block
     * of lines. */
    #[api(status = 410)]
    Gone,
    #[doc = "Written"]
    #[doc = "by hand."]
    #[api(status = 409)]
    ByHand,
    #[api(status = 400)]
    Bare,
}

#[test]
fn a_spec_has_all_that_was_said() {
    let spec = &Documented::specs()[0];
    assert_eq!(spec.status, http::StatusCode::NOT_FOUND);
    assert_eq!((spec.owner, spec.variant), ("Documented", "Missing"));
    assert_eq!(spec.domain, Some("billing.example.com"));
    assert_eq!(spec.kind, Some("lookup"));
    assert_eq!(spec.title, Some("Missing"));
    assert_eq!(spec.docs, Some("https://example.com/MISSING/MISSING#top"));
    assert_eq!(spec.help, Some("Look elsewhere."));
    assert_eq!(spec.since, Some("1.2"));
    assert_eq!(spec.deprecated, Some("`GONE` is answered instead"));
    assert_eq!(spec.description, Some("There is no such thing.\n\nIt may have been, \"once\"."));
    assert!(!spec.shared);
    assert!(spec.headers.is_empty());
}

#[test]
fn what_was_not_said_is_not_there() {
    let spec = &Documented::specs()[3];
    assert_eq!((spec.kind, spec.title, spec.help), (None, None, None));
    assert_eq!((spec.since, spec.deprecated, spec.description), (None, None, None));
}

#[test]
fn a_doc_comment_is_the_description_however_it_is_written() {
    assert_eq!(Documented::specs()[1].description, Some("In a block\nof lines."));
    assert_eq!(Documented::specs()[2].description, Some("Written\nby hand."));
}

#[test]
fn specs_are_in_the_order_of_the_variants_and_are_the_errors_own() {
    let all = [Documented::Missing, Documented::Gone, Documented::ByHand, Documented::Bare];
    for (error, spec) in all.iter().zip(Documented::specs()) {
        assert!(std::ptr::eq(error.spec(), spec), "{error:?}");
    }
    assert_eq!(codes::<Documented>(), ["MISSING", "GONE", "BY_HAND", "BARE"]);
}

#[test]
fn a_status_is_a_number_or_a_name() {
    use http::StatusCode;
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("x")]
    #[allow(dead_code, reason = "only what it says of itself is looked at")]
    enum Statuses {
        #[api(status = 402)]
        Number,
        #[api(status = PAYMENT_REQUIRED)]
        Name,
        #[api(status = StatusCode::PAYMENT_REQUIRED)]
        Path,
        #[api(status = http::StatusCode::IM_A_TEAPOT)]
        WholePath,
        #[api(status = 499)]
        NotRegistered,
        #[api(status = 599)]
        Last,
        #[api(status = 400)]
        First,
    }
    assert_eq!(statuses::<Statuses>(), [402, 402, 402, 418, 499, 599, 400]);
    assert_eq!(StatusCode::IM_A_TEAPOT, 418);
}

#[test]
fn a_status_without_a_name_has_the_phrase_of_its_class() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("secret")]
    #[api(status = 529)]
    struct Overloaded;
    assert!(body(&Overloaded).contains(r#""message":"Server Error""#));
}

#[test]
fn an_envelope_is_the_dialect_of_the_type() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("x")]
    #[api(envelope = Flat, status = 400)]
    struct InFlat;
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("x")]
    #[api(envelope = errwire::envelope::Message, status = 400)]
    struct InMessage;
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("x")]
    #[api(envelope = Typed::<errwire::envelope::StandardKinds>, status = 400)]
    struct InTyped;
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("x")]
    #[api(status = 400)]
    struct InDefault;

    fn is<E: Contract<Envelope = D>, D>() {}
    is::<InFlat, Flat>();
    is::<InMessage, Message>();
    is::<InTyped, Typed>();
    is::<InDefault, Nested>();
    assert_eq!(body(&InMessage), r#"{"error":"x"}"#);
}

#[test]
fn headers_known_as_it_compiles() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("x")]
    #[allow(dead_code, reason = "only what it says of itself is looked at")]
    enum Headers {
        #[api(status = 400, header("x-a" = "1", "x-b" = "two, three"), header("x-c" = ""))]
        #[api(header("set-cookie" = "a=1", "set-cookie" = "b=2"))]
        Several,
        #[api(status = 426, header("upgrade" = "HTTP/2.0"))]
        Upgrade,
        #[api(status = 407, header("proxy-authenticate" = "Basic"))]
        Proxy,
    }
    let response = public(&Headers::Several);
    let cookies = response.headers().get_all("set-cookie").iter();
    assert!(cookies.eq(["a=1", "b=2"]));
    assert_eq!(header(&response, "x-a"), Some("1"));
    assert_eq!(header(&response, "x-b"), Some("two, three"));
    assert_eq!(header(&response, "x-c"), Some(""));
    assert_eq!(header(&public(&Headers::Upgrade), "upgrade"), Some("HTTP/2.0"));
    assert_eq!(Headers::Proxy.spec().headers, [("proxy-authenticate", "Basic")]);
}
