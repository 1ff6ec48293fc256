//! schemars 1: what errors look like on the wire, as JSON Schema.
//!
//! With the feature `schemars`, every type that derives [`ApiError`](trait@crate::ApiError) is a
//! `JsonSchema`: that of its bodies in its dialect, whatever the status. So is every enum of codes.
//!
//! ```
//! use errwire::ApiError;
//! use schemars::schema_for;
//!
//! #[derive(Debug, thiserror::Error, ApiError)]
//! #[api(code_enum = RunCode)]
//! enum RunError {
//!     #[error("no such run")]
//!     #[api(status = 404)]
//!     RunNotFound,
//! }
//!
//! let schema = schema_for!(RunError);
//! let code = &schema.get("properties").unwrap()["error"]["properties"]["code"];
//! assert_eq!(code["enum"][0], "RUN_NOT_FOUND");
//! let code = schema_for!(RunCode);
//! assert_eq!(code.get("anyOf").unwrap()[0]["enum"][0], "RUN_NOT_FOUND");
//! ```

use schemars::Schema;
use serde_json::Value;

use crate::Contract;
use crate::openapi;

/// The schema of what a type looks like on the wire.
#[doc(hidden)]
pub fn schema<E: Contract>() -> Schema {
    read(openapi::schema::<E>())
}

/// The schema of a code.
#[doc(hidden)]
pub fn code_schema<C: crate::Code>() -> Schema {
    read(openapi::code_schema::<C>())
}

/// The name of a schema.
#[doc(hidden)]
pub fn name<T: ?Sized>() -> String {
    openapi::short(core::any::type_name::<T>())
}

fn read(schema: Value) -> Schema {
    Schema::try_from(schema).unwrap_or_default()
}

#[doc(hidden)]
#[macro_export]
macro_rules! __schemars {
    ([schemars $($skipped:ident)*] $($type:tt)*) => {};
    ([$other:ident $($skipped:ident)*] $($type:tt)*) => {
        $crate::__schemars! { [$($skipped)*] $($type)* }
    };
    ([] $($of:tt)*) => {
        $crate::__schemars! { schema $($of)* }
    };
    ($schema:ident [$($generics:tt)*] [$($type:tt)*] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::schemars::JsonSchema for $($type)*
        where
            $($bounds)*
        {
            fn schema_name() -> ::std::borrow::Cow<'static, ::core::primitive::str> {
                ::std::borrow::Cow::Owned($crate::schemars::name::<Self>())
            }

            fn schema_id() -> ::std::borrow::Cow<'static, ::core::primitive::str> {
                ::std::borrow::Cow::Borrowed(::core::any::type_name::<Self>())
            }

            fn json_schema(
                _: &mut $crate::__private::schemars::SchemaGenerator,
            ) -> $crate::__private::schemars::Schema {
                $crate::schemars::$schema::<Self>()
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __schemars_code {
    ($name:ident) => {
        $crate::__schemars! { code_schema [] [$name] [] }
    };
}
