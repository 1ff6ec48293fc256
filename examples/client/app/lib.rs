//! What a client makes of the five contracts, and what retries do in an outage.

#![allow(missing_docs, reason = "what is public is so for `main.rs` and the tests")]

pub mod attempts;
pub mod errors;
pub mod storm;
