//! Errors of other crates, told apart by what they mean to a caller.
//!
//! One file a crate, each behind its feature; none of them knows another. What they have in common
//! is a [`Class`], which is a row of one table, and [`FieldErrors`].

mod fields;
mod io;
mod redact;
#[cfg(any(feature = "__locate", feature = "serde-path"))]
#[cfg_attr(
    not(any(feature = "axum", feature = "rocket")),
    expect(dead_code, reason = "extractors want the whole text")
)]
pub(crate) mod serde_text;

#[cfg(feature = "garde")]
mod garde;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "serde-path")]
mod serde_path;
#[cfg(feature = "sqlx")]
mod sqlx;
#[cfg(feature = "tokio")]
mod tokio;
#[cfg(feature = "validator")]
mod validator;

use core::error::Error;

use crate::parts::Parts;
use crate::retry::Retry;
use crate::spec::Spec;

pub use self::fields::{FieldError, FieldErrors, ToFieldErrors};
pub(crate) use self::redact::redacted;

/// The classes, each with what it answers: the enum and its table, in one order.
macro_rules! classes {
    ($($(#[$meta:meta])* $name:ident => $spec:expr,)*) => {
        /// What an error of another crate means to a caller.
        ///
        /// Each class is one answer: a status, a code that it shares with the author's own, and a
        /// retry class. A 5xx reads as its reason phrase and a 4xx as a text of the class's own; the
        /// error's text is for logs.
        ///
        /// A class speaks of the operation that failed. A handler that had finished something else
        /// before, and is not idempotent, maps those that say `Always` by hand.
        ///
        /// ```
        /// use errwire::{Class, Classify, Retry};
        /// use std::io;
        ///
        /// let refused = io::Error::from(io::ErrorKind::ConnectionRefused);
        /// assert_eq!(refused.class(), Class::Unavailable);
        /// assert_eq!(refused.class().spec().status, 503);
        /// assert_eq!(refused.class().spec().retry, Retry::Always(None));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Class {
            $($(#[$meta])* $name,)*
        }

        impl Class {
            /// All classes.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// What the classes answer, in the order of [`ALL`](Self::ALL).
            pub const SPECS: &'static [Spec] = &SPECS;
        }

        static SPECS: [Spec; Class::ALL.len()] = [
            // Whoever implements `Classify` may have something to add to any class.
            $($spec.origin("Class", stringify!($name)).shared().with_parts()),*
        ];
    };
}

classes! {
    /// 409 `CONFLICT`, never retried: something else is there already, or is still needed.
    Conflict => Spec::new(409, "CONFLICT")
        .description("Something else is there already, or is still needed.")
        .message("the request conflicts with what is there already")
        .help("Look at what is there, and change the request."),
    /// 422 `VALIDATION_ERROR`, never retried: values break a rule.
    Invalid => Spec::new(422, "VALIDATION_ERROR")
        .description("Values break a rule.")
        .message("some values are not valid")
        .help("Correct the fields that the details name."),
    /// 503 `CONTENTION`, retried always: it met another request and was rolled back.
    Contention => Spec::new(503, "CONTENTION")
        .description("The request met another one and was rolled back.")
        .retry(Retry::Always(None))
        .help("Send the request again: it met another one, and was rolled back."),
    /// 503 `SERVICE_UNAVAILABLE`, retried always: it was not begun, as something that it needs
    /// could not be reached or has no room.
    Unavailable => Spec::new(503, "SERVICE_UNAVAILABLE")
        .description(
            "Something that the service needs could not be reached or has no room: \
             the request was not begun.",
        )
        .retry(Retry::Always(None))
        .help("Send the request again later: it was not begun."),
    /// 503 `SERVICE_INTERRUPTED`, retried if idempotent: a connection broke on the way.
    Interrupted => Spec::new(503, "SERVICE_INTERRUPTED")
        .description(
            "A connection within the service broke on the way: \
             the request may have been done or not.",
        )
        .retry(Retry::IfIdempotent(None))
        .help("Look whether it was done, or send it again if it is idempotent."),
    /// 504 `GATEWAY_TIMEOUT`, retried if idempotent: no answer in time.
    Timeout => Spec::new(504, "GATEWAY_TIMEOUT")
        .description(
            "Something that the service needs gave no answer in time: \
             the request may have been done or not.",
        )
        .retry(Retry::IfIdempotent(None))
        .help("Look whether it was done, or send it again if it is idempotent."),
    /// 502 `BAD_GATEWAY`, retried if idempotent: another service gave no usable answer.
    BadUpstream => Spec::new(502, "BAD_GATEWAY")
        .description("Another service gave no usable answer.")
        .retry(Retry::IfIdempotent(None))
        .help("Look whether it was done, or send it again if it is idempotent."),
    /// 500 `INTERNAL_ERROR`, retried if idempotent: everything else.
    Unexpected => Spec::new(500, "INTERNAL_ERROR")
        .description("Something in the service is wrong.")
        .help("Tell the operators the request id; they find the cause by it."),
}

impl Class {
    /// What it answers.
    pub const fn spec(self) -> &'static Spec {
        &Self::SPECS[self as usize]
    }
}

/// An error of another crate that has a [`Class`].
///
/// A variant that holds one asks for its class with `#[api(classify)]`:
///
/// ```
/// use errwire::{ApiError, Context};
///
/// #[derive(Debug, thiserror::Error, ApiError)]
/// enum Error {
///     #[error("the cache: {0}")] // for operators
///     #[api(classify)]
///     Cache(#[from] std::io::Error),
/// }
///
/// let error = Error::from(std::io::Error::from(std::io::ErrorKind::TimedOut));
/// let response = error.respond(&Context::new());
/// assert_eq!(response.status(), 504);
/// assert_eq!(
///     response.body(),
///     r#"{"success":false,"error":{"code":"GATEWAY_TIMEOUT","message":"Gateway Timeout"}}"#
/// );
/// ```
///
/// Where some of it has an answer of the author's own, a `From` by hand tells the classes apart:
///
/// ```
/// # use errwire::ApiError;
/// use errwire::{Class, Classify};
/// use std::io;
///
/// # #[derive(Debug, thiserror::Error, ApiError)]
/// enum Error {
///     # #[error("the store is slow")] #[api(status = 503)]
///     Slow,
///     # #[error("store: {0}")] #[api(classify)]
///     Store(io::Error),
/// }
///
/// impl From<io::Error> for Error {
///     fn from(error: io::Error) -> Self {
///         match error.class() {
///             Class::Timeout => Self::Slow,
///             _ => Self::Store(error),
///         }
///     }
/// }
/// # assert_eq!(Error::from(io::Error::from(io::ErrorKind::TimedOut)).spec().code, "SLOW");
/// ```
///
/// A type of one's own says what it means, and what it may mean:
///
/// ```
/// use errwire::{Class, Classify};
///
/// #[derive(Debug, thiserror::Error)]
/// enum QueueError {
///     #[error("the queue is full")]
///     Full,
///     #[error("the queue gave no answer")]
///     Silent,
/// }
///
/// impl Classify for QueueError {
///     const CLASSES: &'static [Class] = &[Class::Unavailable, Class::Timeout];
///
///     fn class(&self) -> Class {
///         match self {
///             Self::Full => Class::Unavailable,
///             Self::Silent => Class::Timeout,
///         }
///     }
/// }
/// # assert_eq!(QueueError::Full.class(), Class::Unavailable);
/// # assert_eq!(QueueError::Silent.class(), Class::Timeout);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no class",
    note = "turn on the feature of errwire that brings it: `sqlx`, `reqwest`, `tokio`, `validator`, `garde` or `serde-path`",
    note = "or implement `errwire::Classify` for a type of yours, or give the variant a `status` in place of `classify`"
)]
pub trait Classify: Error {
    /// The classes that an error of this type may have: the catalog and OpenAPI list what they answer,
    /// and no more. Whoever leaves this out may answer all of them.
    const CLASSES: &'static [Class] = Class::ALL;

    /// What it means to a caller.
    fn class(&self) -> Class;

    /// What it adds to the response.
    fn parts(&self) -> Parts<'_> {
        Parts::new()
    }
}

macro_rules! forward {
    ($($generics:tt)*) => {
        impl<$($generics)* {
            const CLASSES: &'static [Class] = E::CLASSES;

            fn class(&self) -> Class {
                (**self).class()
            }

            fn parts(&self) -> Parts<'_> {
                (**self).parts()
            }
        }
    };
}

forward!(E: Classify + ?Sized> Classify for &E);
forward!(E: Classify> Classify for Box<E>);
forward!(E: Classify + ?Sized> Classify for std::sync::Arc<E>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_its_row() {
        for (class, spec) in Class::ALL.iter().zip(Class::SPECS) {
            assert_eq!(format!("{class:?}"), spec.variant);
            assert!(core::ptr::eq(class.spec(), &raw const SPECS[*class as usize]));
        }
    }

    /// A client that goes by the code gets one answer.
    #[test]
    fn no_two_classes_have_one_code() {
        let mut codes = Class::SPECS.iter().map(|spec| spec.code).collect::<Vec<_>>();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Class::ALL.len());
    }
}
