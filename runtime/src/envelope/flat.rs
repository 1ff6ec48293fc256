//! `{"success":false,"message":…,"error":CODE,"statusCode":N}`.

use super::{Envelope, Piece, Template};

/// `{"success":false,"message":…,"error":CODE,"statusCode":N}`, all on one level.
///
/// Details follow as `errors`, and then extensions, where the error has them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Flat;

impl Envelope for Flat {
    const TEMPLATE: Option<&'static Template> = Some(&FLAT);
}

static FLAT: Template = Template::new(&[
    Piece::Json(r#"{"success":false,"message":""#),
    Piece::Message,
    Piece::Json(r#"","error":""#),
    Piece::Code,
    Piece::Json(r#"","statusCode":"#),
    Piece::Status,
    Piece::Param(r#","param":"#),
    Piece::Details(r#","errors":"#),
    Piece::Extensions,
    Piece::Json("}"),
]);
