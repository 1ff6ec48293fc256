//! Types, variants, modules and parameters named as what the derive refers to.

#![allow(dead_code, unused_macros, non_camel_case_types, non_snake_case, non_upper_case_globals)]

use errwire::envelope::Problem;

mod core {}
mod std {}
mod errwire_ {}
mod __private {}
mod envelope {}

struct Result;
struct Option;
struct Text;
struct Spec;
struct Parts;
struct Retry;
struct Response;
struct Context;
struct Envelope;
struct Fixed;
struct Bodies;
struct Box;
struct String;
struct str;
struct u16;
struct usize;
trait ApiError {}
trait Contract {}
trait Display {}
trait Into {}

const __ROOM: () = ();
const __SPECS: () = ();
const CODES: () = ();
const SPECS: () = ();
static __specs: () = ();
fn __fixed() {}
fn __spec() {}
fn Some() {}
fn None() {}
fn Ok() {}
fn Err() {}
mod __errwire {}

macro_rules! concat {
    () => {};
}
macro_rules! unreachable {
    () => {};
}
macro_rules! __integrations {
    () => {};
}

/// Its variants are called as those of the prelude and as the derive's own names.
#[derive(Debug, thiserror::Error, errwire::ApiError)]
#[api(status = 400, code_enum = Code, envelope = Problem, crate = ::errwire)]
#[error("it failed")]
enum Error<const N: ::core::primitive::usize, __D: ::core::fmt::Debug, D: ::core::fmt::Debug> {
    Ok,
    Err,
    Some(#[api(param)] ::core::option::Option<::core::primitive::u8>),
    None,
    Self_,
    Spec,
    Envelope,
    SPECS,
    CODES,
    Text { self_: ::core::primitive::u8 },
    Code { row: ::core::primitive::u8 },
    __D(__D),
    D([D; N]),
    #[api(message = "{__out:?} {__cx} {__row:?} {__spec} {__text}")]
    Locals {
        #[api(extension = "out")]
        __out: ::core::option::Option<::core::primitive::u8>,
        #[api(param)]
        __cx: ::core::primitive::u8,
        #[api(header = "x-row")]
        __row: ::core::option::Option<::core::primitive::u8>,
        __spec: ::core::primitive::u8,
        __text: ::core::primitive::u8,
    },
}

/// Its fields are called as the derive's own locals.
#[derive(Debug, thiserror::Error, errwire::ApiError)]
#[api(status = 429, message = "{__f0} {__parts} {__v}")]
#[error("{__f0}")]
struct __Spec {
    #[api(header = "x-f0")]
    __f0: ::core::primitive::u8,
    #[api(details)]
    __parts: ::core::primitive::u8,
    #[api(retry_after)]
    __v: ::core::primitive::u32,
}

fn main() {
    let code = <Code as errwire::Code>::from_text("OK");
    assert!(matches!(code, Code::Ok));
    let error = __Spec { __f0: 1, __parts: 2, __v: 3 };
    let response = errwire::ApiError::respond(&error, &errwire::Context::new());
    assert!(response.body().windows(5).any(|text| text == b"1 2 3"));
}
