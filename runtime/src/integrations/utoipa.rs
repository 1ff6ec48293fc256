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
//! // Last of all, what is alike goes into the components.
//! errwire::utoipa::share(&mut api);
//! assert!(api.components.unwrap().responses.contains_key("RunError.404"));
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
use utoipa::openapi::path::Parameter;
use utoipa::openapi::{Components, Content, OpenApi, PathItem, Ref, RefOr, Response, Schema};

use crate::Contract;
use crate::openapi::{
    self, Everywhere, Inputs, Lookup, METHODS, Origin, Place, Plan, Responses, reference,
};

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
        self.marked().map(|(status, it)| (status.to_string(), response(&it, None).into())).collect()
    }

    /// Adds these to one operation, as [`add_to`](Self::add_to) does to all: what a layer answers
    /// that is around some routes.
    ///
    /// A response there that is a reference is not known, and replaced.
    pub fn add_to_operation(&self, operation: &mut Operation) {
        let inputs = Inputs::default();
        let responses = &mut operation.responses.responses;
        self.everywhere().add_to_utoipas(responses, &inputs, &|_, _| None);
    }
}

/// Puts what several operations answer alike into the components, as
/// [`openapi::share`](crate::openapi::share) does.
///
/// It is the last that is done to the whole document: utoipa keeps one of two components of the same
/// name where documents are merged or nested.
pub fn share(api: &mut OpenApi) {
    let plan = Plan::of(&serde_json::to_value(&*api).unwrap_or_default());
    if !plan.responses.is_empty() {
        let components = api.components.get_or_insert_default();
        for (kind, name) in &plan.dropped {
            match *kind {
                "responses" => drop(components.responses.remove(name)),
                _ => drop(components.schemas.remove(name)),
            }
        }
        let responses = plan.responses.iter();
        let responses = responses.map(|(name, it)| (name.clone(), response(it, None).into()));
        components.responses.extend(responses);
        let schemas = plan.schemas.iter().map(|(name, schema)| {
            let mut schema = schema.clone();
            with_types(&mut schema);
            (name.clone(), read_schema(schema))
        });
        components.schemas.extend(schemas);
    }
    for (path, item) in &mut api.paths.paths {
        for (method, operation) in operations(item) {
            for (status, response) in &mut operation.responses.responses {
                let place = Place { path: path.clone(), method, status: status.clone() };
                if let Some(name) = plan.name(&place) {
                    *response = Ref::new(reference("responses", name)).into();
                } else if let RefOr::T(response) = response
                    && let Some(extensions) = &mut response.extensions
                {
                    extensions.remove(Origin::KEY);
                }
            }
        }
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
        let lookup = |kind: &str, name: &str| component(components.as_ref()?, kind, name);
        for (path, item) in &mut paths.paths {
            let of_path = parameters(item.parameters.as_deref());
            for (_, operation) in operations(item) {
                let own = parameters(operation.parameters.as_deref());
                let has_body = operation.request_body.is_some();
                let inputs = Inputs::of(path, of_path.iter().chain(&own), has_body, &|name| {
                    lookup("parameters", name)
                });
                self.add_to_utoipas(&mut operation.responses.responses, &inputs, &lookup);
            }
        }
    }

    fn add_to_utoipas(
        &self,
        responses: &mut BTreeMap<String, RefOr<Response>>,
        inputs: &Inputs,
        lookup: &Lookup<'_>,
    ) {
        let written = responses.iter().map(|(status, it)| (status.clone(), written(it)));
        let mut added = written.collect::<Map<_, _>>();
        let before = added.clone();
        self.add_to_operation(&mut added, inputs, lookup);
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

fn component(components: &Components, kind: &str, name: &str) -> Option<Value> {
    match kind {
        "responses" => components.responses.get(name).map(written),
        "schemas" => components.schemas.get(name).map(written),
        "parameters" => components.parameters.get(name).map(written),
        _ => None,
    }
}

fn parameters(of: Option<&[RefOr<Parameter>]>) -> Vec<Value> {
    of.into_iter().flatten().map(written).collect()
}

fn written(value: &impl Serialize) -> Value {
    // What was read from JSON, or built of it, can be written.
    serde_json::to_value(value).unwrap_or_default()
}

fn operations(path: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    let PathItem { get, put, post, delete, options, head, patch, trace, .. } = path;
    let all = [get, put, post, delete, options, head, patch, trace];
    METHODS.into_iter().zip(all).filter_map(|(method, it)| Some((method, it.as_mut()?)))
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

        $crate::__utoipa! { schema [$($generics)*] [$($type)*] [$($bounds)*] }
    };
    ($schema:ident [$($generics:tt)*] [$($type:tt)*] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::utoipa::PartialSchema for $($type)*
        where
            $($bounds)*
        {
            fn schema() -> $crate::__private::utoipa::openapi::RefOr<
                $crate::__private::utoipa::openapi::schema::Schema,
            > {
                $crate::utoipa::$schema::<Self>()
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
        $crate::__utoipa! { code_schema [] [$name] [] }
    };
}
