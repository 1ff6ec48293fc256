//! `{"error":{"type":…,"code":…,"message":…,"param":…,"requestId":…}}`.

use core::marker::PhantomData;

use super::{Envelope, Piece, Template};

/// `{"error":{"type":…,"code":…,"message":…,"param":…,"requestId":…}}`: a coarse class and a fine
/// code.
///
/// The class is the error's `kind`, or comes by status from the table `K`. Details and extensions
/// follow the parameter where the error has them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Typed<K = StandardKinds>(PhantomData<K>);

/// A table of the classes that a typed dialect has for a status.
///
/// ```
/// use errwire::envelope::{Kinds, Typed};
///
/// struct Ours;
///
/// impl Kinds for Ours {
///     const TABLE: &'static [(u16, &'static str)] =
///         &[(400, "client_error"), (429, "slow_down"), (500, "server_error")];
/// }
///
/// type Envelope = Typed<Ours>;
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no table of kinds",
    label = "expected a type that implements `errwire::envelope::Kinds`"
)]
pub trait Kinds {
    /// Statuses and their classes. The entry of 400 stands for a 4xx that is not in the table, and
    /// that of 500 for a 5xx.
    const TABLE: &'static [(u16, &'static str)];
}

/// The usual classes: `invalid_request_error`, `authentication_error`, `rate_limit_error` …
#[derive(Clone, Copy, Debug, Default)]
pub struct StandardKinds;

impl Kinds for StandardKinds {
    const TABLE: &'static [(u16, &'static str)] = &[
        (400, "invalid_request_error"),
        (401, "authentication_error"),
        (403, "permission_error"),
        (404, "not_found_error"),
        (409, "conflict_error"),
        (422, "validation_error"),
        (429, "rate_limit_error"),
        (500, "internal_error"),
        (502, "upstream_error"),
        (503, "overloaded_error"),
        (504, "upstream_error"),
    ];
}

impl<K: Kinds> Envelope for Typed<K> {
    const TEMPLATE: Option<&'static Template> = Some(&Template::new(&[
        Piece::Json(r#"{"error":{"type":""#),
        Piece::Kind(K::TABLE),
        Piece::Json(r#"","code":""#),
        Piece::Code,
        Piece::Json(r#"","message":""#),
        Piece::Message,
        Piece::Json(r#"""#),
        Piece::Param(r#","param":"#),
        Piece::Details(r#","details":"#),
        Piece::Extensions,
        Piece::RequestId(r#","requestId":"#),
        Piece::Json("}}"),
    ]));
}
