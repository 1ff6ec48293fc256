//! One annotated enum is the whole error contract of an HTTP API.

#![cfg_attr(docsrs, feature(doc_cfg))]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod catalog;
mod code;
mod context;
pub mod envelope;
mod error;
mod integrations;
mod internal;
mod json;
mod negotiate;
mod parts;
mod response;
mod retry;
mod spec;
mod sse;
mod status;
mod text;

pub use self::catalog::Catalog;
pub use self::code::Code;
pub use self::context::{Context, Disclosure, RequestId, X_REQUEST_ID};
pub use self::error::{ApiError, Contract};
pub use self::internal::{AnyError, Internal, OrInternal};
pub use self::parts::{Delay, Member, Parts, Value};
pub use self::response::{Response, respond};
pub use self::retry::Retry;
pub use self::spec::Spec;
pub use self::sse::SseFrame;
pub use self::text::{Message, Text};

#[cfg(feature = "axum")]
pub use self::integrations::axum;
/// Makes an error type the contract of an API; see the crate's documentation for its attributes.
#[cfg(feature = "derive")]
pub use errwire_macros::ApiError;
