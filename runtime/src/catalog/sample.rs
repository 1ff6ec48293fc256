//! Occurrences that never happened, for the dialects to render.

use core::any::type_name;
use core::error::Error;
use core::fmt::{self, Debug, Display};

use crate::__private::Show;
use crate::envelope::Nested;
use crate::error::{ApiError, Contract};
use crate::parts::Parts;
use crate::response::{Response, respond};
use crate::spec::{Rows, Spec};
use crate::status::reason;
use crate::text::Text;
use crate::{Class, Classify, Context, Message};

/// What a type tells of itself besides its rows.
#[derive(Clone, Copy)]
#[doc(hidden)]
pub struct Of {
    /// The full name of the type.
    pub(crate) name: fn() -> &'static str,
    pub(crate) specs: Rows,
    pub(crate) sample: Samples,
    pub(crate) forwards: fn(&mut dyn FnMut(Forward)),
    pub(crate) dialect: Dialect,
}

/// Whether the names of the members of such a type's values, as it is written, are no names of fields.
pub(crate) fn has_free_names(ty: &str) -> bool {
    ty.contains("Map<") || ty.ends_with("Value") || ty.ends_with("RawValue>")
}

/// Shows an occurrence of a row.
pub(crate) type Samples = fn(usize, &mut dyn FnMut(Shown<'_>));

/// A dialect, as a value.
#[derive(Clone, Copy)]
pub(crate) struct Dialect {
    pub(crate) name: fn() -> &'static str,
    pub(crate) respond: fn(&dyn ApiError, &Context) -> Response,
}

impl Of {
    pub const fn new<E: Contract>() -> Self {
        Self {
            name: type_name::<E>,
            specs: E::specs,
            sample: E::sample,
            forwards: E::forwards,
            dialect: Dialect { name: type_name::<E::Envelope>, respond: respond::<E::Envelope> },
        }
    }

    /// What a type answers that is no [`Contract`]: these, in whatever dialect it is passed on.
    pub(crate) const fn rows<E: ApiError>(specs: Rows) -> Self {
        Self {
            name: type_name::<E>,
            specs,
            sample: |_, with| with(Shown::NOTHING),
            forwards: |_| {},
            dialect: Dialect { name: type_name::<Nested>, respond: respond::<Nested> },
        }
    }
}

impl Debug for Of {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Of").field("dialect", &(self.dialect.name)()).finish_non_exhaustive()
    }
}

/// Another type that answers in the place of a variant.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct Forward {
    pub variant: &'static str,
    /// Those that it may have, if it answers by its class and not by its own `ApiError`.
    pub(crate) classes: Option<&'static [Class]>,
    /// The type's full name.
    pub ty: &'static str,
    /// What the type answers, if it says so.
    #[cfg_attr(
        not(feature = "openapi"),
        expect(dead_code, reason = "a catalog lists its types itself")
    )]
    pub(crate) of: Option<Of>,
}

impl Forward {
    /// It answers by its class.
    pub fn classified<T: Classify>(variant: &'static str) -> Self {
        Self { variant, classes: Some(T::CLASSES), ty: type_name::<T>(), of: None }
    }

    /// It answers by its own `ApiError`.
    pub fn transparent<T: ApiError>(variant: &'static str) -> Self {
        Self { variant, classes: None, ty: type_name::<T>(), of: T::published() }
    }
}

/// A part that a field adds to the response.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct Role {
    pub role: &'static str,
    pub name: &'static str,
    pub ty: &'static str,
    pub is_optional: bool,
}

/// What an occurrence shows of its fields.
#[derive(Debug)]
#[doc(hidden)]
pub struct Shown<'a> {
    /// The message, where the author wrote one for the catalog.
    pub text: Option<&'static str>,
    /// The fields of the message, each with its text.
    pub fields: &'a [(&'static str, String)],
    pub members: &'a [Role],
    pub parts: Parts<'a>,
}

impl Shown<'_> {
    pub const NOTHING: Self = Self { text: None, fields: &[], members: &[], parts: Parts::new() };
}

/// The text of a value as thiserror displays it.
#[doc(hidden)]
pub fn displayed(value: impl Show) -> String {
    let mut text = String::new();
    // What fails is shown as far as it came.
    _ = value.show(Text::plain(&mut text));
    text
}

/// A formatted text, as far as it comes.
#[doc(hidden)]
pub fn formatted(text: fmt::Arguments<'_>) -> String {
    let mut out = String::new();
    _ = fmt::write(&mut out, text);
    out
}

/// An occurrence of a row.
#[derive(Debug)]
pub(crate) struct Sample<'a> {
    pub(crate) spec: &'static Spec,
    pub(crate) shown: &'a Shown<'a>,
    /// The fields of the message are their names in braces.
    pub(crate) is_template: bool,
}

impl Sample<'_> {
    /// What callers read.
    pub(crate) fn message(&self) -> String {
        Message::new(self, &Context::new()).to_string()
    }
}

impl Display for Sample<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what operators read")
    }
}

impl Error for Sample<'_> {}

impl ApiError for Sample<'_> {
    fn spec(&self) -> &'static Spec {
        self.spec
    }

    fn write_message(&self, out: &mut Text<'_>) -> fmt::Result {
        if let Some(text) = self.shown.text {
            return out.text(text);
        }
        if self.shown.fields.is_empty() {
            return out.text(self.spec.title.unwrap_or(reason(self.spec.status.as_u16())));
        }
        let mut pieces = out.pieces(self.spec);
        for (name, text) in self.shown.fields {
            pieces = if self.is_template {
                pieces.format(format_args!("{{{name}}}"))
            } else {
                pieces.show(&**text)
            };
        }
        pieces.end()
    }

    fn parts(&self) -> Parts<'_> {
        let Parts { param, details, delay, .. } = self.shown.parts;
        let Parts { headers, extensions, .. } = &self.shown.parts;
        Parts { param, details, delay, headers: headers.clone(), extensions: extensions.clone() }
    }
}
