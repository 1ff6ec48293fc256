#![allow(dead_code, unused_imports)]
//! What a foreign error means to an API.

mod serde_text;

pub(crate) use self::serde_text::{Reason, reason, safe_reason};
