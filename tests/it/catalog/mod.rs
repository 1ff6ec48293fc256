//! Catalogs as documents.

mod changes;
mod clients;
mod contracts;
mod document;
mod hostile;
