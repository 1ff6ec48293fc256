//! aide 0.16: errors in the document of an axum service.
//!
//! With the feature `aide`, every type that derives [`ApiError`](trait@crate::ApiError) is an
//! `OperationOutput`, so that a handler returns `Result<_, MyError>`. What the [`Edge`](crate::Edge)
//! answers is added with [`add_to_api`](Responses::add_to_api).

use aide::openapi::{OpenApi, Response, StatusCode};
use serde_json::Value;

use crate::Contract;
use crate::openapi::{Everywhere, Responses};

/// The responses of a type, as aide has them.
#[doc(hidden)]
pub fn responses<E: Contract>() -> Vec<(Option<StatusCode>, Response)> {
    Responses::of::<E>().to_aide()
}

impl Responses {
    /// The responses as aide has them.
    pub fn to_aide(&self) -> Vec<(Option<StatusCode>, Response)> {
        let read = |response: &Value| serde_json::from_value(response.clone()).unwrap_or_default();
        self.iter().map(|(status, it)| (Some(StatusCode::Code(status)), read(it))).collect()
    }

    /// Adds these to every operation of aide's document, as [`add_to`](Self::add_to) does.
    ///
    /// # Errors
    ///
    /// If the document can't be written as JSON, or read again; it stays as it is then.
    pub fn add_to_api(&self, api: &mut OpenApi) -> Result<(), serde_json::Error> {
        self.everywhere().add_to_aide(api)
    }
}

#[cfg(feature = "__edge")]
impl crate::Edge {
    /// Adds what the edge answers to every operation of aide's document, as
    /// [`add_to`](Self::add_to) does.
    ///
    /// # Errors
    ///
    /// If the document can't be written as JSON, or read again; it stays as it is then.
    pub fn add_to_api(&self, api: &mut OpenApi) -> Result<(), serde_json::Error> {
        self.everywhere().add_to_aide(api)
    }
}

impl Everywhere {
    fn add_to_aide(&self, api: &mut OpenApi) -> Result<(), serde_json::Error> {
        let mut document = serde_json::to_value(&*api)?;
        self.add_to(&mut document);
        *api = serde_json::from_value(document)?;
        Ok(())
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __aide {
    ([aide $($skipped:ident)*] $($type:tt)*) => {};
    ([$other:ident $($skipped:ident)*] $($type:tt)*) => {
        $crate::__aide! { [$($skipped)*] $($type)* }
    };
    ([] [$($generics:tt)*] [$($type:tt)*] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::aide::OperationOutput for $($type)*
        where
            $($bounds)*
        {
            type Inner = Self;

            fn inferred_responses(
                _: &mut $crate::__private::aide::generate::GenContext,
                _: &mut $crate::__private::aide::openapi::Operation,
            ) -> ::std::vec::Vec<(
                ::core::option::Option<$crate::__private::aide::openapi::StatusCode>,
                $crate::__private::aide::openapi::Response,
            )> {
                $crate::aide::responses::<Self>()
            }
        }
    };
}
