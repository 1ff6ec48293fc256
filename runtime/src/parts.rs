//! What an error carries besides its message.

use core::fmt::{self, Debug, Display};
use core::time::Duration;

use serde::{Serialize, Serializer};

use crate::classify::ToFieldErrors;
use crate::{json, text};

/// The run-time parts of an error: what its fields add to a response.
///
/// ```
/// use errwire::Parts;
/// use std::time::Duration;
///
/// let limit = 100;
/// let parts = Parts::new().retry_after(&Duration::from_secs(30)).header("x-ratelimit-limit", &limit);
/// # let _ = parts;
/// ```
#[derive(Default)]
pub struct Parts<'a> {
    pub(crate) param: Option<&'a dyn Display>,
    pub(crate) details: Option<Member<'a>>,
    pub(crate) delay: Option<Duration>,
    pub(crate) headers: Vec<(&'static str, &'a dyn Display)>,
    pub(crate) extensions: Vec<(&'static str, Member<'a>)>,
}

impl<'a> Parts<'a> {
    /// No parts.
    pub const fn new() -> Self {
        Self {
            param: None,
            details: None,
            delay: None,
            headers: Vec::new(),
            extensions: Vec::new(),
        }
    }

    /// The name of the request's parameter that is to blame.
    pub fn param(self, name: &'a dyn Display) -> Self {
        Self { param: Some(name), ..self }
    }

    /// The particulars, such as a list of field errors.
    pub fn details(self, details: &'a dyn Value) -> Self {
        Self { details: Some(Member(Source::Value(details))), ..self }
    }

    /// The particulars: the field errors in what another crate found. They are made as they are
    /// written.
    pub fn fields(self, errors: &'a dyn ToFieldErrors) -> Self {
        Self { details: Some(Member(Source::Fields(errors))), ..self }
    }

    /// How long to wait before the request is sent again; it takes the place of the static delay.
    pub fn retry_after(self, delay: &dyn Delay) -> Self {
        Self { delay: delay.delay().or(self.delay), ..self }
    }

    /// A response header, its name in lower case; left out if HTTP refuses its name or value.
    pub fn header(mut self, name: &'static str, value: &'a dyn Display) -> Self {
        self.headers.push((name, value));
        self
    }

    /// An extra member of the body.
    pub fn extension(mut self, name: &'static str, value: &'a dyn Value) -> Self {
        self.extensions.push((name, Member(Source::Value(value))));
        self
    }
}

impl Parts<'_> {
    pub(crate) fn has_headers(&self) -> bool {
        self.delay.is_some() || !self.headers.is_empty()
    }
}

impl Debug for Parts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parts")
            .field("param", &self.param.and_then(text::displayed))
            .field("details", &self.details)
            .field("delay", &self.delay)
            .field("headers", &self.headers.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("extensions", &self.extensions)
            .finish()
    }
}

/// A value that can be written into a body: whatever is [`Serialize`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be written into the body of an error",
    label = "this has no `serde::Serialize`",
    note = "put `#[derive(serde::Serialize)]` on it, or on what it holds; or take the `#[api(…)]` role off the field"
)]
pub trait Value {
    #[doc(hidden)]
    fn append_json(&self, out: &mut Vec<u8>) -> Result<(), json::Error>;
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> Value for T {
    fn append_json(&self, out: &mut Vec<u8>) -> Result<(), json::Error> {
        json::write(out, self)
    }
}

/// A value that says how long to wait: a `Duration`, or whole seconds.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no delay",
    label = "expected a `Duration`, whole seconds as an unsigned integer, or an `Option` of these"
)]
pub trait Delay {
    /// The delay, if there is one.
    fn delay(&self) -> Option<Duration>;
}

impl Delay for Duration {
    fn delay(&self) -> Option<Duration> {
        Some(*self)
    }
}

macro_rules! seconds {
    ($($unsigned:ty)*) => {$(
        impl Delay for $unsigned {
            fn delay(&self) -> Option<Duration> {
                Some(Duration::from_secs(u64::from(*self)))
            }
        }
    )*};
}

seconds!(u8 u16 u32 u64);

impl<T: Delay> Delay for Option<T> {
    fn delay(&self) -> Option<Duration> {
        self.as_ref().and_then(Delay::delay)
    }
}

impl<T: Delay + ?Sized> Delay for &T {
    fn delay(&self) -> Option<Duration> {
        (**self).delay()
    }
}

/// A part of an error whose type is not known here; serialized, it is the value itself.
#[derive(Clone, Copy)]
pub struct Member<'a>(Source<'a>);

#[derive(Clone, Copy)]
enum Source<'a> {
    Value(&'a dyn Value),
    Fields(&'a dyn ToFieldErrors),
}

impl Member<'_> {
    /// Not called as [`Value`]'s method, which every `Serialize` has, and so this.
    pub(crate) fn append_to(self, out: &mut Vec<u8>) -> Result<(), json::Error> {
        match self.0 {
            Source::Value(value) => value.append_json(out),
            Source::Fields(errors) => errors.to_field_errors().append_json(out),
        }
    }

    /// As [`append_to`](Self::append_to), field errors as problem details list them.
    pub(crate) fn append_problems(self, out: &mut Vec<u8>) -> Result<(), json::Error> {
        match self.0 {
            Source::Value(value) => value.append_json(out),
            Source::Fields(errors) => errors.to_field_errors().as_problems().append_json(out),
        }
    }
}

impl Serialize for Member<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json::serialize_raw(serializer, &|out| self.append_to(out))
    }
}

impl Debug for Member<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = Vec::new();
        match self.append_to(&mut text) {
            Ok(()) => f.write_str(&String::from_utf8_lossy(&text)),
            Err(error) => write!(f, "<{error}>"),
        }
    }
}
