//! A compact JSON writer that appends to a `Vec<u8>`.
//!
//! The output is byte for byte that of `serde_json`'s compact formatter; there is no parser. Error
//! bodies are almost nothing but strings, so the writer is built around one thing: [`escape`] looks
//! at many bytes at a time and copies clean runs whole. Everything is a plain function on the
//! output, with no writer type, formatter or intermediate `String`.
//!
//! * [`write()`]: any `Serialize` value;
//! * [`escape`]: strings, and `Display` values as strings;
//! * [`serialize_raw`]: values that only know how to append their own JSON, as part of any
//!   `Serialize` tree.
//!
//! A failed call leaves what it wrote so far in the output: the caller notes the length beforehand
//! and truncates.

#[macro_use]
mod macros;

mod compound;
mod error;
pub(crate) mod escape;
mod key;
mod loan;
mod number;
mod raw;
mod ser;

pub use self::error::Error;
pub(crate) use self::raw::serialize_raw;
pub(crate) use self::ser::write;
