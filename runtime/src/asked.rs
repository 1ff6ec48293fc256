//! What an error is asked of its fields.

use core::fmt::{self, Display};

use crate::{Parts, Text};

/// A question to an error's fields, and where the answer goes.
///
/// The derive answers both in one method, so that the fields of a variant are bound once.
#[doc(hidden)]
#[derive(Debug)]
pub enum Asked<'o, 't, 'e> {
    /// What is the message?
    Message(&'o mut Text<'t>),
    /// What do you add to the response?
    Parts(&'o mut Parts<'e>),
}

impl Asked<'_, '_, '_> {
    /// The answer of an error whose fields say nothing: its `Display`, and no parts.
    ///
    /// # Errors
    ///
    /// If its `Display` fails.
    #[inline]
    pub fn of_none(self, error: &(impl Display + ?Sized)) -> fmt::Result {
        match self {
            Self::Message(out) => out.display(error),
            Self::Parts(_) => Ok(()),
        }
    }
}
