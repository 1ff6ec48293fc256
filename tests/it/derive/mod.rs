//! Every key of the derive where it is used as it should be.
//!
//! How it is misused, and what is said then, is in the ui tests.

mod codes;
mod defaults;
mod fields;
mod many;
mod retry;
mod shapes;
mod specs;
mod texts;
mod wire;

use errwire::Contract;

/// The codes of a type, in the order of its variants.
fn codes<E: Contract>() -> Vec<&'static str> {
    E::specs().iter().map(|spec| spec.code).collect()
}

/// The statuses of a type, in the order of its variants.
fn statuses<E: Contract>() -> Vec<u16> {
    E::specs().iter().map(|spec| spec.status.as_u16()).collect()
}
