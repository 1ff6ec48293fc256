//! The message that callers read, and where it is written.

use core::fmt::{self, Display, Write};
use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::__private::Show;
use crate::classify::redacted;
use crate::error::ApiError;
use crate::json::escape::push_escaped;
use crate::spec::{Public, Spec};
use crate::status::reason;
use crate::{Context, Disclosure};

/// Where an error writes the message that callers read.
///
/// Behind it is a JSON string that is escaped as it is written, or plain text.
pub struct Text<'a>(Sink<'a>);

enum Sink<'a> {
    Json(&'a mut Vec<u8>),
    Plain(&'a mut (dyn Write + 'a)),
}

impl<'a> Text<'a> {
    /// Writes the text as it is.
    pub fn plain(out: &'a mut (dyn Write + 'a)) -> Self {
        Self(Sink::Plain(out))
    }

    pub(crate) fn json(out: &'a mut Vec<u8>) -> Self {
        Self(Sink::Json(out))
    }

    /// Writes a text.
    ///
    /// # Errors
    ///
    /// If what is behind it takes no more.
    #[inline]
    pub fn text(&mut self, text: &str) -> fmt::Result {
        match &mut self.0 {
            Sink::Json(out) => push_escaped(out, text),
            Sink::Plain(out) => plain(*out, text)?,
        }
        Ok(())
    }

    /// Writes a value as its `Display`.
    ///
    /// # Errors
    ///
    /// If the value's `Display` fails, or what is behind it takes no more.
    #[inline]
    pub fn display(&mut self, value: &(impl Display + ?Sized)) -> fmt::Result {
        self.write_fmt(format_args!("{value}"))
    }

    #[cold]
    fn raw(mut self, text: &[u8], is_clean: bool) -> fmt::Result {
        match &mut self.0 {
            Sink::Json(out) if is_clean => {
                out.extend_from_slice(text);
                Ok(())
            }
            _ => self.text(core::str::from_utf8(text).unwrap_or_default()),
        }
    }

    /// The message of which this spec has the literals.
    #[doc(hidden)]
    #[inline]
    pub fn pieces<'t>(&'t mut self, spec: &Spec) -> Pieces<'t> {
        Pieces { out: self.reborrow(), literals: spec.literals, written: Ok(()) }
    }

    /// The same place, which can be given away.
    #[inline]
    fn reborrow(&mut self) -> Text<'_> {
        Text(match &mut self.0 {
            Sink::Json(out) => Sink::Json(out),
            Sink::Plain(out) => Sink::Plain(*out),
        })
    }

    /// Writes formatted text.
    ///
    /// # Errors
    ///
    /// If a value's formatting fails, or what is behind it takes no more.
    #[inline]
    pub fn format(&mut self, text: fmt::Arguments<'_>) -> fmt::Result {
        self.write_fmt(text)
    }
}

/// Out of the way of responses, which are JSON.
#[cold]
fn plain(out: &mut dyn Write, text: &str) -> fmt::Result {
    out.write_str(text)
}

/// What is ahead of the length of a text that is not short, in three characters of seven bits.
const LONG: u8 = 0x7f;
/// The same of a text that holds a quote, a backslash or a control character.
const UNCLEAN: u8 = 0x7e;

/// The first text of what is packed, whether it needs no escaping, and what follows it.
#[cold]
fn split_first(packed: &[u8]) -> (&[u8], bool, &[u8]) {
    let (len, rest) = match packed {
        [LONG | UNCLEAN, a, b, c, rest @ ..] => {
            (usize::from(*a) << 14 | usize::from(*b) << 7 | usize::from(*c), rest)
        }
        [len, rest @ ..] => (usize::from(*len), rest),
        [] => (0, packed),
    };
    let (text, rest) = rest.split_at_checked(len).unwrap_or_default();
    (text, packed.first() != Some(&UNCLEAN), rest)
}

/// A message of literals and fields, literals first.
///
/// It lives in registers, as long as nothing is called with a reference to it.
#[doc(hidden)]
#[derive(Debug)]
pub struct Pieces<'t> {
    out: Text<'t>,
    /// What stands before, between and after the fields, each text after its length. More may follow
    /// than belongs to the message.
    literals: &'static [u8],
    /// What follows one that failed is thrown away with it.
    written: fmt::Result,
}

#[expect(clippy::inline_always, reason = "a twentieth of a response")]
impl Pieces<'_> {
    /// Writes a value as thiserror displays it.
    #[inline(always)]
    pub fn show(mut self, value: impl Show) -> Self {
        self.literal();
        self.written = self.written.and(value.show(self.out.reborrow()));
        self
    }

    /// Writes a value as its `Display`.
    #[inline(always)]
    pub fn display(self, value: &(impl Display + ?Sized)) -> Self {
        self.format(format_args!("{value}"))
    }

    /// Writes formatted text.
    #[inline(always)]
    pub fn format(mut self, text: fmt::Arguments<'_>) -> Self {
        self.literal();
        self.written = self.written.and(self.out.reborrow().format(text));
        self
    }

    /// What came of it all, after the last literal.
    #[inline(always)]
    pub fn end(mut self) -> fmt::Result {
        self.literal();
        self.written
    }

    /// Writes the next literal; a short one with what follows it, which is then taken off again,
    /// since so many bytes are copied without a call.
    #[inline(always)]
    fn literal(&mut self) {
        const SHORT: usize = 32;

        let Sink::Json(out) = &mut self.out.0 else { return self.slow_literal() };
        match self.literals.first_chunk::<{ SHORT + 1 }>() {
            Some([len, chunk @ ..]) if usize::from(*len) <= SHORT => {
                let len = usize::from(*len);
                let end = out.len() + len;
                out.extend_from_slice(chunk);
                out.truncate(end);
                self.literals = &self.literals[1 + len..];
            }
            _ => self.slow_literal(),
        }
    }

    #[inline(always)]
    fn slow_literal(&mut self) {
        let (text, is_clean, rest) = split_first(self.literals);
        self.literals = rest;
        let written = self.out.reborrow().raw(text, is_clean);
        self.written = self.written.and(written);
    }
}

impl Write for Text<'_> {
    #[inline]
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text(text)
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Sink::Json(_) => "Text(json)",
            Sink::Plain(_) => "Text(plain)",
        })
    }
}

/// The message of an error for whoever reads the response; displayed or serialized, it is the text.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    spec: &'static Spec,
    /// `None` where nothing of the error's own may be shown, because it is concealed.
    error: Option<&'a dyn ApiError>,
    disclosure: Disclosure,
}

impl<'a> Message<'a> {
    /// The message of `error` for whoever `cx` says that reads it.
    pub fn new(error: &'a dyn ApiError, cx: &Context) -> Self {
        Self::of(error, error.spec(), cx)
    }

    /// `own` is the error's own spec.
    #[inline]
    pub(crate) fn of(error: &'a dyn ApiError, own: &'static Spec, cx: &Context) -> Self {
        let error = (!own.is_reticent()).then_some(error);
        Self { spec: own.on_wire(), error, disclosure: cx.disclosure() }
    }

    /// Appends the message, escaped for the inside of a JSON string.
    #[inline]
    pub(crate) fn append_json(self, out: &mut Vec<u8>) {
        let start = out.len();
        let mut text = Text::json(out);
        let written = match (self.spec.public, self.error, self.disclosure) {
            (Public::Literal { json: Some(json), .. }, _, Disclosure::Public) => {
                return out.extend_from_slice(json.as_bytes());
            }
            (Public::Written, Some(error), Disclosure::Public) => error.write_message(&mut text),
            _ => self.write(&mut text),
        };
        if written.is_err() {
            out.truncate(start);
            push_escaped(out, self.fallback());
        }
    }

    /// The text, made only if it is not known as the crate compiles.
    fn text(self) -> Cow<'static, str> {
        if let (Public::Literal { text, .. }, Disclosure::Public) =
            (self.spec.public, self.disclosure)
        {
            return Cow::Borrowed(text);
        }
        let mut text = String::new();
        match self.write(&mut Text::plain(&mut text)) {
            Ok(()) => Cow::Owned(text),
            Err(_) => Cow::Borrowed(self.fallback()),
        }
    }

    #[inline]
    fn write(self, out: &mut Text<'_>) -> fmt::Result {
        match (self.spec.public, self.error, self.disclosure) {
            (_, Some(error), Disclosure::Operator) => {
                let mut text = String::new();
                write!(text, "{error}")?;
                out.text(&redacted(text))
            }
            (Public::Literal { text, .. }, ..) => out.text(text),
            (Public::Written, Some(error), Disclosure::Public) => error.write_message(out),
            (Public::Written, None, _) => out.text(self.fallback()),
        }
    }

    /// What callers read of an error whose `Display` fails: half a sentence would tell them less.
    fn fallback(self) -> &'static str {
        reason(self.spec.status.as_u16())
    }
}

impl Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text())
    }
}

impl Serialize for Message<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

/// The `Display` of a value, unless it fails; `to_string` would panic then.
pub(crate) fn displayed(value: &dyn Display) -> Option<String> {
    let mut text = String::new();
    write!(text, "{value}").ok().map(|()| text)
}
