//! An error on its way into a body.

use core::fmt::Display;
use core::time::Duration;

use http::StatusCode;

use crate::error::ApiError;
use crate::parts::{Member, Parts};
use crate::retry::{Retry, whole_seconds};
use crate::spec::Spec;
use crate::status::reason;
use crate::text::Message;
use crate::{Context, RequestId};

/// An error on its way into a body: everything a dialect may show, and nothing else.
///
/// Masking, disclosure and concealment are settled before a dialect sees it.
#[derive(Debug)]
pub struct Occurrence<'a> {
    spec: &'static Spec,
    message: Message<'a>,
    pub(crate) parts: Parts<'a>,
    cx: &'a Context,
}

impl<'a> Occurrence<'a> {
    /// `own` is the error's own spec.
    pub(crate) fn new(error: &'a dyn ApiError, own: &'static Spec, cx: &'a Context) -> Self {
        let message = Message::of(error, own, cx);
        let asked = own.parts && !own.is_concealed();
        let parts = if asked { error.parts() } else { Parts::new() };
        Self { spec: own.on_wire(), message, parts, cx }
    }

    /// What is known of this kind of error before it happens.
    pub fn spec(&self) -> &'static Spec {
        self.spec
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.spec.status
    }

    /// The machine-readable code.
    pub fn code(&self) -> &'static str {
        self.spec.code
    }

    /// The short text that is the same for every occurrence; without one, the reason phrase.
    pub fn title(&self) -> &'static str {
        self.spec.title.unwrap_or(reason(self.spec.status.as_u16()))
    }

    /// What whoever reads the response is told.
    pub fn message(&self) -> Message<'a> {
        self.message
    }

    /// The name of the request's parameter that is to blame.
    pub fn param(&self) -> Option<&'a (dyn Display + 'a)> {
        self.parts.param
    }

    /// The particulars, such as a list of field errors.
    pub fn details(&self) -> Option<Member<'a>> {
        self.parts.details
    }

    /// The extra members, in the order of the fields.
    pub fn extensions(&self) -> impl Iterator<Item = (&'static str, Member<'a>)> {
        self.parts.extensions.iter().copied()
    }

    /// The extra member of this name.
    pub fn extension(&self, name: &str) -> Option<Member<'a>> {
        self.extensions().find_map(|(known, value)| (known == name).then_some(value))
    }

    /// Whether, and when, the request may be sent again.
    pub fn retry(&self) -> Retry {
        match self.parts.delay {
            Some(delay) => self.spec.retry.after(delay),
            None => self.spec.retry,
        }
    }

    /// How long to wait before the request is sent again, as `Retry-After` has it: in whole
    /// seconds, rounded up (RFC 9110, section 10.2.3).
    pub fn retry_after(&self) -> Option<u64> {
        self.retry().delay().map(whole_seconds)
    }

    /// How long to wait before the request is sent again.
    pub fn delay(&self) -> Option<Duration> {
        self.retry().delay()
    }

    /// The request id.
    pub fn request_id(&self) -> Option<&'a str> {
        self.cx.request_id().map(RequestId::as_str)
    }

    /// The URI reference of this occurrence (RFC 9457, section 3.1.5).
    pub fn instance(&self) -> Option<&'a str> {
        self.cx.instance()
    }

    /// Drops what a user's `Serialize` may refuse to write.
    pub(crate) fn without_members(mut self) -> Self {
        self.parts.details = None;
        self.parts.extensions.clear();
        self
    }
}
