//! Several types as one published contract.
//!
//! With the feature `catalog`, it is a [`Document`]: every code with what triggers it, what to do
//! about it, and examples that the dialects themselves render.

#[cfg(feature = "catalog")]
mod changes;
#[cfg(feature = "catalog")]
mod cli;
#[cfg(feature = "catalog")]
mod clients;
#[cfg(feature = "catalog")]
mod collect;
#[cfg(feature = "catalog")]
mod committed;
#[cfg(feature = "catalog")]
mod document;
#[cfg(feature = "catalog")]
mod example;
#[cfg(feature = "catalog")]
mod explain;
#[cfg(feature = "catalog")]
mod forms;
#[cfg(feature = "catalog")]
mod html;
#[cfg(feature = "catalog")]
mod locked;
#[cfg(feature = "catalog")]
mod markdown;
mod own;
#[cfg(feature = "catalog")]
mod places;
#[cfg(feature = "catalog")]
mod pretty;
#[cfg(feature = "catalog")]
pub(crate) mod sample;
mod unique;

use core::fmt;

#[doc(hidden)]
pub use self::own::classes;
#[cfg(feature = "__edge")]
#[doc(hidden)]
pub use self::own::edge;
#[doc(hidden)]
pub use self::unique::{assert_unique, count};
#[cfg(feature = "catalog")]
pub use self::{
    changes::{Change, Changes, Weight},
    cli::cli,
    document::{Answer, Document, Entry, Header, Member, Place, Rendered, Retired, Retry, Shape},
    example::Example,
    explain::Explanation,
    sample::{Forward, Of, Role, Shown, displayed, formatted},
};
use crate::error::Contract;
use crate::spec::Spec;
use crate::table::Table;

/// The errors of an API: every spec of the types that [`catalog!`](crate::catalog!) lists.
#[derive(Clone, Copy)]
pub struct Catalog {
    types: &'static [Codes],
    /// The texts of the files of published codes.
    #[cfg(feature = "catalog")]
    locks: &'static [&'static str],
}

/// The codes of one type.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct Codes {
    table: Table,
    /// An [`Entry`](unique::Entry) a code, in the order of the hashes; without the rows that are
    /// concealed, whose codes never reach the wire.
    sorted: &'static [u8],
    /// Whether a variant answers by its class.
    is_classified: bool,
    /// The rows, where no derive has packed them.
    own: &'static [Spec],
    #[cfg(feature = "catalog")]
    of: Option<Of>,
}

/// The codes of a type.
#[doc(hidden)]
pub const fn codes<E: Contract>() -> Codes {
    #[cfg(feature = "catalog")]
    return Codes { of: Some(Of::new::<E>()), ..E::CODES };
    #[cfg(not(feature = "catalog"))]
    E::CODES
}

impl Codes {
    pub const fn new(table: Table, sorted: &'static [u8]) -> Self {
        Self {
            table,
            sorted,
            is_classified: false,
            own: &[],
            #[cfg(feature = "catalog")]
            of: None,
        }
    }

    /// Says that the classes are among what the type answers.
    pub const fn classified(self) -> Self {
        Self { is_classified: true, ..self }
    }

    /// Codes that nobody has sorted, so that nobody compares them.
    pub(crate) const fn unsorted(specs: fn() -> &'static [Spec]) -> Self {
        Self::new(Table::new("", "", &[], specs, None), &[])
    }

    const fn find(&self, row: usize) -> Spec {
        if self.own.is_empty() { self.table.find(row) } else { self.own[row] }
    }
}

impl Catalog {
    #[doc(hidden)]
    pub const fn new(types: &'static [Codes], locks: &'static [&'static str]) -> Self {
        #[cfg(not(feature = "catalog"))]
        let _ = locks;
        Self {
            types,
            #[cfg(feature = "catalog")]
            locks,
        }
    }

    /// Every spec, type by type, in the order of the variants. A code that is
    /// [`shared`](Spec::shared) is in it as often as it is answered with.
    pub fn specs(&self) -> impl Iterator<Item = &'static Spec> + use<> {
        self.types.iter().flat_map(|codes| (codes.table.specs)())
    }

    /// What each type tells of itself.
    #[cfg(feature = "openapi")]
    pub(crate) fn published(&self) -> impl Iterator<Item = Of> {
        self.types.iter().filter_map(|codes| codes.of)
    }

    /// The specs that answer with this code.
    pub fn find<'a>(&self, code: &'a str) -> impl Iterator<Item = &'static Spec> + use<'a> {
        self.specs().filter(move |spec| spec.code == code)
    }
}

impl fmt::Debug for Catalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.specs().map(|spec| spec.code)).finish()
    }
}

/// Puts several types that derive [`ApiError`](crate::ApiError) together as one contract, and makes
/// sure, as the crate compiles, that no code has two meanings.
///
/// A code may stand in two places only if both say `shared` and have the same status.
///
/// ```
/// use errwire::ApiError;
///
/// #[derive(Debug, thiserror::Error, ApiError)]
/// enum RunError {
///     #[error("no such run")]
///     #[api(status = 404)]
///     RunNotFound,
/// }
///
/// #[derive(Debug, thiserror::Error, ApiError)]
/// #[error("token expired")]
/// #[api(status = 401)]
/// struct TokenExpired;
///
/// errwire::catalog! {
///     /// Everything that the API answers.
///     pub static ERRORS = [RunError, TokenExpired];
/// }
///
/// assert_eq!(ERRORS.specs().map(|spec| spec.code).collect::<Vec<_>>(), ["RUN_NOT_FOUND", "TOKEN_EXPIRED"]);
/// ```
///
/// What the [`Edge`](crate::Edge) answers besides, unknown routes and the like, is in it with
/// `edge`, which names the dialect that the edge has; and [`HttpError::SPECS`](crate::HttpError::SPECS)
/// are compared with the codes of the types:
///
/// ```
/// # #[cfg(feature = "tower")] {
/// # use errwire::ApiError;
/// # #[derive(Debug, thiserror::Error, ApiError)]
/// # #[error("token expired")]
/// # #[api(status = 401)]
/// # struct TokenExpired;
/// use errwire::envelope::Typed;
///
/// errwire::catalog! { static ERRORS = [TokenExpired], edge = Typed; }
///
/// assert_eq!(ERRORS.find("METHOD_NOT_ALLOWED").next().unwrap().status, 405);
/// # }
/// ```
///
/// `lock` names the files that [`lock`](crate::attributes::lock) of the types names, each with a
/// `lock = "…"` of its own, from the `Cargo.toml` on: then it is known which codes are retired. That of another crate of the
/// workspace is `lock = "../domain/errors.lock"`. `edge` takes the feature of a framework, or `tower`.
/// They stand behind the list in any order.
///
/// What two types claim does not compile:
///
/// ```compile_fail
/// # use errwire::ApiError;
/// # #[derive(Debug, thiserror::Error, ApiError)]
/// # enum RunError {
/// #     #[error("no such run")]
/// #     #[api(status = 404)]
/// #     NotFound,
/// # }
/// #[derive(Debug, thiserror::Error, ApiError)]
/// #[error("gone")]
/// #[api(status = 410, code = "NOT_FOUND")]
/// struct Gone;
///
/// errwire::catalog! { static ERRORS = [RunError, Gone]; }
/// ```
#[macro_export]
macro_rules! catalog {
    (
        $(#[$meta:meta])* $visibility:vis static $name:ident = [$($type:ty),* $(,)?]
        $(, edge = $edge:ty)? $(, lock = $lock:literal)* $(,)?;
    ) => {
        $(#[$meta])*
        $visibility static $name: $crate::Catalog = {
            const TYPES: &[$crate::__private::Codes] = &[
                $($crate::__private::codes::<$type>(),)*
                $($crate::__private::edge::<$edge>(),)?
            ];
            const CODES: &[$crate::__private::Codes] = &[
                $($crate::__private::codes::<$type>(),)*
                $($crate::__private::edge::<$edge>(),)?
                $crate::__private::classes(TYPES),
            ];
            const _: () = $crate::__private::assert_unique::<
                { $crate::__private::count(CODES) },
                { CODES.len() },
            >(CODES);
            $crate::Catalog::new(TYPES, &[
                $(::core::include_str!(
                    ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", $lock)
                ),)*
            ])
        };
    };
    (
        $(#[$meta:meta])* $visibility:vis static $name:ident = [$($type:ty),* $(,)?]
        $(, lock = $lock:literal)+, edge = $edge:ty $(, lock = $more:literal)* $(,)?;
    ) => {
        $crate::catalog! {
            $(#[$meta])* $visibility static $name = [$($type),*],
            edge = $edge $(, lock = $lock)+ $(, lock = $more)*;
        }
    };
    ($($other:tt)*) => {
        $crate::__private::__catalog_mistake! { $crate $($other)* }
    };
}

/// Without the derive's crate, nobody looks closer.
#[cfg(not(feature = "derive"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __catalog_mistake {
    ($($other:tt)*) => {
        ::core::compile_error!(
            "expected `static`; write `pub static ERRORS = [RunError, AuthError];`"
        );
    };
}
