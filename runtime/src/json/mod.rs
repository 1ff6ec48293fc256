//! A compact JSON writer that appends to a `Vec<u8>`.
//!
//! The output is byte for byte that of `serde_json`'s compact formatter, except for the spelling of
//! floats; there is no parser. Error bodies are almost nothing but strings, so the writer is built
//! around one thing: [`escape`] tests and copies many bytes at a time.
//!
//! * [`write()`]: any `Serialize` value;
//! * [`escape`]: strings, and `Display` values as strings;
//! * [`serialize_raw`]: values that only know how to append their own JSON, as part of any
//!   `Serialize` tree.
//!
//! A failed call leaves what it wrote so far in the output: the caller notes the length beforehand
//! and truncates.

mod compound;
mod error;
pub(crate) mod escape;
mod raw;
mod ser;

pub use self::error::Error;
pub(crate) use self::raw::serialize_raw;
pub(crate) use self::ser::write;
