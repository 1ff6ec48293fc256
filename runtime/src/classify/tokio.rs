//! tokio's timeouts.

use tokio::time::error::Elapsed;

use super::{Class, Classify};

/// What was stopped may have been half done: [`Class::Timeout`].
impl Classify for Elapsed {
    const CLASSES: &'static [Class] = &[Class::Timeout];

    fn class(&self) -> Class {
        Class::Timeout
    }
}
