//! The frameworks. Each knows the core; the core knows none of them.
//!
//! The derive calls [`__integrations!`](crate::__integrations) for every type; it expands to the
//! impls of the features that are on, so that the derive needs to know no feature and no framework.

#[cfg(feature = "axum")]
pub mod axum;

/// The impls of the features that are on, for one type.
#[doc(hidden)]
#[macro_export]
macro_rules! __integrations {
    ([$($generics:tt)*] [$($type:tt)*] [$($bounds:tt)*]) => {
        $crate::__axum! { [$($generics)*] [$($type)*] [$($bounds)*] }
    };
}

#[cfg(not(feature = "axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ($($anything:tt)*) => {};
}
