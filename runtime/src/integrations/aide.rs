//! aide 0.16: errors in the document of an axum service.
//!
//! With the feature `aide`, every type that derives [`ApiError`](trait@crate::ApiError) is an
//! `OperationOutput`, so that a handler returns `Result<_, MyError>`. What the [`Edge`](crate::Edge)
//! answers is added to the whole document with `Edge::add_to_api`; last of all, [`share`] puts what is
//! alike into the components. With `axum` too, the extractors of
//! [`axum`](crate::axum) are an `OperationInput` where those that they wrap are one, by aide's features.

use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{
    Components, OpenApi, Operation, Parameter, PathItem, ReferenceOr, Response, SchemaObject,
    StatusCode,
};
use serde::Serialize;
use serde_json::Value;

use crate::openapi::{
    Everywhere, Inputs, Lookup, METHODS, Origin, Place, Plan, Responses, reference,
};
use crate::{AnyError, Contract, Internal};

/// The responses of a type, as aide has them.
#[doc(hidden)]
pub fn responses<E: Contract>() -> Vec<(Option<StatusCode>, Response)> {
    Responses::of::<E>().to_aide()
}

impl Responses {
    /// The responses as aide has them.
    pub fn to_aide(&self) -> Vec<(Option<StatusCode>, Response)> {
        let read = |response| serde_json::from_value(response).unwrap_or_default();
        self.marked().map(|(status, it)| (Some(StatusCode::Code(status)), read(it))).collect()
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
        let lookup = |kind: &str, name: &str| component(components.as_ref()?, kind, name);
        let paths = paths.iter_mut().flat_map(|paths| &mut paths.paths);
        for (path, item) in paths.filter_map(|(path, it)| Some((path, it.as_item_mut()?))) {
            let of_path = parameters(&item.parameters);
            for (_, operation) in operations(item) {
                let own = parameters(&operation.parameters);
                let has_body = operation.request_body.is_some();
                let inputs = Inputs::of(path, of_path.iter().chain(&own), has_body, &|name| {
                    lookup("parameters", name)
                });
                self.add_to_aides(operation.responses.get_or_insert_default(), &inputs, &lookup);
            }
        }
    }

    fn add_to_aides(
        &self,
        responses: &mut aide::openapi::Responses,
        inputs: &Inputs,
        lookup: &Lookup<'_>,
    ) {
        let Value::Object(mut added) = written(&*responses) else { return };
        let before = added.clone();
        self.add_to_operation(&mut added, inputs, lookup);
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

/// Puts what several operations answer alike into the components, as
/// [`openapi::share`](crate::openapi::share) does. It is the last that is done to the document.
pub fn share(api: &mut OpenApi) {
    let plan = Plan::of(&written(&*api));
    if !plan.responses.is_empty() {
        let components = api.components.get_or_insert_default();
        for (kind, name) in &plan.dropped {
            match *kind {
                "responses" => drop(components.responses.shift_remove(name)),
                _ => drop(components.schemas.shift_remove(name)),
            }
        }
        for (name, response) in &plan.responses {
            let response = serde_json::from_value(response.clone()).unwrap_or_default();
            components.responses.insert(name.clone(), ReferenceOr::Item(response));
        }
        for (name, schema) in &plan.schemas {
            if let Ok(schema) = serde_json::from_value::<SchemaObject>(schema.clone()) {
                components.schemas.insert(name.clone(), schema);
            }
        }
    }
    let paths = api.paths.iter_mut().flat_map(|paths| &mut paths.paths);
    for (path, item) in paths.filter_map(|(path, it)| Some((path, it.as_item_mut()?))) {
        for (method, operation) in operations(item) {
            let responses = operation.responses.iter_mut().flat_map(|it| &mut it.responses);
            for (status, response) in responses {
                let place = Place { path: path.clone(), method, status: status.to_string() };
                if let Some(name) = plan.name(&place) {
                    *response = ReferenceOr::ref_(&reference("responses", name));
                } else if let Some(response) = response.as_item_mut() {
                    response.extensions.shift_remove(Origin::KEY);
                }
            }
        }
    }
}

fn component(components: &Components, kind: &str, name: &str) -> Option<Value> {
    match kind {
        "responses" => components.responses.get(name).map(written),
        "schemas" => components.schemas.get(name).map(written),
        "parameters" => components.parameters.get(name).map(written),
        _ => None,
    }
}

fn parameters(of: &[ReferenceOr<Parameter>]) -> Vec<Value> {
    of.iter().map(written).collect()
}

fn written(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn operations(path: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    let PathItem { get, put, post, delete, options, head, patch, trace, .. } = path;
    let all = [get, put, post, delete, options, head, patch, trace];
    METHODS.into_iter().zip(all).filter_map(|(method, it)| Some((method, it.as_mut()?)))
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
