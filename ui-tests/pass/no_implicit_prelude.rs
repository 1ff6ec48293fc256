//! No prelude, a re-export instead of the crate itself, and nothing named as one is used to.

#![no_implicit_prelude]
#![allow(dead_code, non_camel_case_types)]

mod core {}
mod std {}
mod alloc {}
mod errwire {}

struct Result;
struct Option;
struct Some;
struct None;
struct Ok;
struct Err;
struct Vec;
struct String;
struct u8;
struct u16;
struct usize;
struct str;
struct bool;

mod api {
    pub mod deep {
        pub use ::errwire as wire;
    }
}

#[derive(::core::fmt::Debug, ::thiserror::Error, api::deep::wire::ApiError)]
#[api(crate = api::deep::wire, docs = "https://example.com/{code}", code_enum = ApiCode)]
enum ApiErrors {
    #[error("no such project: {name} {path}")]
    #[api(status = 404)]
    NotFound {
        name: ::std::string::String,
        path: ::std::path::PathBuf,
        #[api(param, header = "x-id")]
        id: ::core::primitive::u8,
        #[api(extension)]
        hint: ::core::option::Option<::core::primitive::u8>,
    },

    #[error("slow down")]
    #[api(status = 429)]
    Limited {
        #[api(retry_after)]
        wait: ::core::option::Option<::core::time::Duration>,
    },

    #[error("gone")]
    #[api(status = 410)]
    Gone,
}

fn main() {}
