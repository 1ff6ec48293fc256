//! What the body of an error says, and how a dialect is read.

use core::time::Duration;
use std::borrow::Cow;

use serde_json::value::RawValue;

use super::foreign;
use super::plan::{Part, Plan, Planned};
use super::read::{self, Found};
use crate::envelope::{
    Envelope, Flat, Kinds, Message, Nested, Problem, StandardKinds, SuccessMessage, Typed,
};

/// A dialect that a client can read.
///
/// The built-in ones are. One of your own that is a [`Template`](crate::envelope::Template) is read
/// by it, with [`WireBody::of_template`]; one in plain serde is a struct here too:
///
/// ```
/// use errwire::client::{Decode, RawValue, WireBody, WireError};
/// use serde::Deserialize;
/// use std::borrow::Cow;
///
/// struct Legacy;
///
/// #[derive(Deserialize)]
/// struct LegacyBody<'a> {
///     #[serde(borrow)]
///     reason: Option<Cow<'a, str>>,
///     #[serde(borrow)]
///     text: Option<Cow<'a, str>>,
///     #[serde(borrow)]
///     fields: Option<&'a RawValue>,
/// }
///
/// impl Decode for Legacy {
///     fn decode(body: &str) -> WireBody<'_> {
///         let Ok(LegacyBody { reason, text, fields }) = serde_json::from_str(body) else {
///             return WireBody::default();
///         };
///         let details = fields.map(Cow::Borrowed);
///         WireBody { code: reason, message: text, details, ..WireBody::default() }
///     }
/// }
///
/// let body = br#"{"ok":false,"reason":"INVALID","text":"1 field is wrong","fields":["name"]}"#;
/// let (status, headers) = (http::StatusCode::UNPROCESSABLE_ENTITY, http::HeaderMap::new());
/// let error = WireError::decode::<Legacy>(status, &headers, body);
/// assert_eq!(error.code.as_deref(), Some("INVALID"));
/// assert_eq!(error.details_as::<[&str; 1]>(), Some(["name"]));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no dialect that a client can read",
    label = "expected a type that implements `errwire::client::Decode`",
    note = "a dialect with a `TEMPLATE` is read by `WireBody::of_template::<Self>(body)`"
)]
pub trait Decode {
    /// Reads the body of a response, which may be anything: what is not there, or is of another
    /// type than it should be, is left out.
    fn decode(body: &str) -> WireBody<'_>;
}

/// What the body of an error says. Anything may be missing.
#[derive(Clone, Debug, Default)]
pub struct WireBody<'a> {
    /// The machine-readable code.
    pub code: Option<Cow<'a, str>>,
    /// The coarser class.
    pub kind: Option<Cow<'a, str>>,
    /// What callers read.
    pub message: Option<Cow<'a, str>>,
    /// The short text that is the same for every occurrence.
    pub title: Option<Cow<'a, str>>,
    /// The address of the page that explains the code.
    pub docs: Option<Cow<'a, str>>,
    /// The URI reference of this occurrence.
    pub instance: Option<Cow<'a, str>>,
    /// The name of the request's parameter that is to blame.
    pub param: Option<Cow<'a, str>>,
    /// The particulars, as JSON.
    pub details: Option<Cow<'a, RawValue>>,
    /// How long to wait before the request is sent again.
    pub delay: Option<Duration>,
    /// The request id.
    pub request_id: Option<Cow<'a, str>>,
    /// The members that the dialect has no name for, as JSON, the first 64 of them.
    pub extensions: Vec<(Cow<'a, str>, Cow<'a, RawValue>)>,
}

impl<'a> WireBody<'a> {
    /// Reads a body by the [template](Envelope::TEMPLATE) of a dialect, backwards: where it writes a
    /// part of an error, that part is looked for.
    ///
    /// What was read before a body breaks off is kept. Of two members of one name the last one
    /// counts, as in JavaScript and Python.
    ///
    /// ```
    /// use errwire::client::{Decode, WireBody};
    /// use errwire::envelope::{Envelope, Piece, Template};
    ///
    /// struct Short;
    ///
    /// impl Envelope for Short {
    ///     const TEMPLATE: Option<&'static Template> = Some(&Template::new(&[
    ///         Piece::Json(r#"{"c":""#),
    ///         Piece::Code,
    ///         Piece::Json(r#"","m":""#),
    ///         Piece::Message,
    ///         Piece::Json(r#""}"#),
    ///     ]));
    /// }
    ///
    /// impl Decode for Short {
    ///     fn decode(body: &str) -> WireBody<'_> {
    ///         WireBody::of_template::<Self>(body)
    ///     }
    /// }
    ///
    /// let read = Short::decode(r#"{"c":"GONE","m":"it is "#);
    /// assert_eq!(read.code.as_deref(), Some("GONE"));
    /// ```
    pub fn of_template<D: Envelope>(body: &'a str) -> Self {
        const {
            assert!(
                D::TEMPLATE.is_some(),
                "a dialect without a `TEMPLATE` has its own way to be read"
            );
        };
        read::find(body, const { &<D as Planned>::PLAN }).body
    }

    #[inline]
    pub(super) fn text(&mut self, part: Part) -> &mut Option<Cow<'a, str>> {
        match part {
            Part::Code => &mut self.code,
            Part::Kind => &mut self.kind,
            Part::Message => &mut self.message,
            Part::Title => &mut self.title,
            Part::Docs => &mut self.docs,
            Part::Instance => &mut self.instance,
            Part::Param => &mut self.param,
            Part::RequestId => &mut self.request_id,
        }
    }

    /// Whether there is something to go by.
    pub(super) fn says_something(&self) -> bool {
        self.code.is_some() || self.message.is_some()
    }

    pub(super) fn into_owned(self) -> WireBody<'static> {
        let extensions = self.extensions.into_iter();
        WireBody {
            code: owned(self.code),
            kind: owned(self.kind),
            message: owned(self.message),
            title: owned(self.title),
            docs: owned(self.docs),
            instance: owned(self.instance),
            param: owned(self.param),
            details: owned(self.details),
            delay: self.delay,
            request_id: owned(self.request_id),
            extensions: extensions.map(|(name, value)| (own(name), own(value))).collect(),
        }
    }
}

/// What reads a body.
pub(super) type Reader = fn(&str) -> WireBody<'_>;

/// Reads a body whose dialect nobody knows: by the one that has names for most of its members.
pub(super) fn detect(body: &str) -> WireBody<'_> {
    // What the other built-in dialects have names for, these have too. Where shapes fit equally well,
    // the first one counts.
    const PLANS: [&Plan; 4] =
        [&Typed::<StandardKinds>::PLAN, &SuccessMessage::PLAN, &Flat::PLAN, &Problem::PLAN];
    let mut best = Found::default();
    for plan in PLANS.into_iter().chain(foreign::PLANS) {
        let found = read::find(body, plan);
        if found.matched > best.matched {
            best = found;
        }
    }
    best.body
}

pub(super) fn own<T: ToOwned + ?Sized>(value: Cow<'_, T>) -> Cow<'static, T> {
    Cow::Owned(value.into_owned())
}

pub(super) fn owned<T: ToOwned + ?Sized>(value: Option<Cow<'_, T>>) -> Option<Cow<'static, T>> {
    value.map(own)
}

macro_rules! by_template {
    ($($dialect:ty),*) => {$(
        impl Decode for $dialect {
            fn decode(body: &str) -> WireBody<'_> {
                WireBody::of_template::<Self>(body)
            }
        }
    )*};
}

by_template!(Flat, Message, Nested, Problem, SuccessMessage);

impl<K: Kinds> Decode for Typed<K> {
    fn decode(body: &str) -> WireBody<'_> {
        WireBody::of_template::<Self>(body)
    }
}
