//! What is told of an error that leaves the service.

#[cfg(feature = "tracing")]
use core::fmt;

use http::StatusCode;

use super::answered::Answered;
#[cfg(feature = "tracing")]
use crate::Level;
use crate::{RequestId, Spec};

/// An error that left the service in a response.
///
/// [`code`](Self::code), [`status`](Self::status) and [`route`](Self::route) have few values, and
/// are fit to be labels of a metric. The texts are for operators: they show what callers must not
/// read.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    answered: &'a Answered,
    request_id: Option<&'a RequestId>,
    route: Option<&'a str>,
}

impl<'a> Report<'a> {
    pub(super) fn new(
        answered: &'a Answered,
        request_id: Option<&'a RequestId>,
        route: Option<&'a str>,
    ) -> Self {
        Self { answered, request_id, route }
    }

    /// The error's own spec, even where it is concealed on the wire.
    pub fn spec(&self) -> &'static Spec {
        self.answered.spec
    }

    /// The error's own code, even where it is concealed on the wire.
    pub fn code(&self) -> &'static str {
        self.answered.spec.code
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.answered.status
    }

    /// The pattern of the route that matched, such as `/users/{id}`, if the framework tells.
    pub fn route(&self) -> Option<&'a str> {
        self.route
    }

    /// The request id.
    pub fn request_id(&self) -> Option<&'a RequestId> {
        self.request_id
    }

    /// What the error says of itself.
    pub fn message(&self) -> &'a str {
        self.answered.account.as_ref().map_or("", |account| &account.message)
    }

    /// What caused the error, what caused that, and so on; without those whose text is already the end
    /// of the one before.
    ///
    /// As in [`message`](Self::message), addresses have lost their secrets, and what serde says of a
    /// value has lost the value.
    pub fn sources(&self) -> impl Iterator<Item = &'a str> {
        let sources = self.answered.account.as_ref().map(|account| &account.sources);
        sources.into_iter().flatten().map(String::as_str)
    }
}

#[cfg(feature = "tracing")]
impl Report<'_> {
    /// One event, in the names of OpenTelemetry's conventions: `error.type` is the code,
    /// `exception.message` and `exception.sources` are the error's own words.
    pub(super) fn trace(&self) {
        let Self { answered: Answered { spec, status, .. }, request_id, route } = *self;
        let sources = crate::text::displayed(&Sources(*self)).filter(|sources| !sources.is_empty());
        let on_wire = spec.on_wire();
        macro_rules! event {
            ($level:ident) => {
                tracing::event!(
                    target: "errwire",
                    tracing::Level::$level,
                    "error.type" = spec.code,
                    "http.response.status_code" = status.as_u16(),
                    "http.route" = route,
                    request_id = request_id.map(RequestId::as_str),
                    "exception.type" = %format_args!("{}::{}", spec.owner, spec.variant),
                    "exception.message" = self.message(),
                    "exception.sources" = sources,
                    concealed_as = spec.is_concealed().then_some(on_wire.code),
                )
            };
        }
        match spec.log {
            Level::Off => {}
            Level::Trace => event!(TRACE),
            Level::Debug => event!(DEBUG),
            Level::Info => event!(INFO),
            Level::Warn => event!(WARN),
            Level::Error => event!(ERROR),
        }
    }
}

/// A chain of sources as one text.
#[cfg(feature = "tracing")]
struct Sources<'a>(Report<'a>);

#[cfg(feature = "tracing")]
impl fmt::Display for Sources<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, source) in self.0.sources().enumerate() {
            f.write_str(if i == 0 { "" } else { ": " })?;
            f.write_str(source)?;
        }
        Ok(())
    }
}
