//! aide 0.16: errors in the document of an axum service.
//!
//! With the feature `aide`, every type that derives [`ApiError`](trait@crate::ApiError) is an
//! `OperationOutput`, so that a handler returns `Result<_, MyError>`. What the [`Edge`](crate::Edge)
//! answers is added to the whole document with `Edge::add_to_api`. With `axum` too, the extractors of
//! [`axum`](crate::axum) are an `OperationInput` where those that they wrap are one, by aide's features.

use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{OpenApi, Operation, PathItem, ReferenceOr, Response, StatusCode};
use serde_json::Value;

use crate::openapi::{Everywhere, Responses};
use crate::{AnyError, Contract, Internal};

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
    pub fn add_to_api(&self, api: &mut OpenApi) {
        self.everywhere().add_to_aide(api);
    }
}

#[cfg(feature = "__edge")]
impl crate::Edge {
    /// Adds what the edge answers to every operation of aide's document, as
    /// [`add_to`](Self::add_to) does.
    pub fn add_to_api(&self, api: &mut OpenApi) {
        self.everywhere().add_to_aide(api);
    }
}

impl Everywhere {
    fn add_to_aide(&self, api: &mut OpenApi) {
        let OpenApi { paths, components, .. } = api;
        let shared = |name: &str| {
            let response = components.as_ref()?.responses.get(name)?;
            serde_json::to_value(response).ok()
        };
        let paths = paths.iter_mut().flat_map(|paths| paths.paths.values_mut());
        for operation in paths.filter_map(ReferenceOr::as_item_mut).flat_map(operations) {
            let responses = operation.responses.get_or_insert_default();
            let Ok(Value::Object(mut added)) = serde_json::to_value(&*responses) else { continue };
            let before = added.clone();
            self.add_to_operation(&mut added, &shared);
            for (status, response) in added {
                if before.get(&status) != Some(&response)
                    && let (Some(status), Ok(response)) =
                        (self::status(&status), serde_json::from_value(response))
                {
                    responses.responses.insert(status, ReferenceOr::Item(response));
                }
            }
        }
    }
}

fn operations(path: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, options, head, patch, trace, .. } = path;
    [get, put, post, delete, options, head, patch, trace].into_iter().flatten()
}

/// The key of a response: `404`, or `4XX`.
fn status(key: &str) -> Option<StatusCode> {
    match key.strip_suffix("XX") {
        Some(class) => class.parse().ok().map(StatusCode::Range),
        None => key.parse().ok().map(StatusCode::Code),
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

impl OperationOutput for Internal {
    type Inner = Self;

    fn inferred_responses(
        _: &mut GenContext,
        _: &mut Operation,
    ) -> Vec<(Option<StatusCode>, Response)> {
        Responses::of_internal().to_aide()
    }
}

/// It may be any error, so that nothing is known of it.
impl OperationOutput for AnyError {
    type Inner = Self;
}

/// The edge answers it, and adds that to every operation.
#[cfg(feature = "__edge")]
impl OperationOutput for crate::HttpError {
    type Inner = Self;
}

/// An extractor is documented as the framework's; what it refuses, the edge answers.
#[cfg(feature = "axum")]
macro_rules! inputs {
    ($($name:ident: $of:ty,)*) => {$(
        impl<T> aide::OperationInput for crate::axum::$name<T>
        where
            $of: aide::OperationInput,
        {
            fn operation_input(cx: &mut GenContext, operation: &mut Operation) {
                <$of as aide::OperationInput>::operation_input(cx, operation);
            }
        }
    )*};
}

#[cfg(feature = "axum")]
inputs! {
    Checked: T,
    Form: ::axum::Form<T>,
    Json: ::axum::Json<T>,
    Path: ::axum::extract::Path<T>,
    Query: ::axum::extract::Query<T>,
}
