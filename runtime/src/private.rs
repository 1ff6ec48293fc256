//! What the derive's expansion calls. None of it is a promise.
//!
//! The expansion of `enum E { A, B { x: String } }` is, in one `const _`:
//!
//! ```text
//! const __TABLE: Table = Table::new("o1;s404c1…", "EA…", &[], __specs::<OwnDialect>, …);
//! const fn __specs<D: Envelope>() -> &'static [Spec] {
//!     const { &__TABLE.unpack::<2>() }
//! }
//! fn __fixed<D: Envelope>(row: usize) -> Option<Fixed> {
//!     const ROOM: usize = room::<OwnDialect>(2, 123);
//!     const { &Bodies::<2, ROOM>::new::<D>(__specs::<D>()) }.get(row)
//! }
//! impl ApiError for E {
//!     fn spec(&self) -> &'static Spec { … }
//!     fn __fields<'e>(&'e self, asked: Asked<'_, '_, 'e>) -> fmt::Result { … }
//!     fn respond(&self, cx: &Context) -> Response { … }
//! }
//! impl Contract for E { … }
//! __integrations! { … }
//! ```
//!
//! An inline `const` of a generic function is evaluated when that is instantiated: in a build, and
//! not in a check.

use core::fmt::{self, Display};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::Text;

// Not `__edge`: the compiler shows these to those who lack all of them.
pub use crate::asked::Asked;
#[cfg(any(
    feature = "tower",
    feature = "actix-web",
    feature = "poem",
    feature = "rocket",
    feature = "salvo"
))]
pub use crate::catalog::edge;
pub use crate::catalog::{Codes, assert_unique, classes, codes, count};
#[cfg(feature = "catalog")]
pub use crate::catalog::{Forward, Of, Role, Shown, displayed, formatted};
pub use crate::envelope::{Bodies, Fixed, room};
pub use crate::parts::{Delay, Value};
pub use crate::response::respond;
pub use crate::table::Table;

// What `catalog!` says of what it does not take.
#[cfg(not(feature = "derive"))]
pub use crate::__catalog_mistake;
#[cfg(feature = "derive")]
pub use errwire_macros::__catalog_mistake;

#[cfg(feature = "actix-web")]
pub use ::actix_web;
#[cfg(feature = "aide")]
pub use ::aide;
#[cfg(feature = "poem")]
pub use ::poem;
#[cfg(feature = "schemars")]
pub use ::schemars;
#[cfg(feature = "utoipa")]
pub use ::utoipa;
#[cfg(feature = "axum")]
pub use axum_core;
pub use http;
#[cfg(feature = "rocket")]
pub use rocket;
#[cfg(feature = "salvo")]
pub use salvo_core;
pub use serde;
pub use std::boxed::Box;
#[cfg(feature = "tonic")]
pub use tonic;

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

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an error code")
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<C, E> {
            Ok(C::from_text(text))
        }
    }

    deserializer.deserialize_str(Text(core::marker::PhantomData))
}

/// A dialect, as the derive names it: what is none fails alike everywhere.
pub trait Dialect {
    /// The dialect.
    type Itself: crate::envelope::Envelope;
}

impl<D: crate::envelope::Envelope> Dialect for D {
    type Itself = D;
}

/// What thiserror displays: whatever has `Display`, and paths, which have it only through a method.
///
/// Strings are found first, and need no formatter.
pub trait AsDisplay<'a> {
    type Target: Show;
    fn as_display(&'a self) -> Self::Target;
}

/// What a message shows of a field.
pub trait Show {
    fn show(self, out: Text<'_>) -> fmt::Result;
}

/// Shown by its `Display`.
#[derive(Debug)]
pub struct Formatted<T>(T);

impl<T: Display> Show for Formatted<T> {
    #[inline]
    fn show(self, mut out: Text<'_>) -> fmt::Result {
        out.display(&self.0)
    }
}

impl Show for &str {
    #[inline]
    fn show(self, mut out: Text<'_>) -> fmt::Result {
        out.text(self)
    }
}

impl<'a, T: Display + ?Sized + 'a> AsDisplay<'a> for &T {
    type Target = Formatted<&'a T>;
    fn as_display(&'a self) -> Self::Target {
        Formatted(self)
    }
}

macro_rules! as_display {
    ($($type:ty => $target:ty: $method:expr),* $(,)?) => {$(
        impl<'a> AsDisplay<'a> for $type {
            type Target = $target;
            #[inline]
            fn as_display(&'a self) -> Self::Target {
                $method(self)
            }
        }
    )*};
}

as_display! {
    str => &'a str: <str as AsRef<str>>::as_ref,
    String => &'a str: String::as_str,
    Box<str> => &'a str: Box::as_ref,
    Arc<str> => &'a str: Arc::as_ref,
    Cow<'_, str> => &'a str: Cow::as_ref,
    Path => Formatted<std::path::Display<'a>>: |path: &'a Path| Formatted(path.display()),
    PathBuf => Formatted<std::path::Display<'a>>: |path: &'a PathBuf| Formatted(path.display()),
}
