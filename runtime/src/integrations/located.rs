//! What serde refuses, as an [`HttpError`]: at which field, and what is expected there.

use crate::classify::serde_text::{Reason, reason};
use crate::{Failure, HttpError};

/// What is wrong with what is no JSON at all.
pub(super) fn malformed(error: &serde_json::Error) -> String {
    if error.is_eof() {
        "the JSON in the body ends too early".to_owned()
    } else {
        format!("the body is not valid JSON: line {}, column {}", error.line(), error.column())
    }
}

/// Says at which field it was refused, and what serde expects there.
pub(super) fn refused_at(refused: HttpError, path: &str, text: &str) -> HttpError {
    let Reason { field, message, .. } = reason(text);
    // A parameter of the path that is known by its place only is best left without a name.
    let is_place = refused.failure() == Failure::Path && (path == "." || path.starts_with('['));
    // serde_path_to_error writes the value as a whole as a dot.
    let param = match (path, field) {
        _ if is_place => return refused.with_message(format!("the path: {message}")),
        (".", None) => return refused.with_message(message),
        (".", Some(field)) => field.to_owned(),
        (path, None) => path.to_owned(),
        (path, Some(field)) => format!("{path}.{field}"),
    };
    let link = if field.is_some() { " " } else { ": " };
    let message = format!("{param}{link}{message}");
    refused.with_param(param).with_message(message)
}
