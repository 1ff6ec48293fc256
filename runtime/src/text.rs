//! The message that callers read, and where it is written.

use core::fmt::{self, Display, Write};
use std::borrow::Cow;

use serde::{Serialize, Serializer};

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

    /// Writes a text that holds no quote, backslash or control character, as `derive` knows it of
    /// most literals.
    #[doc(hidden)]
    #[inline]
    pub fn literal(&mut self, text: &'static str) -> fmt::Result {
        match &mut self.0 {
            Sink::Json(out) => out.extend_from_slice(text.as_bytes()),
            Sink::Plain(out) => out.write_str(text)?,
        }
        Ok(())
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
            Sink::Plain(out) => out.write_str(text)?,
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

    /// Writes a value as thiserror displays it.
    #[doc(hidden)]
    #[inline]
    pub fn show(&mut self, value: impl crate::__private::Show) -> fmt::Result {
        value.show(self)
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
    pub(crate) fn append_json(self, out: &mut Vec<u8>) {
        if let (Public::Literal { json: Some(json), .. }, Disclosure::Public) =
            (self.spec.public, self.disclosure)
        {
            return out.extend_from_slice(json.as_bytes());
        }
        let start = out.len();
        if self.write(&mut Text::json(out)).is_err() {
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
