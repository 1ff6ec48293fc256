//! From a case to a response: as it is, or as the one frame of a stream.

use std::error::Error;
use std::panic::AssertUnwindSafe;

use axum::body::Body;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use contracts::Case;
use contracts::nested::RunError;
use errwire::{ApiError, Context, Internal};
use futures_util::FutureExt;
use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};

use super::accept::Accept;

/// What the client reads of a case, in the current context.
pub(super) fn answer(case: &Case, accept: Accept) -> Response {
    let cx = Context::current();
    if accept.stream {
        log(&*case.error, &cx);
        let headers =
            [(CONTENT_TYPE, "text/event-stream"), (CACHE_CONTROL, "no-cache"), (VARY, "accept")];
        return (headers, case.frame(&cx)).into_response();
    }
    match case.respond(&cx) {
        Ok(mut response) => {
            let vary = HeaderValue::from_static("accept");
            response.headers_mut().entry(VARY).or_insert(vary);
            response.map(Body::from)
        }
        Err(error) => Internal::new(error).into_response(),
    }
}

/// Answers for handlers that panic.
pub(super) async fn catch_panic(accept: Accept, request: Request, next: Next) -> Response {
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(payload) => {
            let error = RunError::from(Internal::from_panic(&*payload));
            answer(&Case::new("panic", error), accept)
        }
    }
}

/// Tells the operator of an error in a stream, whose response is a success to the edge.
fn log(error: &(dyn ApiError + Send + Sync + 'static), cx: &Context) {
    let spec = error.spec();
    let request = cx.request_id().map(errwire::RequestId::as_str);
    let concealed = spec.code != spec.on_wire().code;
    if concealed || spec.status.is_server_error() {
        let error: &(dyn Error + 'static) = error;
        tracing::warn!(status = spec.status.as_u16(), code = spec.code, request, error);
    }
}
