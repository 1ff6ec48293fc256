//! tonic 0.14: errors are gRPC statuses, with the details that Google's error model has.
//!
//! With the feature `tonic`, every type that derives [`ApiError`](trait@ApiError) is `Into<Status>`,
//! so that `?` takes it in a method of a service. The same type answers over HTTP: code, message,
//! masking, concealment and retry class are one declaration.
//!
//! | in the `Status` | is |
//! |---|---|
//! | code | [`Spec::grpc`](struct@crate::Spec), the HTTP status's unless another is named |
//! | message | what the caller may read, as over HTTP; at most 1024 bytes |
//! | `ErrorInfo` | reason: the code; domain; metadata: `param`, the extensions, and details that are no list of field errors. Texts are themselves, anything else is JSON |
//! | `RetryInfo` | the delay, of what may be sent again |
//! | `BadRequest` | the details, if each has a `field`, `path`, `pointer` or `param`, and a `message`, `detail` or `description`; or else the `param` of an `INVALID_ARGUMENT` or `OUT_OF_RANGE` |
//! | `RequestInfo` | the request id |
//! | `Help` | the page of the code |
//! | metadata | the error's response headers, `retry-after`, `x-request-id`, `grpc-retry-pushback-ms` |
//!
//! A reason is `[A-Z][A-Z0-9_]+[A-Z0-9]` ([AIP-193](https://google.aip.dev/193)). A code in another
//! case is brought into that one, and stands as it is in the metadata under `code`.
//!
//! A client may refuse a response whose headers and trailers have more than 8 KiB, and then all that
//! is left is a broken stream. So `ErrorInfo.metadata` and `BadRequest` have 2 KiB together: what
//! does not fit is left out, the last field errors first.
//!
//! The request's context is that of the layer around the service: `Edge`, which the feature `tower`
//! brings, takes any HTTP service, tonic's too. It ends with the response's head, so what an error
//! in a stream is to know of the request, it is told by [`status`]. What never reaches a method can
//! be answered in protocol by [`trailers_only`].
//!
//! ```
//! use errwire::ApiError;
//! use tonic::{Code, Request, Response, Status};
//! use tonic_types::StatusExt as _;
//!
//! #[derive(Debug, thiserror::Error, ApiError)]
//! #[api(domain = "runs.example.com")]
//! enum RunError {
//!     #[error("no such run")]
//!     #[api(status = 404, code = "RUN_NOT_FOUND")]
//!     NotFound,
//! }
//!
//! fn find(id: u64) -> Result<u64, RunError> {
//!     if id == 0 { Err(RunError::NotFound) } else { Ok(id) }
//! }
//!
//! async fn get_run(request: Request<u64>) -> Result<Response<u64>, Status> {
//!     Ok(Response::new(find(request.into_inner())?))
//! }
//!
//! let status = Status::from(RunError::NotFound);
//! assert_eq!((status.code(), status.message()), (Code::NotFound, "no such run"));
//! let info = status.get_details_error_info().unwrap();
//! assert_eq!((&*info.reason, &*info.domain), ("RUN_NOT_FOUND", "runs.example.com"));
//! ```

mod details;
mod metadata;

use std::sync::Arc;

use ::tonic::{Code, Status};
use bytes::Bytes;
use tonic_types::StatusExt;

use crate::envelope::Occurrence;
use crate::{AnyError, ApiError, Context, GrpcCode, Internal, Spec};

/// The most bytes of a message. It is in the response twice: percent-encoded, which may triple it,
/// and in base64.
const MOST_OF_MESSAGE: usize = 1024;

/// The status for an error in the [current](Context::current) context.
pub fn into_status(error: &dyn ApiError) -> Status {
    status(error, &Context::current())
}

/// The status for an error in this context.
pub fn status(error: &dyn ApiError, cx: &Context) -> Status {
    let own = error.spec();
    record(error, own);
    let occurrence = Occurrence::new(error, own, cx);
    let message = shortened(occurrence.message().to_string());
    let details = details::of(&occurrence, &message);
    let metadata = metadata::of(&occurrence, cx);
    Status::with_error_details_and_metadata(
        occurrence.spec().grpc.into(),
        message,
        details,
        metadata,
    )
}

/// The whole response to a call that failed before there was anything to send: HTTP 200, and the
/// status in the headers ([gRPC over HTTP/2][protocol], `Trailers-Only`).
///
/// It is what a layer around the service answers where it must answer itself: to a panic, a
/// timeout, or a call too many. The `Status` is in the response's extensions.
///
/// ```
/// use errwire::{Context, Internal};
///
/// let panicked = Internal::from_panic(&"index out of bounds");
/// let response = errwire::tonic::trailers_only(&panicked, &Context::new());
/// assert_eq!(response.status(), 200);
/// assert_eq!(response.headers()["content-type"], "application/grpc");
/// assert_eq!(response.headers()["grpc-status"], "13");
/// assert_eq!(response.headers()["grpc-message"], "Internal%20Server%20Error");
/// assert!(response.body().is_empty());
/// ```
///
/// [protocol]: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
pub fn trailers_only(error: &dyn ApiError, cx: &Context) -> http::Response<Bytes> {
    status(error, cx).into_http()
}

/// Leaves word for the `Edge` around the service, which sees only a success of HTTP.
#[cfg(feature = "__edge")]
fn record(error: &dyn ApiError, own: &'static Spec) {
    let mut response = http::Response::new(());
    *response.status_mut() = own.on_wire().status;
    crate::edge::record(error, own, &mut response);
}

#[cfg(not(feature = "__edge"))]
fn record(_error: &dyn ApiError, _own: &'static Spec) {}

impl From<GrpcCode> for Code {
    fn from(code: GrpcCode) -> Self {
        Self::from_i32(code.number())
    }
}

/// The source of the status is the error that was wrapped; it stays on this side.
impl From<Internal> for Status {
    fn from(error: Internal) -> Self {
        let mut status = into_status(&error);
        status.set_source(Arc::from(error.into_inner()));
        status
    }
}

/// The source of the status is the error; it stays on this side.
impl From<AnyError> for Status {
    fn from(error: AnyError) -> Self {
        let mut status = into_status(error.get_ref());
        let source: Box<dyn core::error::Error + Send + Sync> = error.into_inner();
        status.set_source(Arc::from(source));
        status
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __tonic {
    ([tonic $($skipped:ident)*] $($type:tt)*) => {};
    ([$other:ident $($skipped:ident)*] $($type:tt)*) => {
        $crate::__tonic! { [$($skipped)*] $($type)* }
    };
    ([] [$($generics:tt)*] [$($type:tt)*] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* ::core::convert::From<$($type)*> for $crate::__private::tonic::Status
        where
            $($bounds)*
        {
            fn from(error: $($type)*) -> Self {
                $crate::tonic::into_status(&error)
            }
        }
    };
}

/// The text, or as much of it as fits.
fn shortened(mut text: String) -> String {
    const ELLIPSIS: char = '…';
    if text.len() > MOST_OF_MESSAGE {
        let fits = |end: &usize| text.is_char_boundary(*end);
        let most = MOST_OF_MESSAGE - ELLIPSIS.len_utf8();
        text.truncate((0..=most).rev().find(fits).unwrap_or(0));
        text.push(ELLIPSIS);
    }
    text
}
