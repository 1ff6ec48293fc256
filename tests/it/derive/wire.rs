//! `transparent` and `conceal_as`: who answers for a variant.

use std::error::Error;

use errwire::envelope::Flat;
use errwire::{ApiError, Context, Contract, Disclosure, Internal};

use super::codes;
use crate::support::{body, header, headers, identified, message, public, text};

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Flat)]
enum Inner {
    #[error("slow down")]
    #[api(status = 429, code = "RATE_LIMITED", header("x-a" = "b"))]
    Limited(#[api(retry_after)] u64),
    #[error("secret")]
    #[api(status = 503, message = "Busy")]
    Busy,
}

#[derive(Debug, thiserror::Error, ApiError)]
enum Outer {
    #[error(transparent)]
    #[api(transparent)]
    Inner(#[from] Inner),
    #[error("outer")]
    #[api(status = 404)]
    Own,
    #[error("wrapped: {0}")]
    #[api(transparent)]
    Internal(#[from] Internal),
}

impl From<&'static str> for Outer {
    fn from(text: &'static str) -> Self {
        Self::Internal(Internal::new(text))
    }
}

#[test]
fn what_is_transparent_answers_for_itself() {
    let outer = Outer::from(Inner::Limited(7));
    let response = public(&outer);
    assert_eq!(response.status(), 429);
    assert_eq!(
        text(&response),
        r#"{"success":false,"error":{"code":"RATE_LIMITED","message":"slow down"}}"#
    );
    assert_eq!(header(&response, "retry-after"), Some("7"));
    assert_eq!(header(&response, "x-a"), Some("b"));
    assert!(std::ptr::eq(outer.spec(), Inner::Limited(0).spec()));
    assert_eq!(outer.spec().owner, "Inner");

    assert_eq!(message(&Outer::from(Inner::Busy)), "Busy");
    assert_eq!(message(&Outer::from("secret")), "Internal Server Error");
    assert_eq!(Outer::from("secret").spec().code, "INTERNAL_ERROR");
    assert_eq!(codes::<Outer>(), ["OWN"]);
}

/// Operators read the outer text: it says more.
#[test]
fn operators_read_the_text_of_the_whole() {
    let operator = Context::new().with_disclosure(Disclosure::Operator);
    let response = Outer::from("secret").respond(&operator);
    assert!(text(&response).contains(r#""message":"wrapped: secret""#), "{}", text(&response));
}

#[test]
fn all_may_be_transparent() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error(transparent)]
    enum All {
        #[api(transparent)]
        Inner(#[from] Inner),
        #[api(transparent)]
        Outer(#[from] Outer),
    }
    assert!(All::specs().is_empty());
    assert_eq!(body(&All::from(Outer::Own)), body(&Outer::Own));
    assert_eq!(All::from(Outer::from(Inner::Busy)).spec().code, "BUSY");
}

#[derive(Debug, thiserror::Error, ApiError)]
enum Concealed {
    #[error("no project")]
    #[api(status = 404, code = "NOT_FOUND", header("x-a" = "b"), help = "Look elsewhere.")]
    Missing,
    #[error("{user} is in another organisation: {cause}")]
    #[api(status = 403, code = "FORBIDDEN", conceal_as = Missing)]
    Foreign { user: String, cause: std::fmt::Error },
    #[error("it is hidden")]
    #[api(status = 401, conceal_as = Foreign)]
    Twice,
    #[error("database")]
    #[api(status = 503, retryable(after = "1h"), header("x-secret" = "s"), conceal_as = Masked)]
    Busy,
    #[error("nothing")]
    #[api(status = 500)]
    Masked,
}

/// Everything that a caller can see of two errors, whatever he asks for.
#[track_caller]
fn assert_alike(concealed: &Concealed, shown: &Concealed, disclosure: Disclosure) {
    let plain = Context::new().with_disclosure(disclosure);
    let cx = identified("a").with_disclosure(disclosure).with_should_retry(true);
    for cx in [
        plain.clone(),
        cx.clone().with_problem(true),
        cx.clone().with_head(true),
        cx.with_instance("/x"),
    ] {
        let (ours, theirs) = (concealed.respond(&cx), shown.respond(&cx));
        assert_eq!(ours.status(), theirs.status());
        assert_eq!(headers(&ours), headers(&theirs));
        assert_eq!(text(&ours), text(&theirs));
    }
    let message = |error| errwire::Message::new(error, &plain).to_string();
    assert_eq!(message(concealed), message(shown));
}

#[test]
fn what_is_concealed_is_the_other_byte_for_byte() {
    let foreign = Concealed::Foreign { user: "bob".to_owned(), cause: std::fmt::Error };
    for disclosure in [Disclosure::Public, Disclosure::Operator] {
        assert_alike(&foreign, &Concealed::Missing, disclosure);
        assert_alike(&Concealed::Twice, &Concealed::Missing, disclosure);
    }
    assert_alike(&Concealed::Busy, &Concealed::Masked, Disclosure::Public);
    assert!(!body(&foreign).contains("bob"));
}

/// An operator who reads the text of the one would know it from the other.
#[test]
fn what_others_are_concealed_as_shows_operators_no_more_than_they() {
    assert_alike(&Concealed::Busy, &Concealed::Masked, Disclosure::Operator);
}

#[test]
fn logs_know_what_was_concealed() {
    let foreign = Concealed::Foreign { user: "bob".to_owned(), cause: std::fmt::Error };
    let spec = foreign.spec();
    assert_eq!((spec.code, spec.status.as_u16(), spec.variant), ("FORBIDDEN", 403, "Foreign"));
    assert_eq!((spec.on_wire().code, spec.on_wire().status.as_u16()), ("NOT_FOUND", 404));
    assert!(foreign.to_string().starts_with("bob"));
    assert!(foreign.source().is_none());
}
