//! `serde_path_to_error`: which field of a document a type refuses.

use core::error::Error as StdError;
use core::fmt::{Display, Write as _};

use serde_path_to_error::{Error, Path, Segment};

use super::{Class, Classify, FieldError, FieldErrors, ToFieldErrors, serde_text};
use crate::parts::Parts;

/// The longest path that is taken on: the keys of a map are as long as the request made them.
const LONGEST: usize = 200;

/// The field and the rule. What was submitted is left out, and so is every text that may hold it.
impl<E: Display> From<&Error<E>> for FieldErrors {
    fn from(error: &Error<E>) -> Self {
        let text = error.inner().to_string();
        let reason = serde_text::reason(&text);
        let mut field = written(error.path());
        if let Some(name) = reason.field
            && !(reason.code == "duplicate_field" && field.ends_with(name))
        {
            push_name(&mut field, name);
        }
        Self::from(FieldError::new(bounded(field), reason.code, reason.message))
    }
}

impl<E: Display> From<Error<E>> for FieldErrors {
    fn from(error: Error<E>) -> Self {
        Self::from(&error)
    }
}

impl<E: Display> ToFieldErrors for Error<E> {
    fn to_field_errors(&self) -> FieldErrors {
        FieldErrors::from(self)
    }
}

/// What can't be read is [`Class::Invalid`].
impl<E: StdError> Classify for Error<E> {
    const CLASSES: &'static [Class] = &[Class::Invalid];

    fn class(&self) -> Class {
        Class::Invalid
    }

    fn parts(&self) -> Parts<'_> {
        Parts::new().fields(self)
    }
}

fn written(path: &Path) -> String {
    let mut text = String::new();
    // Where the document ends, nobody knows in which field.
    let unknown = path.iter().rev().take_while(|segment| matches!(segment, Segment::Unknown));
    let known = path.iter().len() - unknown.count();
    for segment in path.iter().take(known) {
        match segment {
            Segment::Seq { index } => {
                let _ = write!(text, "[{index}]");
            }
            Segment::Map { key } | Segment::Enum { variant: key } => push_name(&mut text, key),
            Segment::Unknown => push_name(&mut text, "?"),
        }
    }
    text
}

fn push_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}

/// The path, or as much of it as is taken on.
fn bounded(mut path: String) -> String {
    if path.len() > LONGEST {
        let end = (0..=LONGEST).rfind(|end| path.is_char_boundary(*end));
        path.truncate(end.unwrap_or_default());
        path.push('…');
    }
    path
}
