//! Shapes of other people's errors, which no dialect of ours has: for those who don't know whom they
//! ask.
//!
//! A name is in here if it tells something that the built-in dialects would miss, and misleads in
//! none of them: where two shapes fit a body equally well, theirs counts.

use super::plan::Plan;
use crate::envelope::Piece;

/// Kubernetes' `Status`, and AWS's JSON protocols.
const BARE: Plan = Plan::of(&[
    Piece::Json(r#"{"kind":"Status","apiVersion":"v1","__type":""#),
    Piece::Code,
    Piece::Json(r#"","message":""#),
    Piece::Message,
    Piece::Json(r#"","Message":""#),
    Piece::Message,
    Piece::Json(r#"","reason":""#),
    Piece::Code,
    Piece::Json(r#"""#),
    Piece::Details(r#","details":"#),
    Piece::Json("}"),
]);

/// OAuth 2.0 (RFC 6749, section 5.2), and `CouchDB`.
const CODED: Plan = Plan::of(&[
    Piece::Json(r#"{"error":""#),
    Piece::Code,
    Piece::Json(r#"","error_description":""#),
    Piece::Message,
    Piece::Json(r#"","reason":""#),
    Piece::Message,
    Piece::Json(r#""}"#),
]);

/// Google's AIP-193, where `code` is the status and `status` the code; and Elasticsearch.
const WITHIN: Plan = Plan::of(&[
    Piece::Json(r#"{"error":{"status":""#),
    Piece::Code,
    Piece::Json(r#"","type":""#),
    Piece::Kind(&[]),
    Piece::Json(r#"","message":""#),
    Piece::Message,
    Piece::Json(r#"","reason":""#),
    Piece::Message,
    Piece::Json(r#"","root_cause":[]"#),
    Piece::Details(r#","details":"#),
    Piece::Json("}}"),
]);

/// JSON:API and GraphQL: the first of a list.
const LISTED: Plan = Plan::of(&[
    Piece::Json(r#"{"errors":[{"status":"","code":""#),
    Piece::Code,
    Piece::Json(r#"","title":""#),
    Piece::Title,
    Piece::Json(r#"","detail":""#),
    Piece::Message,
    Piece::Json(r#"","message":""#),
    Piece::Message,
    Piece::Json(r#"","extensions":{"code":""#),
    Piece::Code,
    Piece::Json(r#""}}]}"#),
]);

pub(super) const PLANS: [&Plan; 4] = [&BARE, &CODED, &WITHIN, &LISTED];
