//! One annotated enum is the whole error contract of an HTTP API.
//!
//! Status, machine-readable code, JSON envelope, retry class, headers and masking come from the enum
//! that the domain code already has. The compiler refuses what contradicts itself, what leaks, and what
//! breaks a published code.
//!
//! ```
//! use errwire::{ApiError, Context};
//! use std::time::Duration;
//!
//! /// What can go wrong while an organisation runs a model.
//! #[derive(Debug, thiserror::Error, ApiError)]
//! pub enum RunError {
//!     #[error("balance exhausted for {provider}")]
//!     #[api(status = 402, code = "PAYMENT_REQUIRED", retryable, help = "Deposit funds.")]
//!     BalanceExhausted { provider: String },
//!
//!     #[error("rate limit exceeded")]
//!     #[api(status = TOO_MANY_REQUESTS)] // its code is RATE_LIMITED, from the variant's name
//!     RateLimited { #[api(retry_after)] wait: Duration },
//!
//!     #[error("database: {0}")] // for operators; callers read "Internal Server Error"
//!     #[api(status = 500, code = "INTERNAL_ERROR")]
//!     Database(#[from] std::io::Error),
//! }
//!
//! let limited = RunError::RateLimited { wait: Duration::from_millis(29_200) };
//! let response = limited.respond(&Context::new());
//! assert_eq!(response.status(), 429);
//! assert_eq!(response.headers()["retry-after"], "30");
//! assert_eq!(response.headers()["cache-control"], "no-store");
//! assert_eq!(
//!     response.body(),
//!     r#"{"success":false,"error":{"code":"RATE_LIMITED","message":"rate limit exceeded"}}"#
//! );
//! ```
//!
//! `Display`, `source` and `From` are thiserror's, or snafu's, or your own: errwire adds what HTTP needs.
//! The response is an `http::Response<Bytes>`, which every framework takes; with the feature `axum`, the
//! error is an `IntoResponse` too, with `rocket` a `Responder`, and with `salvo` a `Scribe`. The domain crate that declares the errors needs neither a web framework
//! nor a JSON crate.
//!
//! # Where things are
//!
//! | | |
//! |---|---|
//! | [`attributes`] | every key of `#[api(…)]`, a page each |
//! | [`attributes::diagnostics`] | every message of the compiler, and what to write instead |
//! | [`guides::publishing`] | from codes to a published contract that CI keeps |
//! | [`envelope`] | the dialects, RFC 9457's among them, and how to write one |
//! | [`ApiError`](trait@ApiError), [`Spec`], [`Retry`], [`GrpcCode`] | what an error is to a response |
//! | [`guides::frameworks`] | where an error becomes a response, in each framework |
//! | [`Edge`], [`HttpError`], [`Report`] | whatever else a service answers, in the same envelope |
//! | [`Context`], [`Disclosure`] | what a response depends on besides the error |
//! | [`Internal`], [`AnyError`], [`OrInternal`] | errors that are no `ApiError` |
//! | [`Classify`], [`Class`], [`FieldErrors`] | errors of other crates, as what they mean to a caller |
//! | [`catalog!`], [`Code`] | the codes of an API, unique across types, and as a type |
//! | [`client`], [`guides::client`] | errors as they come over the wire, and whether to send a request again |
//! | [`mod@catalog`] | those codes as a reference page, for people and for programs |
//! | [`openapi`] | the same in the document that generators and fuzzers read |
//! | [`SseFrame`], [`envelope::Warned`] | errors in a stream, and in a success |
//!
//! # Features
//!
//! | feature | what it brings |
//! |---|---|
//! | `derive` (default) | `#[derive(ApiError)]` |
//! | `axum` | for axum 0.8: `IntoResponse`, extractors with the contract's rejections, [`Edge`] as a layer |
//! | `actix-web` | for actix-web 4: `ResponseError`, extractors that name the field, [`Edge`] as a middleware |
//! | `poem` | for poem 3: `ResponseError`, extractors that name the field, [`Edge`] as a middleware |
//! | `axum-multipart` | the rejections of axum's `Multipart` |
//! | `rocket` | for rocket 0.5: `Responder`, guards that name the wrong field, [`Edge`] as a fairing |
//! | `salvo` | for salvo 1, from Rust 1.95 on: `Scribe`, extractors that name the wrong field, [`Edge`] as a hoop |
//! | `tower` | [`Edge`] as a layer around services of hyper, tonic or warp |
//! | `client` | [`client::WireError`]: responses of any dialect, read |
//! | `retry` | [`client::RetryPolicy`]: whether, and when, a request is sent again |
//! | `tower-retry` | `RetryPolicy` in `tower::retry` 0.5, with tower's budget |
//! | `reqwest-middleware` | `RetryPolicy` as a middleware of reqwest 0.13, by reqwest-middleware 0.5 and reqwest-retry 0.9 |
//! | `backon` | `RetryPolicy` in backon 1.6 |
//! | `tonic` | `From` into `tonic::Status`, for tonic 0.14 |
//! | `anyhow` | `From<anyhow::Error>` for [`Internal`] and [`AnyError`] |
//! | `catalog` | [`mod@catalog`]: the codes as JSON, Markdown and an HTML page, with examples; `explain`; what changed |
//! | `openapi` | [`openapi`]: the contract in OpenAPI 3.1, of a type, an [`Edge`] or a catalog |
//! | `utoipa` | for utoipa 6: `IntoResponses`, `ToSchema`, and [`Edge`] as a `Modify` |
//! | `schemars` | for schemars 1: `JsonSchema` |
//! | `aide` | for aide 0.16: `OperationOutput`, and what the [`Edge`] adds |
//! | `request-id` | `RequestId::generate` |
//! | `tracing` | an event for each error that leaves the [`Edge`], for each retry, and for a header or details that were dropped |
//! | `sqlx` | [`Classify`] for `sqlx::Error` (0.9, which asks for Rust 1.94) |
//! | `reqwest` | [`Classify`] for `reqwest::Error` (0.13) |
//! | `tokio` | [`Classify`] for `tokio::time::error::Elapsed` |
//! | `validator` | [`Classify`] and [`FieldErrors`] for `validator::ValidationErrors` (0.21) |
//! | `garde` | [`Classify`] and [`FieldErrors`] for `garde::Report` (0.23) |
//! | `serde-path` | [`Classify`] and [`FieldErrors`] for `serde_path_to_error::Error` |
//! | `json` | details and extensions inside serde formats other than the envelope's own JSON |
//!
//! Without any but the default, errwire depends on serde and http, and on syn, quote and darling at
//! compile time.

#![cfg_attr(docsrs, feature(doc_cfg))]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
/// All of it by the name that the expansion uses where `crate` says where it is.
#[doc(hidden)]
pub mod __errwire {
    pub use crate::*;
}
mod asked;
pub mod attributes;
pub mod catalog;
mod classify;
#[cfg(feature = "client")]
pub mod client;
mod code;
mod context;
#[cfg(feature = "__edge")]
mod edge;
pub mod envelope;
mod error;
mod grpc;
mod integrations;
mod internal;
mod json;
mod level;
mod negotiate;
#[cfg(feature = "openapi")]
pub mod openapi;
mod parts;
mod response;
mod retry;
mod scope;
mod spec;
mod sse;
mod status;
mod table;
mod text;
mod window;

/// Guides: what takes more than one key to do.
pub mod guides {
    #[doc = include_str!("../docs/publishing.md")]
    pub mod publishing {}
    #[doc = include_str!("../docs/frameworks.md")]
    pub mod frameworks {}

    #[doc = include_str!("../docs/client.md")]
    pub mod client {}
}

pub use self::catalog::Catalog;
pub use self::classify::{Class, Classify, FieldError, FieldErrors, ToFieldErrors};
pub use self::code::Code;
pub use self::context::{Context, Disclosure, RequestId, X_REQUEST_ID};
// Not `__edge`: the compiler shows these to those who lack all of them.
#[cfg(any(
    feature = "axum",
    feature = "tower",
    feature = "actix-web",
    feature = "poem",
    feature = "rocket",
    feature = "salvo"
))]
pub use self::edge::{Edge, Failure, HttpError, Report, Untouched};
pub use self::error::{ApiError, Contract};
pub use self::grpc::GrpcCode;
pub use self::internal::{AnyError, Internal, OrInternal};
pub use self::level::Level;
pub use self::parts::{Delay, Member, Parts, Value};
pub use self::response::{Response, respond};
pub use self::retry::Retry;
pub use self::spec::Spec;
pub use self::sse::SseFrame;
pub use self::text::{Message, Text};

#[cfg(feature = "actix-web")]
pub use self::integrations::actix_web;
#[cfg(feature = "aide")]
pub use self::integrations::aide;
#[cfg(feature = "axum")]
pub use self::integrations::axum;
#[cfg(feature = "poem")]
pub use self::integrations::poem;
#[cfg(feature = "rocket")]
pub use self::integrations::rocket;
#[cfg(feature = "salvo")]
pub use self::integrations::salvo;
#[cfg(feature = "schemars")]
pub use self::integrations::schemars;
#[cfg(feature = "tonic")]
pub use self::integrations::tonic;
#[cfg(feature = "tower")]
pub use self::integrations::tower;
#[cfg(feature = "utoipa")]
pub use self::integrations::utoipa;
/// Makes an error type the contract of an API; see the crate's documentation for its attributes.
#[cfg(feature = "derive")]
pub use errwire_macros::ApiError;
