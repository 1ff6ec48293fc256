//! utoipa 6: errors in the document of an API.
//!
//! With the feature `utoipa`, every type that derives [`ApiError`](trait@crate::ApiError) is an
//! `IntoResponses`, and so fits into `responses(…)`. What the [`Edge`](crate::Edge) answers is added to
//! the document: it is a `Modify`.
//!
//! ```
//! use errwire::{ApiError, Edge};
//! use utoipa::{Modify, OpenApi};
//!
//! #[derive(Debug, thiserror::Error, ApiError)]
//! enum RunError {
//!     #[error("no such run")]
//!     #[api(status = 404)]
//!     RunNotFound,
//! }
//!
//! #[utoipa::path(get, path = "/runs/{id}", params(("id" = u64, Path)), responses(
//!     (status = 200, description = "The run", body = String),
//!     RunError,
//! ))]
//! async fn run() -> Result<String, RunError> {
//!     Err(RunError::RunNotFound)
//! }
//!
//! #[derive(OpenApi)]
//! #[openapi(paths(run))]
//! struct Api;
//!
//! let mut api = Api::openapi();
//! Edge::new().modify(&mut api);
//! let operation = api.paths.paths["/runs/{id}"].get.as_ref().unwrap();
//! assert!(["200", "404", "405", "500"].iter().all(|it| operation.responses.responses.contains_key(*it)));
//! ```
//!
//! utoipa keeps the last of two responses to one status, so that what two types answer together goes
//! into `responses(…)` as one: [`Either`].

use core::marker::PhantomData;
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::IntoResponses;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::header::Header;
use utoipa::openapi::path::Operation;
use utoipa::openapi::{Components, Content, OpenApi, PathItem, RefOr, Response, Schema};

use crate::Contract;
use crate::openapi::{self, Everywhere, Responses};

/// The schema of what a type looks like on the wire.
#[doc(hidden)]
pub fn schema<E: Contract>() -> RefOr<Schema> {
    read_schema(openapi::schema::<E>())
}

/// The schema of a code.
#[doc(hidden)]
pub fn code_schema<C: crate::Code>() -> RefOr<Schema> {
    read_schema(openapi::code_schema::<C>())
}

/// The name of a schema.
#[doc(hidden)]
pub fn name<T: ?Sized>() -> String {
    openapi::short(core::any::type_name::<T>())
}

fn read_schema(schema: Value) -> RefOr<Schema> {
    serde_json::from_value(schema).unwrap_or_default()
}

impl Responses {
    /// The responses as utoipa has them.
    pub fn to_utoipa(&self) -> BTreeMap<String, RefOr<Response>> {
        self.iter().map(|(status, it)| (status.to_string(), response(it, None).into())).collect()
    }
}

/// The response as utoipa has it. What it has of that already is taken as it is: utoipa can't read
/// all that it writes.
fn response(response: &Value, known: Option<&Response>) -> Response {
    let members = |name: &str| response[name].as_object().into_iter().flatten();
    let others = response.as_object().into_iter().flatten();
    let others = others.filter(|(name, _)| !["headers", "content"].contains(&name.as_str()));
    let others = others.map(|(name, value)| (name.clone(), value.clone())).collect();
    let mut read = serde_json::from_value::<Response>(others).unwrap_or_default();
    read.headers = members("headers")
        .map(|(name, header)| {
            let known = known.and_then(|it| it.headers.get(name));
            let known = known.filter(|known| is(*known, header)).cloned();
            (name.clone(), known.unwrap_or_else(|| self::header(header.clone())))
        })
        .collect();
    read.content = members("content")
        .map(|(media_type, content)| {
            let known = known.and_then(|it| it.content.get(media_type));
            let known = known.filter(|known| is(*known, content)).cloned();
            (media_type.clone(), known.unwrap_or_else(|| self::content(content.clone())))
        })
        .collect();
    read
}

/// Whether this is how it is written.
fn is(known: &impl Serialize, value: &Value) -> bool {
    serde_json::to_value(known).is_ok_and(|known| known == *value)
}

fn content(mut content: Value) -> RefOr<Content> {
    if let Some(schema) = content.get_mut("schema") {
        with_types(schema);
    }
    serde_json::from_value(content).unwrap_or_else(|_| Content::default().into())
}

/// Gives each schema a `type`: utoipa writes that of any value without one, and can't read it.
fn with_types(schema: &mut Value) {
    let Some(schema) = schema.as_object_mut() else { return };
    if !["type", "$ref", "allOf", "anyOf", "oneOf"].iter().any(|key| schema.contains_key(*key)) {
        let any = ["array", "boolean", "null", "number", "object", "string"];
        schema.insert("type".to_owned(), json!(any));
    }
    for (key, value) in schema {
        match (key.as_str(), value) {
            ("items" | "additionalProperties" | "propertyNames", value) => with_types(value),
            ("properties", Value::Object(all)) => all.values_mut().for_each(with_types),
            ("allOf" | "anyOf" | "oneOf" | "prefixItems", Value::Array(all)) => {
                all.iter_mut().for_each(with_types);
            }
            _ => {}
        }
    }
}

fn header(header: Value) -> RefOr<Header> {
    let is_required = header["required"] == true;
    let mut read = serde_json::from_value(header).unwrap_or_else(|_| Header::default().into());
    if let (true, RefOr::T(header)) = (is_required, &mut read) {
        let extensions = header.extensions.get_or_insert_default();
        extensions.merge(Extensions::from_iter([("required", json!(true))]));
    }
    read
}

/// What either of two types answers, for `responses(…)`; nest it for more.
///
/// ```
/// # use errwire::ApiError;
/// use errwire::utoipa::Either;
///
/// # #[derive(Debug, thiserror::Error, ApiError)]
/// # #[error("no such run")]
/// # #[api(status = 404)]
/// # struct RunError;
/// # #[derive(Debug, thiserror::Error, ApiError)]
/// # #[error("no such user")]
/// # #[api(status = 404, code = "NO_SUCH_USER")]
/// # struct UserError;
/// #[utoipa::path(get, path = "/", responses((status = 204), Either<RunError, UserError>))]
/// async fn handler() {}
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Either<A, B>(PhantomData<(A, B)>);

impl<A: Answers, B: Answers> IntoResponses for Either<A, B> {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        <Self as Answers>::answers().to_utoipa()
    }
}

/// What [`Either`] puts together: a type that derives [`ApiError`](trait@crate::ApiError), or an
/// `Either`.
pub trait Answers {
    /// What it answers.
    fn answers() -> Responses;
}

impl<A: Answers, B: Answers> Answers for Either<A, B> {
    fn answers() -> Responses {
        A::answers().merge(B::answers())
    }
}

impl utoipa::Modify for Responses {
    /// Adds these to every operation, as [`add_to`](Self::add_to) does.
    fn modify(&self, openapi: &mut OpenApi) {
        self.everywhere().add_to_utoipa(openapi);
    }
}

#[cfg(feature = "__edge")]
impl utoipa::Modify for crate::Edge {
    /// Adds what the edge answers to every operation, as [`add_to`](Self::add_to) does.
    fn modify(&self, openapi: &mut OpenApi) {
        self.everywhere().add_to_utoipa(openapi);
    }
}

impl Everywhere {
    fn add_to_utoipa(&self, openapi: &mut OpenApi) {
        let OpenApi { paths, components, .. } = openapi;
        let operations = paths.paths.values_mut().flat_map(operations);
        for operation in operations {
            let responses = &mut operation.responses.responses;
            let written = responses.iter().map(|(status, it)| (status.clone(), written(it)));
            let mut added = written.collect::<Map<_, _>>();
            let before = added.clone();
            self.add_to_operation(&mut added, &|name| shared(components.as_ref(), name));
            let changed = added.into_iter().filter(|(status, it)| before.get(status) != Some(it));
            for (status, it) in changed {
                let known = match responses.get(&status) {
                    Some(RefOr::T(known)) => Some(known),
                    _ => None,
                };
                let read = response(&it, known).into();
                responses.insert(status, read);
            }
        }
    }
}

fn shared(components: Option<&Components>, name: &str) -> Option<Value> {
    components?.responses.get(name).map(written)
}

fn written(response: &RefOr<Response>) -> Value {
    // What was read from JSON, or built of it, can be written.
    serde_json::to_value(response).unwrap_or_default()
}

fn operations(path: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, options, head, patch, trace, .. } = path;
    [get, put, post, delete, options, head, patch, trace].into_iter().flatten()
}

#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa {
    ([utoipa $($skipped:ident)*] $($type:tt)*) => {};
    ([$other:ident $($skipped:ident)*] $($type:tt)*) => {
        $crate::__utoipa! { [$($skipped)*] $($type)* }
    };
    ([] [$($generics:tt)*] [$($type:tt)*] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::utoipa::Answers for $($type)*
        where
            $($bounds)*
        {
            fn answers() -> $crate::openapi::Responses {
                $crate::openapi::Responses::of::<Self>()
            }
        }

        #[automatically_derived]
        impl $($generics)* $crate::__private::utoipa::IntoResponses for $($type)*
        where
            $($bounds)*
        {
            fn responses() -> ::std::collections::BTreeMap<
                ::std::string::String,
                $crate::__private::utoipa::openapi::RefOr<
                    $crate::__private::utoipa::openapi::response::Response,
                >,
            > {
                $crate::openapi::Responses::of::<Self>().to_utoipa()
            }
        }

        #[automatically_derived]
        impl $($generics)* $crate::__private::utoipa::PartialSchema for $($type)*
        where
            $($bounds)*
        {
            fn schema() -> $crate::__private::utoipa::openapi::RefOr<
                $crate::__private::utoipa::openapi::schema::Schema,
            > {
                $crate::utoipa::schema::<Self>()
            }
        }

        #[automatically_derived]
        impl $($generics)* $crate::__private::utoipa::ToSchema for $($type)*
        where
            $($bounds)*
        {
            fn name() -> ::std::borrow::Cow<'static, ::core::primitive::str> {
                ::std::borrow::Cow::Owned($crate::utoipa::name::<Self>())
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa_code {
    ($name:ident) => {
        #[automatically_derived]
        impl $crate::__private::utoipa::PartialSchema for $name {
            fn schema() -> $crate::__private::utoipa::openapi::RefOr<
                $crate::__private::utoipa::openapi::schema::Schema,
            > {
                $crate::utoipa::code_schema::<Self>()
            }
        }

        #[automatically_derived]
        impl $crate::__private::utoipa::ToSchema for $name {
            fn name() -> ::std::borrow::Cow<'static, ::core::primitive::str> {
                ::std::borrow::Cow::Owned($crate::utoipa::name::<Self>())
            }
        }
    };
}
