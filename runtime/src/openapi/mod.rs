//! The contract in OpenAPI 3.1, so that the document can't disagree with the code.
//!
//! Nothing here is a second description of a dialect: [`Responses`] are found out by rendering every
//! variant as it is rendered in a response.

mod components;
mod document;
#[cfg(feature = "__edge")]
mod edge;
mod headers;
mod inputs;
mod merge;
mod names;
mod origin;
mod render;
mod responses;
mod schema;
mod shape;
mod share;

use serde_json::{Value, json};

#[cfg(any(feature = "aide", feature = "utoipa"))]
pub(crate) use self::document::{Everywhere, Lookup, METHODS};
#[cfg(any(feature = "aide", feature = "utoipa"))]
pub(crate) use self::inputs::Inputs;
#[cfg(any(feature = "schemars", feature = "utoipa"))]
pub(crate) use self::names::short;
#[cfg(any(feature = "aide", feature = "utoipa"))]
pub(crate) use self::origin::Origin;
pub use self::responses::Responses;
pub use self::share::share;
#[cfg(any(feature = "aide", feature = "utoipa"))]
pub(crate) use self::share::{Place, Plan, reference};
use crate::catalog::Of;
use crate::{Code, Contract};

/// The schema of what a type looks like in its dialect, whatever the status.
pub fn schema<E: Contract>() -> Value {
    render::responses(&Of::new::<E>(), &render::Ways::own()).schema()
}

/// The schema of a code: one of those that are known, or one of a newer version.
pub fn code_schema<C: Code>() -> Value {
    let specs = C::all_specs().iter().filter(|spec| !spec.is_concealed());
    let codes = specs.map(|spec| (spec.code.to_owned(), spec.deprecated.is_some()));
    let known = shape::Shape::text(shape::Text::Codes(codes.collect()));
    json!({ "anyOf": [known.to_schema(), { "type": "string" }] })
}
