//! What is wrong with which field, whoever found it out.

use core::error::Error;
use core::fmt::{self, Display};
use std::borrow::Cow;

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use super::{Class, Classify};
use crate::parts::Parts;

/// One field of a request, and the rule that it breaks. The value that was submitted is no part of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct FieldError {
    /// Where it is: `items[2].price`. Empty if it is the whole.
    pub field: Cow<'static, str>,
    /// The rule, for programs: `length`, `missing_field`.
    pub code: Cow<'static, str>,
    /// What is wrong, for people.
    pub message: Cow<'static, str>,
}

impl Serialize for FieldError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("FieldError", 3)?;
        object.serialize_field("field", &self.field)?;
        object.serialize_field("code", &self.code)?;
        object.serialize_field("message", &self.message)?;
        object.end()
    }
}

impl FieldError {
    /// What is wrong with this field.
    pub fn new(
        field: impl Into<Cow<'static, str>>,
        code: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { field: field.into(), code: code.into(), message: message.into() }
    }

    /// The field as a JSON Pointer in a URI fragment (RFC 6901, section 6), as problem details name
    /// it (RFC 9457, section 3): `#/items/2/price`.
    ///
    /// ```
    /// let error = errwire::FieldError::new("items[2].price", "range", "must be at least 1");
    /// assert_eq!(error.pointer(), "#/items/2/price");
    /// ```
    pub fn pointer(&self) -> String {
        let mut pointer = String::from("#");
        for part in self.field.split('.').filter(|part| !part.is_empty()) {
            let (name, indices) = indices(part);
            if !name.is_empty() {
                push_token(&mut pointer, name);
            }
            indices.for_each(|index| push_token(&mut pointer, index));
        }
        pointer
    }
}

/// The name and the indices of `name[0][1]`.
fn indices(part: &str) -> (&str, impl Iterator<Item = &str>) {
    let is_index = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut name = part;
    while let Some((before, index)) = name.strip_suffix(']').and_then(|name| name.rsplit_once('['))
    {
        if !is_index(index) {
            break;
        }
        name = before;
    }
    (name, part[name.len()..].split(['[', ']']).filter(|index| !index.is_empty()))
}

/// Whether a URI's fragment may hold it as it is (RFC 3986, section 3.5).
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._!$&'()*+,;=:@?".contains(&byte)
}

/// Appends a reference token: escaped for a pointer, and for a URI.
fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    for byte in token.bytes() {
        match byte {
            b'~' => pointer.push_str("~0"),
            b'/' => pointer.push_str("~1"),
            _ if is_plain(byte) => pointer.push(char::from(byte)),
            _ => {
                const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
                pointer.push('%');
                pointer.push(char::from(DIGITS[usize::from(byte >> 4)]));
                pointer.push(char::from(DIGITS[usize::from(byte & 15)]));
            }
        }
    }
}

impl Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.field.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.field, self.message)
        }
    }
}

/// What is wrong with the fields of a request: a list of [`FieldError`]s.
///
/// It is made by hand, or from what `validator`, `garde` and `serde_path_to_error` find, each behind
/// the feature of its name (`serde-path` for the last). Serialized, it is an array.
///
/// ```
/// use errwire::{ApiError, Context, FieldError, FieldErrors};
///
/// #[derive(Debug, thiserror::Error, ApiError)]
/// enum Error {
///     #[error("not valid: {0}")] // for operators
///     #[api(classify)]
///     Invalid(#[from] FieldErrors),
/// }
///
/// let mut errors = FieldErrors::new();
/// errors.push(FieldError::new("items[2].price", "range", "must be at least 1"));
/// let response = Error::from(errors).respond(&Context::new());
/// assert_eq!(response.status(), 422);
/// assert_eq!(
///     response.body(),
///     concat!(
///         r#"{"success":false,"error":{"code":"VALIDATION_ERROR","message":"some values are not valid","#,
///         r#""details":[{"field":"items[2].price","code":"range","message":"must be at least 1"}]}}"#,
///     )
/// );
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// How many are taken from another crate's list, which is as long as the request made it.
    pub const MOST: usize = 100;

    /// None.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds one.
    pub fn push(&mut self, error: FieldError) {
        self.0.push(error);
    }

    /// Nothing, or itself as an error if there is anything wrong.
    ///
    /// # Errors
    ///
    /// Itself, if there is anything in it.
    pub fn into_result(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }

    /// As problem details list them (RFC 9457, section 3).
    pub(crate) fn as_problems(&self) -> impl Serialize {
        self.0.iter().map(Problem).collect::<Vec<_>>()
    }

    /// Whether it has as many as another crate's list may give it.
    #[cfg(feature = "validator")]
    pub(crate) fn is_full(&self) -> bool {
        self.0.len() >= Self::MOST
    }
}

impl core::ops::Deref for FieldErrors {
    type Target = [FieldError];

    fn deref(&self) -> &[FieldError] {
        &self.0
    }
}

impl FromIterator<FieldError> for FieldErrors {
    fn from_iter<I: IntoIterator<Item = FieldError>>(errors: I) -> Self {
        Self(errors.into_iter().collect())
    }
}

impl Extend<FieldError> for FieldErrors {
    fn extend<I: IntoIterator<Item = FieldError>>(&mut self, errors: I) {
        self.0.extend(errors);
    }
}

impl From<FieldError> for FieldErrors {
    fn from(error: FieldError) -> Self {
        Self(vec![error])
    }
}

impl IntoIterator for FieldErrors {
    type Item = FieldError;
    type IntoIter = std::vec::IntoIter<FieldError>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a FieldErrors {
    type Item = &'a FieldError;
    type IntoIter = core::slice::Iter<'a, FieldError>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// A field error as a member of problem details.
struct Problem<'a>(&'a FieldError);

impl Serialize for Problem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("Problem", 3)?;
        members.serialize_field("detail", &self.0.message)?;
        members.serialize_field("pointer", &self.0.pointer())?;
        members.serialize_field("code", &self.0.code)?;
        members.end()
    }
}

impl Serialize for FieldErrors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Display for FieldErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, error) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("; ")?;
            }
            Display::fmt(error, f)?;
        }
        Ok(())
    }
}

impl Error for FieldErrors {}

impl Classify for FieldErrors {
    const CLASSES: &'static [Class] = &[Class::Invalid];

    fn class(&self) -> Class {
        Class::Invalid
    }

    fn parts(&self) -> Parts<'_> {
        Parts::new().fields(self)
    }
}

/// What another crate found wrong with fields, as [`FieldErrors`].
///
/// [`Parts::fields`] takes it, and asks only if the body has a place for details.
pub trait ToFieldErrors {
    /// The field errors, without the values.
    fn to_field_errors(&self) -> FieldErrors;
}

impl ToFieldErrors for FieldErrors {
    fn to_field_errors(&self) -> Self {
        self.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_pointer() {
        let cases = [
            ("", "#"),
            ("name", "#/name"),
            ("items[2].price", "#/items/2/price"),
            ("[0][12].a", "#/0/12/a"),
            ("a[b]", "#/a%5Bb%5D"),
            ("a/b~c d%", "#/a~1b~0c%20d%25"),
            ("ä", "#/%C3%A4"),
        ];
        for (field, pointer) in cases {
            assert_eq!(FieldError::new(field, "", "").pointer(), pointer);
        }
    }
}
