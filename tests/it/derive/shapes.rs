//! Types of every shape: generics, lifetimes, bounds, raw identifiers, and types without variants.

#![allow(dead_code, reason = "some are only there to compile")]

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::marker::PhantomData;

use errwire::{ApiError, Contract, Internal};
use serde::Serialize;

use super::codes;
use crate::support::{body, header, message, public};

#[derive(Debug, thiserror::Error, ApiError)]
#[error("unit")]
#[api(status = 400)]
struct Unit;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("tuple {0}")]
#[api(status = 400)]
struct Tuple(u8, #[api(extension = "more")] u8);

#[derive(Debug, thiserror::Error, ApiError)]
#[error("named {a}")]
#[api(status = 400)]
struct Named {
    a: u8,
    #[api(extension)]
    b: u8,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("empty")]
#[api(status = 400)]
struct EmptyBraces {}

#[test]
fn structs() {
    assert_eq!(body(&Unit), r#"{"success":false,"error":{"code":"UNIT","message":"unit"}}"#);
    assert_eq!(
        body(&Tuple(1, 2)),
        r#"{"success":false,"error":{"code":"TUPLE","message":"tuple 1","more":2}}"#
    );
    assert_eq!(
        body(&Named { a: 1, b: 2 }),
        r#"{"success":false,"error":{"code":"NAMED","message":"named 1","b":2}}"#
    );
    assert_eq!(message(&EmptyBraces {}), "empty");
    assert_eq!(codes::<Unit>(), ["UNIT"]);
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 400)]
enum Variants {
    #[error("unit")]
    Unit,
    #[error("parens")]
    Parens(),
    #[error("braces")]
    Braces {},
    #[error("tuple {0} {2}")]
    Tuple(u8, u8, #[api(extension = "c")] u8),
    #[error("named {b}")]
    Named { a: u8, b: u8 },
}

#[test]
fn enums() {
    let expected = ["unit", "parens", "braces", "tuple 1 3", "named 2"];
    let all = [
        Variants::Unit,
        Variants::Parens(),
        Variants::Braces {},
        Variants::Tuple(1, 2, 3),
        Variants::Named { a: 1, b: 2 },
    ];
    for ((error, expected), spec) in all.iter().zip(expected).zip(Variants::specs()) {
        assert_eq!(message(error), expected);
        assert_eq!(error.spec().code, spec.code);
    }
}

/// It can't happen, and can still stand in a signature.
#[derive(Debug, thiserror::Error, ApiError)]
enum Never {}

#[test]
fn an_enum_without_variants() {
    fn is<E: ApiError + Contract>() {}
    is::<Never>();
    assert!(Never::specs().is_empty());
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("{0}")]
#[api(status = 409)]
struct Generic<T: Display + Debug>(T);

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 422)]
enum Bounded<T, U = u8>
where
    T: Display + Debug,
    U: Serialize + Debug + Display + errwire::Delay,
{
    #[error("{value:?} is wrong")]
    Value {
        value: T,
        #[api(extension)]
        other: U,
    },
    #[error("as it is: {0}")]
    #[api(status = 503)]
    Wait(#[api(retry_after, header = "x-wait")] U),
    #[error("neither")]
    Neither,
    #[error("for operators")]
    #[api(message = "no {0}")]
    Message(T),
}

/// The bounds that a role needs are not written anywhere.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("x")]
#[api(status = 422)]
struct Unbounded<T, U, V>
where
    T: Debug,
    U: Debug,
    V: Debug,
{
    #[api(details)]
    details: Vec<T>,
    #[api(param)]
    param: Option<U>,
    phantom: PhantomData<V>,
}

#[test]
fn generics() {
    assert_eq!(message(&Generic("x")), "x");
    assert_eq!(message(&Generic(7)), "7");
    assert_eq!(codes::<Generic<u8>>(), ["GENERIC"]);
    let value = Bounded::<_, u8>::Value { value: "a", other: 7 };
    assert_eq!(
        body(&value),
        r#"{"success":false,"error":{"code":"VALUE","message":"\"a\" is wrong","other":7}}"#
    );
    let response = public(&Bounded::<&str>::Wait(3));
    assert_eq!(header(&response, "retry-after"), Some("3"));
    assert_eq!(header(&response, "x-wait"), Some("3"));
    assert_eq!(message(&Bounded::<_>::Message("x")), "no x");
    assert_eq!(message(&Bounded::<&str>::Neither), "neither");
    let unbounded = Unbounded { details: vec![1], param: Some('a'), phantom: PhantomData::<()> };
    assert!(body(&unbounded).ends_with(r#","param":"a","details":[1]}}"#));
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 404)]
enum Borrowed<'a, 'b: 'a, T: ?Sized + Debug + Display = str> {
    #[error("no {0}")]
    Text(&'a str),
    #[error("no {name}")]
    Both { name: Cow<'b, str>, other: &'a T },
    #[error("no {0}")]
    Param(#[api(param)] &'b str),
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("{} too many", N)]
#[api(status = 400)]
struct Constant<const N: usize>([u8; N]);

#[test]
fn lifetimes_and_constants() {
    let name = "bob".to_owned();
    assert_eq!(message(&Borrowed::<str>::Text(&name)), "no bob");
    let both = Borrowed::Both { name: Cow::Borrowed(&name), other: "x" };
    assert_eq!(message(&both), "no bob");
    assert!(body(&Borrowed::<str>::Param(&name)).contains(r#""param":"bob""#));
    assert_eq!(message(&Constant([0; 3])), "3 too many");
}

/// A generic error inside, and one that is transparent.
#[derive(Debug, thiserror::Error, ApiError)]
enum Wraps<E>
where
    E: ApiError + 'static,
{
    #[error("wrapped")]
    #[api(transparent)]
    Inner(#[source] E),
    #[error("its own")]
    #[api(status = 404)]
    Own,
}

#[test]
fn a_generic_error_answers_for_itself() {
    assert_eq!(body(&Wraps::Inner(Unit)), body(&Unit));
    assert_eq!(body(&Wraps::Inner(Internal::new("x"))), body(&Internal::new("x")));
    assert_eq!(codes::<Wraps<Unit>>(), ["OWN"]);
    assert_eq!(Wraps::Inner(Unit).source().map(ToString::to_string).as_deref(), Some("unit"));
}

#[derive(Debug, thiserror::Error, ApiError)]
#[allow(non_camel_case_types, reason = "raw identifiers are lower case")]
#[api(status = 400)]
enum r#Raw {
    #[error("{}", .r#loop)]
    r#match {
        #[api(extension)]
        r#loop: u8,
        #[api(param)]
        r#fn: &'static str,
    },
    #[error("x")]
    #[api(code = "WRITTEN")]
    r#async,
    #[error("hidden")]
    #[api(conceal_as = r#async)]
    r#dyn,
}

#[test]
fn raw_identifiers() {
    assert_eq!(codes::<r#Raw>(), ["MATCH", "WRITTEN", "DYN"]);
    assert_eq!(
        body(&r#Raw::r#match { r#loop: 1, r#fn: "f" }),
        r#"{"success":false,"error":{"code":"MATCH","message":"1","param":"f","loop":1}}"#
    );
    assert_eq!(r#Raw::r#async.spec().variant, "async");
    assert_eq!(r#Raw::r#async.spec().owner, "Raw");
    assert_eq!(body(&r#Raw::r#dyn), body(&r#Raw::r#async));
}

macro_rules! declare {
    ($(#[$attr:meta])* $name:ident { $($variant:ident($field:ty) = $status:literal: $text:literal),* $(,)? }) => {
        #[derive(Debug, thiserror::Error, ApiError)]
        $(#[$attr])*
        enum $name {
            $(
                #[error($text)]
                #[api(status = $status, message = $text)]
                $variant(#[api(extension = "it")] $field),
            )*
        }
    };
}

declare!(#[api(prefix = "A_")] Declared { One(u8) = 400: "one {0}", Two(Option<&'static str>) = 500: "two" });

#[test]
fn a_derive_inside_a_macro() {
    assert_eq!(codes::<Declared>(), ["A_ONE", "A_TWO"]);
    assert_eq!(message(&Declared::One(7)), "one 7");
    assert!(body(&Declared::Two(None)).ends_with(r#""message":"two"}}"#));
}

mod renamed {
    pub(super) mod reexported {
        pub(crate) mod inner {
            pub(crate) use errwire as wire;
        }
    }
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("x")]
#[api(status = 400, crate = renamed::reexported::inner::wire)]
struct Renamed(#[api(details)] u8);

#[derive(Debug, thiserror::Error, ApiError)]
#[error("x")]
#[api(status = 400, crate = crate::derive::shapes::renamed::reexported::inner::wire)]
enum RenamedFromRoot {
    One,
}

#[test]
fn errwire_may_be_reexported() {
    assert!(body(&Renamed(1)).ends_with(r#""details":1}}"#));
    assert_eq!(codes::<RenamedFromRoot>(), ["ONE"]);
}

/// A type whose `Display` and `Error` are by hand, for some type arguments only.
#[derive(ApiError)]
#[api(status = 400)]
struct Partial<T>(T);

impl Debug for Partial<u8> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Partial")
    }
}

impl Display for Partial<u8> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("partial")
    }
}

impl Error for Partial<u8> {}

#[test]
fn an_error_for_some_arguments_only() {
    assert_eq!(message(&Partial(7_u8)), "partial");
}

/// Visibility, attributes and doc comments of other tools are in nobody's way.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, thiserror::Error, ApiError)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[non_exhaustive]
#[must_use]
pub(crate) enum WithOthers {
    #[error("a")]
    #[serde(rename = "b")]
    #[api(status = 400)]
    #[doc(hidden)]
    A {
        #[serde(skip)]
        #[api(param)]
        name: String,
    },
    #[cfg(any())]
    NotThere(Missing),
}

#[test]
fn other_derives_are_in_nobodys_way() {
    assert_eq!(codes::<WithOthers>(), ["A"]);
}
