//! Fields and parameters named like the derive's own locals, and a derive inside a macro.

use ::core::fmt::{Debug, Display, Formatter};

use ::wire::ApiError;

/// Every field has the name of a local of the expansion.
#[derive(Debug, ApiError)]
#[api(crate = ::wire, status = 429)]
pub enum Locals {
    /// The names of bindings.
    #[api(message = "{__f0} {__f1} {__f2:?}")]
    Bindings {
        /// The second is the first.
        #[api(param)]
        __f1: &'static str,
        /// The third is the second.
        #[api(header = "x-a")]
        __f2: u8,
        /// The first is the last.
        #[api(retry_after)]
        __f0: u64,
    },
    /// The names of parameters and locals.
    #[api(message = "{__out} {__cx} {__parts} {__row} {__v} {this} {f}")]
    Parameters {
        /// Where text is written.
        #[api(extension)]
        __out: u8,
        /// The context.
        #[api(extension)]
        __cx: u8,
        /// The parts.
        #[api(extension)]
        __parts: u8,
        /// The row.
        #[api(extension)]
        __row: u8,
        /// What an option holds.
        #[api(extension)]
        __v: u8,
        /// Another word for `self`.
        this: u8,
        /// The formatter.
        f: u8,
    },
    /// Keywords.
    #[api(message = "{loop} {match} {self_}")]
    Raw {
        /// What it is.
        #[api(extension)]
        r#loop: u8,
        /// What it is like.
        #[api(extension = "like")]
        r#match: u8,
        /// Nearly a keyword.
        self_: u8,
    },
}

impl Display for Locals {
    fn fmt(&self, f: &mut Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("locals")
    }
}

impl ::core::error::Error for Locals {}

/// Parameters named like those of the expansion.
#[derive(Debug, ApiError)]
#[api(crate = ::wire, status = 400, message = "{0} {1:?}")]
#[allow(non_camel_case_types, clippy::allow_attributes, reason = "they are named like the macro's")]
pub struct Parameters<'__cx, __D, const __ROOM: ::core::primitive::usize>(
    pub &'__cx str,
    #[api(details)] pub __D,
)
where
    __D: Debug;

#[allow(non_camel_case_types, clippy::allow_attributes, reason = "they are named like the macro's")]
impl<__D: Debug, const __ROOM: ::core::primitive::usize> Display for Parameters<'_, __D, __ROOM> {
    fn fmt(&self, f: &mut Formatter<'_>) -> ::core::fmt::Result {
        f.write_str(self.0)
    }
}

#[allow(non_camel_case_types, clippy::allow_attributes, reason = "they are named like the macro's")]
impl<__D: Debug, const __ROOM: ::core::primitive::usize> ::core::error::Error
    for Parameters<'_, __D, __ROOM>
{
}

/// Declares an error whose every part comes from a macro's caller, or from the macro.
macro_rules! declare {
    (
        $(#[$attr:meta])*
        $name:ident { $($variant:ident { $field:ident: ($($ty:tt)*) } => $status:literal $message:literal,)* }
    ) => {
        #[derive(Debug, ApiError)]
        #[api(crate = ::wire)]
        $(#[$attr])*
        pub enum $name {
            $(
                /// From the macro.
                #[api(status = $status, message = $message)]
                $variant {
                    /// From the macro too.
                    #[api(extension)]
                    $field: $($ty)*,
                    /// Of the macro's own.
                    #[api(details)]
                    own: u8,
                },
            )*
        }

        impl Display for $name {
            fn fmt(&self, f: &mut Formatter<'_>) -> ::core::fmt::Result {
                match *self {
                    $(Self::$variant { ref $field, own } => {
                        f.write_fmt(::core::format_args!("{}{}", $field, own))
                    })*
                }
            }
        }

        impl ::core::error::Error for $name {}
    };
}

declare! {
    /// From a macro.
    #[api(prefix = "DECLARED_")]
    Declared {
        One { own_too: (u8) } => 404 "one {own_too}",
        Other { __f0: (&'static str) } => 500 "other {__f0}",
    }
}
