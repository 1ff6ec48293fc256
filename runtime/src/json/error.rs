//! Why a value could not be written.

use core::fmt;

use serde::ser;

/// Why a value could not be written as JSON.
///
/// The value itself is at fault: its `Serialize` or `Display` implementation failed, or it has a map
/// whose keys cannot become strings. Writing to memory cannot fail.
pub struct Error {
    // Boxed, so that `Result<(), Error>`, which every call returns, is one register.
    kind: Box<Kind>,
}

#[derive(Debug)]
pub(super) enum Kind {
    /// A `Serialize` implementation gave up, with this message.
    Custom(String),
    /// A `Display` implementation returned an error.
    Display,
    /// A map key that JSON cannot hold, such as a sequence or `None`.
    Key,
    /// A map key that is NaN or infinite.
    FloatKey,
    /// A flattened value that is neither an object nor null.
    Flatten,
}

impl Error {
    #[cold]
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind: Box::new(kind) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &*self.kind {
            Kind::Custom(message) => message,
            Kind::Display => "a `Display` implementation returned an error",
            Kind::Key => "map key must be a string, a number, a bool, a char or a unit variant",
            Kind::FloatKey => "map key must be finite, not NaN or an infinity",
            Kind::Flatten => {
                "only an object or null can be flattened, or be in an internally tagged enum"
            }
        })
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Error").field(&self.kind).finish()
    }
}

impl std::error::Error for Error {}

impl ser::Error for Error {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Kind::Custom(message.to_string()))
    }
}
