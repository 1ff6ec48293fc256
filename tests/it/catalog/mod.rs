//! Catalogs as documents.

mod changes;
mod contracts;
mod document;
mod hostile;
