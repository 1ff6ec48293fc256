//! Codes as a type of their own, for clients and metrics.

use crate::retry::Retry;
use crate::spec::Spec;

/// The codes of one type, as `#[api(code_enum = Name)]` declares them.
///
/// A code that this version does not know is kept as its text, so that a client is never older than
/// an answer: reading one can't fail.
///
/// ```
/// use errwire::{ApiError, Code, Retry};
///
/// #[derive(Debug, thiserror::Error, ApiError)]
/// #[api(code_enum = RunCode)]
/// enum RunError {
///     #[error("balance exhausted")]
///     #[api(status = 402, code = "PAYMENT_REQUIRED", retryable)]
///     BalanceExhausted,
/// }
///
/// let code = RunCode::from("PAYMENT_REQUIRED");
/// assert_eq!(code, RunCode::BalanceExhausted);
/// assert_eq!(code.retry(), Some(Retry::Always(None)));
/// assert_eq!(RunCode::from("NEWER").as_str(), "NEWER");
/// ```
pub trait Code: Sized {
    /// What the type can answer, concealed variants and all.
    fn all_specs() -> &'static [Spec];

    /// The code as it stands on the wire.
    fn as_str(&self) -> &str;

    /// The code of this text.
    fn from_text(text: &str) -> Self;

    /// What is known of each answer with this code. There are several if the code is shared, and
    /// none if it is not known.
    fn specs(&self) -> impl Iterator<Item = &'static Spec> {
        let code = self.as_str();
        Self::all_specs().iter().filter(move |spec| spec.code == code && !spec.is_concealed())
    }

    /// The status of this code.
    fn status(&self) -> Option<http::StatusCode> {
        self.specs().next().map(|spec| spec.status)
    }

    /// The retry class of this code; `None` if it is not known, or if several variants share the
    /// code and differ, so that only the response can tell.
    fn retry(&self) -> Option<Retry> {
        let mut classes = self.specs().map(|spec| spec.retry);
        let first = classes.next()?;
        classes.all(|other| other == first).then_some(first)
    }
}

/// What every enum of codes has besides its variants.
#[doc(hidden)]
#[macro_export]
macro_rules! __code_enum {
    ($name:ident) => {
        $crate::__schemars_code! { $name }
        $crate::__utoipa_code! { $name }

        impl $name {
            /// The code as it stands on the wire.
            pub fn as_str(&self) -> &::core::primitive::str {
                $crate::Code::as_str(self)
            }

            /// The status of this code, if it is known.
            pub fn status(&self) -> ::core::option::Option<$crate::__private::http::StatusCode> {
                $crate::Code::status(self)
            }

            /// The retry class of this code, if it is known and the same for all that share it.
            pub fn retry(&self) -> ::core::option::Option<$crate::Retry> {
                $crate::Code::retry(self)
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<&::core::primitive::str> for $name {
            fn from(text: &::core::primitive::str) -> Self {
                $crate::Code::from_text(text)
            }
        }

        #[automatically_derived]
        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            fn from_str(
                text: &::core::primitive::str,
            ) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok($crate::Code::from_text(text))
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad($crate::Code::as_str(self))
            }
        }

        #[automatically_derived]
        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::serde::Serializer::serialize_str(
                    serializer,
                    $crate::Code::as_str(self),
                )
            }
        }

        #[automatically_derived]
        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize_code(deserializer)
            }
        }
    };
}
