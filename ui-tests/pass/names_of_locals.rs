//! Fields, parameters and items named as what the derive itself writes.

#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]

use errwire::{ApiError, Context};

const __TABLE: u8 = 1;
const __FIXED: u8 = 1;
static __fixed: u8 = 1;
fn __specs() {}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 429)]
enum Locals<__D, const __ROOM: usize>
where
    __D: std::fmt::Debug + std::fmt::Display,
{
    #[error("{__f0} {__f1} {__f2}")]
    #[api(message = "{__f2} {__f0:?} {__f1}")]
    Bindings {
        #[api(param)]
        __f1: &'static str,
        #[api(header = "x-a")]
        __f2: u8,
        #[api(retry_after)]
        __f0: u64,
    },
    #[error("{__out} {__cx} {__parts:?} {__row} {__v:?}")]
    #[api(message = "{__out} {__cx} {__parts:?} {__row} {__v:?} {self_} {f}")]
    Parameters {
        #[api(extension)]
        __out: u8,
        #[api(extension)]
        __cx: u8,
        #[api(extension)]
        __parts: Option<u8>,
        #[api(extension)]
        __row: u8,
        #[api(extension)]
        __v: Option<u8>,
        self_: u8,
        f: u8,
    },
    #[error("{0}")]
    Generic(#[api(param)] __D),
}

fn main() {
    let errors: [Locals<u8, 1>; 3] = [
        Locals::Bindings { __f1: "1", __f2: 2, __f0: 0 },
        Locals::Parameters {
            __out: 1,
            __cx: 2,
            __parts: Some(3),
            __row: 4,
            __v: Some(5),
            self_: 6,
            f: 7,
        },
        Locals::Generic(1),
    ];
    let bodies = errors.map(|error| error.respond(&Context::new()).into_body());
    assert!(bodies[0].windows(5).any(|text| text == b"2 0 1"));
    assert_eq!((__TABLE, __FIXED, __fixed, __specs()), (1, 1, 1, ()));
}
