//! What is known of an error before it happens.

use http::StatusCode;

use crate::envelope::Fixed;
use crate::grpc::GrpcCode;
use crate::level::Level;
use crate::retry::Retry;
use crate::status::reason;

/// The static half of one kind of error: everything about it that does not depend on the value.
///
/// The derive writes one for each variant into a single static table. By hand:
///
/// ```
/// use errwire::{Retry, Spec};
///
/// static TEAPOT: Spec = Spec::new(418, "TEAPOT").help("Ask a coffee machine.");
/// assert_eq!(TEAPOT.code, "TEAPOT");
/// assert_eq!(TEAPOT.retry, Retry::Never);
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Spec {
    /// The HTTP status, 400 to 599.
    pub status: StatusCode,
    /// The machine-readable code, the error's stable identity.
    pub code: &'static str,
    /// The name of the type that answers with it.
    pub owner: &'static str,
    /// The name of the variant that answers with it; of a struct, the struct's.
    pub variant: &'static str,
    /// Who owns the code (AIP-193, `ErrorInfo.domain`).
    pub domain: Option<&'static str>,
    /// The coarser class that typed dialects call `type`.
    pub kind: Option<&'static str>,
    /// A short text, the same for every occurrence (RFC 9457, section 3.1.3).
    pub title: Option<&'static str>,
    /// The address of the page that explains the code (RFC 9457, section 3.1.1).
    pub docs: Option<&'static str>,
    /// What the caller should do.
    pub help: Option<&'static str>,
    /// What happened: the variant's doc comment.
    pub description: Option<&'static str>,
    /// The version of the API that answered with it first.
    pub since: Option<&'static str>,
    /// Why it is no longer answered, and what is instead.
    pub deprecated: Option<&'static str>,
    /// Whether other variants and types may answer with this code too.
    pub shared: bool,
    /// Whether, and when, the request may be sent again.
    pub retry: Retry,
    /// What it is to gRPC; by the status, where nobody named another.
    pub grpc: GrpcCode,
    /// How loudly it is reported.
    pub log: Level,
    /// Response headers, names in lower case.
    pub headers: &'static [(&'static str, &'static str)],
    pub(crate) public: Public,
    /// What stands between the fields, in a message that the derive writes.
    pub(crate) literals: &'static [u8],
    pub(crate) parts: bool,
    /// What stands on the wire instead of this: a row, and who has the rows.
    pub(crate) wire: Option<(usize, Rows)>,
    /// Something else is concealed as this, so that nobody may learn more of this than of that.
    pub(crate) conceals: bool,
    /// Where the body is that was rendered as the crate compiled: a row, and who has the rows.
    pub(crate) fixed: Option<(usize, Lookup)>,
}

/// Has the rows of a table.
pub(crate) type Rows = fn() -> &'static [Spec];

/// Finds the body of a row.
pub(crate) type Lookup = fn(usize) -> Option<Fixed>;

/// What a caller reads.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Public {
    /// The same text for every occurrence, and the same escaped for JSON where that is known.
    Literal { text: &'static str, json: Option<&'static str> },
    /// What the error writes of itself, by [`ApiError::write_message`](crate::ApiError::write_message).
    Written,
}

impl Spec {
    /// An error with this status and this code.
    ///
    /// Callers read the `Display` of a 4xx, and the reason phrase of a 5xx; the retry class and the
    /// gRPC code are the status's own.
    ///
    /// # Panics
    ///
    /// If `status` is not an error status, 400 to 599 (RFC 9110, sections 15.5 and 15.6). In a
    /// `static` or a `const`, that is a compile error.
    pub const fn new(status: u16, code: &'static str) -> Self {
        let spec = Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            code,
            owner: "",
            variant: "",
            domain: None,
            kind: None,
            title: None,
            docs: None,
            help: None,
            description: None,
            since: None,
            deprecated: None,
            shared: false,
            retry: Retry::Never,
            grpc: GrpcCode::Unknown,
            log: Level::Off,
            headers: &[],
            public: Public::Written,
            literals: &[],
            parts: false,
            wire: None,
            conceals: false,
            fixed: None,
        };
        spec.answered_with(status)
    }

    /// The same with another status, and with what follows from that.
    pub(crate) const fn answered_with(mut self, status: u16) -> Self {
        let (400..=599, Ok(known)) = (status, StatusCode::from_u16(status)) else {
            panic!("the status of an error is 400 to 599")
        };
        self.status = known;
        self.retry = Retry::of_status(status);
        self.grpc = GrpcCode::of_status(status);
        self.log = Level::of_status(known);
        if status < 500 {
            self.public = Public::Written;
            self
        } else {
            self.masked()
        }
    }

    /// The type and the variant that this describes.
    pub const fn origin(mut self, owner: &'static str, variant: &'static str) -> Self {
        self.owner = owner;
        self.variant = variant;
        self
    }

    /// Sets [`domain`](Self#structfield.domain).
    pub const fn domain(mut self, domain: &'static str) -> Self {
        self.domain = Some(domain);
        self
    }

    /// Sets [`kind`](Self#structfield.kind).
    pub const fn kind(mut self, kind: &'static str) -> Self {
        self.kind = Some(kind);
        self
    }

    /// Sets [`title`](Self#structfield.title).
    pub const fn title(mut self, title: &'static str) -> Self {
        self.title = Some(title);
        self
    }

    /// Sets [`docs`](Self#structfield.docs).
    pub const fn docs(mut self, docs: &'static str) -> Self {
        self.docs = Some(docs);
        self
    }

    /// Sets [`help`](Self#structfield.help).
    pub const fn help(mut self, help: &'static str) -> Self {
        self.help = Some(help);
        self
    }

    /// Sets [`description`](Self#structfield.description).
    pub const fn description(mut self, description: &'static str) -> Self {
        self.description = Some(description);
        self
    }

    /// Sets [`since`](Self#structfield.since).
    pub const fn since(mut self, since: &'static str) -> Self {
        self.since = Some(since);
        self
    }

    /// Sets [`deprecated`](Self#structfield.deprecated).
    pub const fn deprecated(mut self, deprecated: &'static str) -> Self {
        self.deprecated = Some(deprecated);
        self
    }

    /// Lets other variants and types answer with this code too.
    pub const fn shared(mut self) -> Self {
        self.shared = true;
        self
    }

    /// Sets [`retry`](Self#structfield.retry).
    pub const fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Sets [`log`](Self#structfield.log).
    pub const fn log(mut self, level: Level) -> Self {
        self.log = level;
        self
    }

    /// Sets [`grpc`](Self#structfield.grpc).
    pub const fn grpc(mut self, code: GrpcCode) -> Self {
        self.grpc = code;
        self
    }

    /// Sets [`headers`](Self#structfield.headers), names in lower case.
    pub const fn headers(self, headers: &'static [(&'static str, &'static str)]) -> Self {
        Self { headers, ..self }
    }

    /// Callers read this text, every time.
    pub const fn message(mut self, text: &'static str) -> Self {
        self.public = Public::Literal { text, json: None };
        self
    }

    /// Callers read what [`ApiError::write_message`](crate::ApiError::write_message) writes.
    pub const fn written(mut self) -> Self {
        self.public = Public::Written;
        self
    }

    /// Callers read the status's reason phrase.
    pub const fn masked(mut self) -> Self {
        let text = reason(self.status.as_u16());
        self.public = Public::Literal { text, json: Some(text) };
        self
    }

    /// Asks the error for its [`parts`](crate::ApiError::parts) whenever it is rendered.
    pub const fn with_parts(mut self) -> Self {
        self.parts = true;
        self
    }

    /// Whether nothing of the error's own may be shown: it is concealed, or another is as it.
    pub(crate) const fn is_reticent(&self) -> bool {
        self.conceals || self.wire.is_some()
    }

    /// Whether the response has headers besides its media type, whatever the error's parts are.
    #[inline]
    pub(crate) const fn has_headers(&self) -> bool {
        !self.headers.is_empty()
            || self.retry.delay().is_some()
            || matches!(self.status.as_u16(), 401 | 405 | 429)
    }

    /// Whether something else stands on the wire, so that the code is in logs alone.
    pub const fn is_concealed(&self) -> bool {
        self.wire.is_some()
    }

    /// What stands on the wire: this, or what this is concealed as.
    ///
    /// Logs keep the spec itself.
    #[inline]
    pub fn on_wire(&'static self) -> &'static Self {
        match self.wire {
            Some((row, specs)) => &specs()[row],
            None => self,
        }
    }
}
