//! Dialects as a sequence of pieces, filled in as the crate compiles or as the error happens.

use core::fmt::Write as _;

use super::{Body, Error, Occurrence};
use crate::Context;
use crate::json::escape::push_escaped;
use crate::spec::Spec;
use crate::status::reason;
use crate::text::Text;

/// A dialect's JSON body as a sequence of pieces.
///
/// ```
/// use errwire::envelope::{Envelope, Piece, Template};
///
/// struct Short;
///
/// impl Envelope for Short {
///     const TEMPLATE: Option<&'static Template> = Some(&Template::new(&[
///         Piece::Json(r#"{"code":""#),
///         Piece::Code,
///         Piece::Json(r#"","text":""#),
///         Piece::Message,
///         Piece::Json(r#"""#),
///         Piece::Details(r#","fields":"#),
///         Piece::Json("}"),
///     ]));
/// }
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Template {
    pub(crate) pieces: &'static [Piece],
    /// How long the pieces are that stand here.
    len: usize,
    identified: bool,
    located: bool,
}

/// A piece of a [`Template`].
///
/// Texts are written without their quotes, so that they can be a part of a string; the pieces with
/// a text are left out, text and value, if there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Piece {
    /// JSON, as it is.
    Json(&'static str),
    /// The code.
    Code,
    /// The message.
    Message,
    /// The status, a number.
    Status,
    /// The [title](Occurrence::title).
    Title,
    /// The title, if the code has a page; else the reason phrase of the status, as RFC 9457,
    /// section 4.2.1 asks where there is no `type`.
    PageTitle,
    /// The address of the code's page: this text and it; without a page, the second text.
    Docs(&'static str, &'static str),
    /// The class: the error's own, or by status from a table. The entry of 400 stands for a 4xx
    /// that is not in the table, and that of 500 for a 5xx.
    Kind(&'static [(u16, &'static str)]),
    /// This text and the parameter that is to blame, quoted.
    Param(&'static str),
    /// This text and the details.
    Details(&'static str),
    /// This text and the details; [field errors](crate::Parts::fields) as RFC 9457, section 3 lists
    /// them: `detail` and `pointer`, and the code.
    Problems(&'static str),
    /// This text and the seconds to wait.
    RetryAfter(&'static str),
    /// This text and the request id, quoted.
    RequestId(&'static str),
    /// This text and the URI of the occurrence, quoted.
    Instance(&'static str),
    /// Each extra member, after a comma.
    Extensions,
}

impl Template {
    /// A dialect of these pieces.
    pub const fn new(pieces: &'static [Piece]) -> Self {
        let (mut len, mut identified, mut located) = (0, false, false);
        let mut i = 0;
        while i < pieces.len() {
            match pieces[i] {
                Piece::Json(text) => len += text.len(),
                Piece::RequestId(_) => identified = true,
                Piece::Instance(_) => located = true,
                _ => {}
            }
            i += 1;
        }
        Self { pieces, len, identified, located }
    }

    /// Whether the body depends on the request even where the error has no run-time parts.
    #[inline]
    pub(crate) fn depends_on(&self, cx: &Context) -> bool {
        self.identified && cx.request_id().is_some() || self.located && cx.instance().is_some()
    }

    /// How many bytes a body takes at most besides the error's own texts.
    pub(super) const fn most(&self) -> usize {
        // Status and reason phrase, or `kind` from a table of the dialect.
        let (mut most, mut i) = (self.len, 0);
        while i < self.pieces.len() {
            most += match self.pieces[i] {
                Piece::Status => 3,
                Piece::Message | Piece::Title | Piece::PageTitle => LONGEST_REASON,
                Piece::Kind(table) => longest(table),
                Piece::Docs(before, without) => before.len() + without.len(),
                _ => 0,
            };
            i += 1;
        }
        most
    }

    /// How much room a body wants, by guess: what is known, a message, and details as long as a list
    /// of ten.
    pub(crate) fn room(&self, error: &Occurrence<'_>) -> usize {
        let details = if error.details().is_some() { 1024 } else { 0 };
        self.len + error.code().len() + MESSAGE_ROOM + details
    }

    pub(crate) fn render(&self, error: &Occurrence<'_>, body: &mut Body) -> Result<(), Error> {
        let out = &mut body.0;
        let spec = error.spec();
        for piece in self.pieces {
            match *piece {
                Piece::Json(text) => out.extend_from_slice(text.as_bytes()),
                Piece::Code => push_escaped(out, spec.code),
                Piece::Message => error.message().append_json(out),
                Piece::Status => out.extend_from_slice(spec.status.as_str().as_bytes()),
                Piece::Title => push_escaped(out, error.title()),
                Piece::PageTitle => push_escaped(out, page_title(spec)),
                Piece::Docs(before, without) => match spec.docs {
                    Some(docs) => {
                        out.extend_from_slice(before.as_bytes());
                        push_escaped(out, docs);
                    }
                    None => out.extend_from_slice(without.as_bytes()),
                },
                Piece::Kind(table) => push_escaped(out, kind(spec, table)),
                Piece::Param(before) => {
                    if let Some(param) = error.param() {
                        out.extend_from_slice(before.as_bytes());
                        push_display(out, param);
                    }
                }
                Piece::Details(before) => {
                    if let Some(details) = error.details() {
                        out.extend_from_slice(before.as_bytes());
                        details.append_to(out)?;
                    }
                }
                Piece::Problems(before) => {
                    if let Some(details) = error.details() {
                        out.extend_from_slice(before.as_bytes());
                        details.append_problems(out)?;
                    }
                }
                Piece::RetryAfter(before) => {
                    if let Some(seconds) = error.retry_after() {
                        out.extend_from_slice(before.as_bytes());
                        out.extend_from_slice(itoa::Buffer::new().format(seconds).as_bytes());
                    }
                }
                Piece::RequestId(before) => push_quoted(out, before, error.request_id()),
                Piece::Instance(before) => push_quoted(out, before, error.instance()),
                Piece::Extensions => push_extensions(out, error)?,
            }
        }
        Ok(())
    }
}

/// How much room a message wants, by guess: two lines.
pub(crate) const MESSAGE_ROOM: usize = 160;

/// The length of "Network Authentication Required", with some to spare.
const LONGEST_REASON: usize = 32;

const fn longest(table: &[(u16, &'static str)]) -> usize {
    let (mut most, mut i) = (0, 0);
    while i < table.len() {
        if table[i].1.len() > most {
            most = table[i].1.len();
        }
        i += 1;
    }
    most
}

/// The title of the page that explains the code, as [`Piece::PageTitle`] has it.
pub(super) const fn page_title(spec: &Spec) -> &'static str {
    match (spec.docs, spec.title) {
        (Some(_), Some(title)) => title,
        _ => reason(spec.status.as_u16()),
    }
}

/// The class of an error: its own, or the one that the table has for its status.
pub(super) const fn kind(spec: &Spec, table: &[(u16, &'static str)]) -> &'static str {
    if let Some(kind) = spec.kind {
        return kind;
    }
    let status = spec.status.as_u16();
    let (mut i, mut kind) = (0, "");
    while i < table.len() {
        let (entry, name) = table[i];
        if entry == status {
            return name;
        }
        if entry == status / 100 * 100 {
            kind = name;
        }
        i += 1;
    }
    kind
}

fn push_quoted(out: &mut Vec<u8>, before: &str, text: Option<&str>) {
    if let Some(text) = text {
        out.extend_from_slice(before.as_bytes());
        out.push(b'"');
        push_escaped(out, text);
        out.push(b'"');
    }
}

/// A value whose `Display` fails leaves what it wrote until then.
fn push_display(out: &mut Vec<u8>, value: &dyn core::fmt::Display) {
    out.push(b'"');
    let _ = write!(Text::json(out), "{value}");
    out.push(b'"');
}

fn push_extensions(out: &mut Vec<u8>, error: &Occurrence<'_>) -> Result<(), Error> {
    for (name, value) in error.extensions() {
        push_quoted(out, ",", Some(name));
        out.push(b':');
        value.append_to(out)?;
    }
    Ok(())
}
