//! What the derive's expansion calls. None of it is a promise.
//!
//! The expansion of `enum E { A, B { x: String } }` is, in one `const _`:
//!
//! ```text
//! fn __fixed<D: Envelope>(row: u16) -> Option<Fixed> {
//!     const ROOM: usize = room::<OwnDialect>(2, 123);
//!     const { &Bodies::<2, ROOM>::new::<D>(&__SPECS) }.get(row)
//! }
//! static __SPECS: [Spec; 2] = [Spec::new(404, "A").fixed(0, __fixed::<OwnDialect>)…, …];
//! impl ApiError for E { … }
//! impl Contract for E { … }
//! __integrations! { … }
//! ```

use core::fmt::Display;
use std::path::{Path, PathBuf};

pub use crate::catalog::{Codes, assert_unique, count};
pub use crate::envelope::{Bodies, Fixed, room};
pub use crate::parts::{Delay, Value};
pub use crate::response::respond;

#[cfg(feature = "axum")]
pub use axum_core;
pub use http;
pub use serde;
pub use std::boxed::Box;

/// Reads a code from a string, borrowed or not.
///
/// # Errors
///
/// If there is no string.
pub fn deserialize_code<'de, C: crate::Code, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<C, D::Error> {
    struct Text<C>(core::marker::PhantomData<C>);

    impl<C: crate::Code> serde::de::Visitor<'_> for Text<C> {
        type Value = C;

        fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            f.write_str("an error code")
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<C, E> {
            Ok(C::from_text(text))
        }
    }

    deserializer.deserialize_str(Text(core::marker::PhantomData))
}

/// `Display`, and paths, which have it only through a method: as thiserror shows them.
pub trait AsDisplay<'a> {
    type Target: Display;
    fn as_display(&'a self) -> Self::Target;
}

impl<'a, T: Display + ?Sized + 'a> AsDisplay<'a> for &T {
    type Target = &'a T;
    fn as_display(&'a self) -> Self::Target {
        self
    }
}

impl<'a> AsDisplay<'a> for Path {
    type Target = std::path::Display<'a>;
    fn as_display(&'a self) -> Self::Target {
        self.display()
    }
}

impl<'a> AsDisplay<'a> for PathBuf {
    type Target = std::path::Display<'a>;
    fn as_display(&'a self) -> Self::Target {
        self.display()
    }
}
