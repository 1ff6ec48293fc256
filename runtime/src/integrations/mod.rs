//! The frameworks. Each knows the core; the core knows none of them.
//!
//! The derive calls [`__integrations!`](crate::__integrations) for every type; it expands to the
//! impls of the features that are on, so that the derive needs to know no feature and no framework.

#[cfg(any(feature = "poem", feature = "tower"))]
use core::error::Error;

#[cfg(any(feature = "poem", feature = "tower"))]
use crate::Failure;
#[cfg(feature = "__locate")]
use crate::scope::Scope;
#[cfg(feature = "__locate")]
use crate::{ApiError, Context, HttpError, Response};

#[cfg(feature = "actix-web")]
pub mod actix_web;
#[cfg(feature = "aide")]
pub mod aide;
#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "__locate")]
mod located;
#[cfg(any(feature = "rocket", feature = "salvo"))]
mod pairs;
#[cfg(feature = "poem")]
pub mod poem;
#[cfg(any(feature = "actix-web", feature = "poem", feature = "rocket", feature = "salvo"))]
mod read;
#[cfg(feature = "rocket")]
pub mod rocket;
#[cfg(feature = "salvo")]
pub mod salvo;
#[cfg(feature = "schemars")]
pub mod schemars;
#[cfg(feature = "tonic")]
pub mod tonic;
#[cfg(feature = "tower")]
pub mod tower;
#[cfg(feature = "tower")]
pub(crate) use self::tower::Route;
#[cfg(feature = "utoipa")]
pub mod utoipa;

/// What kind of failure a layer's error is, if a framework that is on knows it.
#[cfg(any(feature = "poem", feature = "tower"))]
pub(crate) fn failure_of(error: &(dyn Error + 'static)) -> Option<Failure> {
    let known: &[fn(&(dyn Error + 'static)) -> Option<Failure>] = &[
        #[cfg(feature = "tower")]
        tower::failure_of,
        #[cfg(feature = "tokio")]
        |error| error.is::<::tokio::time::error::Elapsed>().then_some(Failure::Timeout),
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

/// Runs a part of a handler where the request's scope is, and takes its panic.
#[cfg(any(feature = "actix-web", feature = "poem", feature = "salvo"))]
fn run<R>(scope: &mut Scope, f: impl FnOnce() -> R) -> Result<R, HttpError> {
    match scope.run(f) {
        Ok(result) => Ok(result.into_inner()),
        Err(panic) => Err(HttpError::from_panic(&*panic)),
    }
}

/// The response that the edge around the handler makes of an error of the server's own.
#[cfg(feature = "__locate")]
fn answer(error: HttpError) -> Response {
    let cx = Context::current();
    match Scope::with_current(|known| known.edge.clone()).flatten() {
        Some(edge) => edge.respond(error, &cx),
        None => error.respond(&cx),
    }
}

/// Extractors that are named, and read, as those of the framework.
#[cfg(feature = "__locate")]
macro_rules! wrappers {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default)]
        pub struct $name<T>(pub T);

        impl<T> core::ops::Deref for $name<T> {
            type Target = T;

            fn deref(&self) -> &T {
                &self.0
            }
        }

        impl<T> core::ops::DerefMut for $name<T> {
            fn deref_mut(&mut self) -> &mut T {
                &mut self.0
            }
        }
    )*};
}

#[cfg(feature = "__locate")]
use wrappers;

/// The impls of the features that are on, for one type, except those that it skips.
#[doc(hidden)]
#[macro_export]
macro_rules! __integrations {
    ([$($skipped:ident)*] $($type:tt)*) => {
        $crate::__actix_web! { [$($skipped)*] $($type)* }
        $crate::__aide! { [$($skipped)*] $($type)* }
        $crate::__axum! { [$($skipped)*] $($type)* }
        $crate::__poem! { [$($skipped)*] $($type)* }
        $crate::__rocket! { [$($skipped)*] $($type)* }
        $crate::__salvo! { [$($skipped)*] $($type)* }
        $crate::__schemars! { [$($skipped)*] $($type)* }
        $crate::__tonic! { [$($skipped)*] $($type)* }
        $crate::__utoipa! { [$($skipped)*] $($type)* }
    };
}

/// Refuses a name in `skip(…)` that is none of an integration.
#[doc(hidden)]
#[macro_export]
macro_rules! __is_integration {
    (actix_web) => {};
    (aide) => {};
    (axum) => {};
    (poem) => {};
    (rocket) => {};
    (salvo) => {};
    (schemars) => {};
    (tonic) => {};
    (utoipa) => {};
    ($other:ident) => {
        ::core::compile_error! {
            ::core::concat!(
                "no integration `",
                ::core::stringify!($other),
                "`; expected `actix_web`, `aide`, `axum`, `poem`, `rocket`, `salvo`, `schemars`, `tonic` or `utoipa`"
            )
        }
    };
}

#[cfg(not(feature = "actix-web"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __actix_web {
    ($($anything:tt)*) => {};
}

#[cfg(not(feature = "axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ($($anything:tt)*) => {};
}

#[cfg(not(feature = "poem"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __poem {
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

#[cfg(not(feature = "aide"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __aide {
    ($($anything:tt)*) => {};
}

#[cfg(not(feature = "schemars"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __schemars {
    ($($anything:tt)*) => {};
}

#[cfg(not(feature = "utoipa"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa {
    ($($anything:tt)*) => {};
}

#[cfg(not(feature = "schemars"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __schemars_code {
    ($($anything:tt)*) => {};
}

#[cfg(not(feature = "utoipa"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa_code {
    ($($anything:tt)*) => {};
}

/// What only a catalog asks for.
#[cfg(feature = "catalog")]
#[doc(hidden)]
#[macro_export]
macro_rules! __for_catalog {
    ($($items:tt)*) => { $($items)* };
}

#[cfg(not(feature = "catalog"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __for_catalog {
    ($($anything:tt)*) => {};
}
