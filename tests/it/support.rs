//! What several topics use.

use bytes::Bytes;
use errwire::envelope::{Body, Envelope, Error, Occurrence, Template};
use errwire::{ApiError, Context, RequestId, Response, Spec};
use http::StatusCode;
use std::marker::PhantomData;
use std::sync::LazyLock;

/// The body as text.
pub(crate) fn text<B: AsRef<[u8]>>(response: &http::Response<B>) -> &str {
    std::str::from_utf8(response.body().as_ref()).expect("a body is UTF-8")
}

/// A header's one value.
pub(crate) fn header<'a, B>(response: &'a http::Response<B>, name: &str) -> Option<&'a str> {
    let mut values = response.headers().get_all(name).iter();
    let value = values.next().map(|value| value.to_str().expect("a header is ASCII"));
    assert!(values.next().is_none(), "`{name}` is there twice");
    value
}

/// What a public caller gets of whom nothing is known.
pub(crate) fn public(error: &dyn ApiError) -> Response {
    error.respond(&Context::new())
}

/// The body of the same.
pub(crate) fn body(error: &dyn ApiError) -> String {
    text(&public(error)).to_owned()
}

/// The message that such a caller reads.
pub(crate) fn message(error: &dyn ApiError) -> String {
    errwire::Message::new(error, &Context::new()).to_string()
}

/// A context with this request id.
pub(crate) fn identified(id: &str) -> Context {
    Context::new().with_request_id(RequestId::new(id).expect("a sane id"))
}

/// All headers, to compare.
pub(crate) fn headers<B>(response: &http::Response<B>) -> Vec<(&str, &[u8])> {
    response.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect()
}

/// The dialect `D` without bodies that are known as it compiles.
pub(crate) struct AtRunTime<D>(PhantomData<D>);

impl<D: Envelope> Envelope for AtRunTime<D> {
    const CONTENT_TYPE: &'static str = D::CONTENT_TYPE;
    const TEMPLATE: Option<&'static Template> = None;

    fn status(spec: &Spec) -> StatusCode {
        D::status(spec)
    }

    fn render(error: &Occurrence<'_>, body: &mut Body) -> Result<(), Error> {
        D::render(error, body)
    }
}

/// Whether two bodies are one and the same place in memory.
pub(crate) fn same_place(one: &Bytes, other: &Bytes) -> bool {
    !one.is_empty() && one.as_ptr() == other.as_ptr() && one.len() == other.len()
}

/// Makes `tracing` ask every subscriber about a callsite, whichever test reaches it first: while it
/// knows of one alone, it asks the thread that came first, which may have none.
pub(crate) fn share_callsites() {
    static ANOTHER: LazyLock<tracing::Dispatch> =
        LazyLock::new(|| tracing::Dispatch::new(tracing_subscriber::registry()));
    LazyLock::force(&ANOTHER);
}
