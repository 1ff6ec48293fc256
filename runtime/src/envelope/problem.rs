//! Problem details for HTTP APIs (RFC 9457).

use super::{Envelope, Piece, Template};

/// Problem details (RFC 9457): `application/problem+json` with `type`, `title`, `status`, `detail`,
/// and `instance` where the context has one.
///
/// `type` is the address of the code's page. Without one it is `about:blank`, and the title is the
/// status's reason phrase (section 4.2.1). The code follows as an extension member, and `param`,
/// `errors` (the details) and extensions where the error has them (section 3.2). Field errors that
/// another crate found have a `pointer` in place of `field`, and a `detail` in place of `message`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Problem;

impl Envelope for Problem {
    const CONTENT_TYPE: &'static str = "application/problem+json";

    const TEMPLATE: Option<&'static Template> = Some(&PROBLEM);
}

static PROBLEM: Template = Template::new(&[
    Piece::Json(r#"{"type":""#),
    Piece::Docs("", "about:blank"),
    Piece::Json(r#"","title":""#),
    Piece::PageTitle,
    Piece::Json(r#"","status":"#),
    Piece::Status,
    Piece::Json(r#","detail":""#),
    Piece::Message,
    Piece::Json(r#"""#),
    Piece::Instance(r#","instance":"#),
    Piece::Json(r#","code":""#),
    Piece::Code,
    Piece::Json(r#"""#),
    Piece::Param(r#","param":"#),
    Piece::Problems(r#","errors":"#),
    Piece::Extensions,
    Piece::Json("}"),
]);
