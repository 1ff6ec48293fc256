//! The frameworks. Each knows the core; the core knows none of them.
//!
//! The derive calls [`__integrations!`](crate::__integrations) for every type; it expands to the
//! impls of the features that are on, so that the derive needs to know no feature and no framework.

#[cfg(feature = "__edge")]
use core::error::Error;

#[cfg(feature = "__edge")]
use crate::Failure;

#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "__extract")]
mod decode;
#[cfg(feature = "rocket")]
pub mod rocket;
#[cfg(feature = "salvo")]
pub mod salvo;
#[cfg(feature = "tonic")]
pub mod tonic;
#[cfg(feature = "tower")]
pub mod tower;

/// What kind of failure a layer's error is, if a framework that is on knows it.
#[cfg(feature = "__edge")]
pub(crate) fn failure_of(error: &(dyn Error + 'static)) -> Option<Failure> {
    let known: &[fn(&(dyn Error + 'static)) -> Option<Failure>] = &[
        #[cfg(feature = "tower")]
        tower::failure_of,
    ];
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(failure) = known.iter().find_map(|known| known(error)) {
            return Some(failure);
        }
        next = error.source();
    }
    None
}

/// The impls of the features that are on, for one type, except those that it skips.
#[doc(hidden)]
#[macro_export]
macro_rules! __integrations {
    ([$($skipped:ident)*] $($type:tt)*) => {
        $crate::__axum! { [$($skipped)*] $($type)* }
        $crate::__rocket! { [$($skipped)*] $($type)* }
        $crate::__salvo! { [$($skipped)*] $($type)* }
        $crate::__tonic! { [$($skipped)*] $($type)* }
    };
}

/// Refuses a name in `skip(…)` that is none of an integration.
#[doc(hidden)]
#[macro_export]
macro_rules! __is_integration {
    (axum) => {};
    (rocket) => {};
    (salvo) => {};
    (tonic) => {};
    ($other:ident) => {
        ::core::compile_error! {
            ::core::concat!(
                "no integration `", ::core::stringify!($other),
                "`; expected `axum`, `rocket`, `salvo` or `tonic`"
            )
        }
    };
}

#[cfg(not(feature = "axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ($($anything:tt)*) => {};
}

#[cfg(not(feature = "rocket"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __rocket {
    ($($anything:tt)*) => {};
}

#[cfg(not(feature = "salvo"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __salvo {
    ($($anything:tt)*) => {};
}

#[cfg(not(feature = "tonic"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __tonic {
    ($($anything:tt)*) => {};
}
