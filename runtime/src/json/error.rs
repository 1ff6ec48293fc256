//! Why a value could not be written.

use core::fmt;

use serde::ser;

/// Why a value could not be written as JSON.
///
/// The value itself is at fault: its `Serialize` or `Display` implementation failed, or it has a map
/// whose keys cannot become strings. Writing to memory cannot fail.
#[derive(Debug)]
pub struct Error(Box<str>);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl ser::Error for Error {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(crate::text::displayed(&message).unwrap_or_default().into())
    }
}
