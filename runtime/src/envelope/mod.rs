//! The dialects: how an error looks in the body of a response.
//!
//! A dialect is a type that implements [`Envelope`]. The member names of each stand in its own file
//! and nowhere else.

mod body;
mod fixed;
mod flat;
mod message;
mod nested;
mod occurrence;
mod problem;
mod template;
mod typed;

use http::StatusCode;

pub use self::body::Body;
pub(crate) use self::fixed::FixedBody;
pub use self::fixed::{Bodies, Fixed, room};
pub use self::flat::Flat;
pub use self::message::{Message, SuccessMessage, Warned};
pub use self::nested::Nested;
pub use self::occurrence::Occurrence;
pub use self::problem::Problem;
pub(crate) use self::template::MESSAGE_ROOM;
pub use self::template::{Piece, Template};
pub use self::typed::{Kinds, StandardKinds, Typed};
pub use crate::json::Error;
use crate::spec::Spec;

/// A dialect: how an error looks in the body of a response.
///
/// One of your own is a struct in plain serde:
///
/// ```
/// use errwire::envelope::{Body, Envelope, Error, Occurrence};
/// use errwire::{Member, Message};
/// use serde::Serialize;
///
/// struct Legacy;
///
/// #[derive(Serialize)]
/// struct LegacyBody<'a> {
///     ok: bool,
///     reason: &'a str,
///     text: Message<'a>,
///     #[serde(skip_serializing_if = "Option::is_none")]
///     fields: Option<Member<'a>>,
/// }
///
/// impl Envelope for Legacy {
///     fn render(error: &Occurrence<'_>, body: &mut Body) -> Result<(), Error> {
///         let (reason, text, fields) = (error.code(), error.message(), error.details());
///         body.json(&LegacyBody { ok: false, reason, text, fields })
///     }
/// }
/// # let teapot = errwire::Internal::new("?");
/// # let response = errwire::respond::<Legacy>(&teapot, &errwire::Context::new());
/// # assert_eq!(response.body(), r#"{"ok":false,"reason":"INTERNAL_ERROR","text":"Internal Server Error"}"#);
/// ```
///
/// What it does not write, no client sees: the parameter to blame, extensions and the request id too are
/// there only if it asks [`Occurrence`] for them. Problem details have them in any case.
///
/// A dialect whose members are all known here can give a [`TEMPLATE`](Self::TEMPLATE) instead: its
/// bodies without run-time parts are then made as the crate compiles.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no dialect",
    label = "expected a type that implements `errwire::envelope::Envelope`",
    note = "the built-in ones are in `errwire::envelope`: `Nested`, `Flat`, `Typed`, `Message`, `SuccessMessage`, `Problem`"
)]
pub trait Envelope {
    /// The media type of the body.
    const CONTENT_TYPE: &'static str = "application/json";

    /// The body as a sequence of pieces, for dialects that can be written so.
    const TEMPLATE: Option<&'static Template> = None;

    /// The status of the response; dialects such as JSON-RPC answer 200 whatever happened.
    #[inline]
    fn status(spec: &Spec) -> StatusCode {
        spec.status
    }

    /// Writes the body.
    ///
    /// # Errors
    ///
    /// If a part of the error can't be serialized. The error is rendered once more then, without
    /// its details and extensions.
    #[inline]
    fn render(error: &Occurrence<'_>, body: &mut Body) -> Result<(), Error> {
        const { assert!(Self::TEMPLATE.is_some(), "an `Envelope` has a `render` or a `TEMPLATE`") };
        Self::TEMPLATE.map_or(Ok(()), |template| template.render(error, body))
    }
}
