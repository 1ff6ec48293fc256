//! `{"success":false,"error":{"code":…,"message":…}}`.

use super::{Envelope, Piece, Template};

/// `{"success":false,"error":{"code":…,"message":…}}`: the code is the contract, the message may
/// change.
///
/// `param`, `details` and extensions follow the message where the error has them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nested;

impl Envelope for Nested {
    const TEMPLATE: Option<&'static Template> = Some(&NESTED);
}

static NESTED: Template = Template::new(&[
    Piece::Json(r#"{"success":false,"error":{"code":""#),
    Piece::Code,
    Piece::Json(r#"","message":""#),
    Piece::Message,
    Piece::Json(r#"""#),
    Piece::Param(r#","param":"#),
    Piece::Details(r#","details":"#),
    Piece::Extensions,
    Piece::Json("}}"),
]);
