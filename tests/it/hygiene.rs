//! What the unfriendly crate answers: names that shadow others change nothing.

use std::time::Duration;

use errwire::ApiError;
use hygiene::lints::{All, Pair};
use hygiene::names::{Declared, Locals};
use hygiene::shadows::Shadowed;

use crate::support::{body, header, public};

#[test]
fn fields_named_like_locals_are_themselves() {
    let bindings = Locals::Bindings { __f1: "1", __f2: 2, __f0: 3 };
    let response = public(&bindings);
    assert_eq!(
        body(&bindings),
        r#"{"success":false,"error":{"code":"BINDINGS","message":"3 1 2","param":"1"}}"#
    );
    assert_eq!(header(&response, "x-a"), Some("2"));
    assert_eq!(header(&response, "retry-after"), Some("3"));
    let parameters =
        Locals::Parameters { __out: 1, __cx: 2, __parts: 3, __row: 4, __v: 5, this: 6, f: 7 };
    assert_eq!(
        body(&parameters),
        r#"{"success":false,"error":{"code":"PARAMETERS","message":"1 2 3 4 5 6 7","__out":1,"__cx":2,"__parts":3,"__row":4,"__v":5}}"#
    );
    let raw = Locals::Raw { r#loop: 1, r#match: 2, self_: 3 };
    assert_eq!(
        body(&raw),
        r#"{"success":false,"error":{"code":"RAW","message":"1 2 3","loop":1,"like":2}}"#
    );
}

#[test]
fn names_that_mean_something_else_are_not_looked_up() {
    assert!(body(&Shadowed::Known).contains(r#""message":"known \"text\"""#));
    let made = Shadowed::Made(7, "x".to_owned());
    assert!(
        body(&made).contains(r#""message":"made   7 7 \"x\"","details":"x""#),
        "{}",
        body(&made)
    );
    let roles = Shadowed::Roles { param: Some('p'), delay: Duration::from_secs(2) };
    let response = public(&roles);
    assert_eq!(header(&response, "x-a"), Some("p"));
    assert_eq!(header(&response, "retry-after"), Some("2"));
    assert_eq!(body(&Shadowed::Concealed), body(&Shadowed::Known));
}

#[test]
fn every_key_answers_under_a_renamed_crate() {
    let codes = hygiene::lints::all().iter().map(|error| error.spec().code).collect::<Vec<_>>();
    let expected = [
        "all.inherits",
        "Named",
        "all.tuple",
        "all.method",
        "all.unauthorized",
        "all.concealed",
        "INTERNAL_ERROR",
    ];
    assert_eq!(codes, expected);
    for error in hygiene::lints::all() {
        let is_concealed = matches!(error, All::Concealed { .. });
        assert_eq!(public(&error).status() == 405, matches!(error, All::Method) || is_concealed);
    }
    let pair = Pair("a", vec![1]);
    assert!(body(&pair).contains(r#""detail":"bad a [\n    1,\n]","code":"PAIR","errors":[1]"#));
}

#[test]
fn a_macro_declares_what_it_is_given() {
    let one = Declared::One { own_too: 1, own: 2 };
    assert!(
        body(&one).contains(r#""code":"DECLARED_ONE","message":"one 1","details":2,"own_too":1"#),
        "{}",
        body(&one)
    );
    let other = Declared::Other { __f0: "x", own: 2 };
    assert!(body(&other).contains(r#""message":"other x""#));
}
