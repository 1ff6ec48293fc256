//! The body of a response, as a dialect writes it.

use core::fmt::{self, Debug};

use serde::Serialize;

use super::Error;
use crate::json;

/// The body of a response, as a dialect writes it.
pub struct Body(pub(crate) Vec<u8>);

impl Body {
    /// Appends a value as compact JSON.
    ///
    /// # Errors
    ///
    /// If the value's `Serialize` fails, or a map has keys that JSON can't have.
    pub fn json<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        json::write(&mut self.0, value)
    }

    /// Appends bytes as they are, for dialects that are not JSON.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }
}

impl Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Body").field(&String::from_utf8_lossy(&self.0)).finish()
    }
}
