//! What is read from bodies, queries and paths: which field is wrong and what is expected there,
//! never what was submitted.

#[cfg(any(feature = "rocket", feature = "salvo"))]
mod pairs;

use http::StatusCode;

#[cfg(any(feature = "rocket", feature = "salvo"))]
pub(super) use self::pairs::{Pairs, from_pairs};
use crate::classify::serde_text::{Reason, reason};
use crate::{Failure, HttpError};

/// Reads a JSON body.
#[cfg(any(feature = "rocket", feature = "salvo"))]
pub(super) fn from_json<'de, T: serde::Deserialize<'de>>(body: &'de [u8]) -> Result<T, HttpError> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let inner = error.inner();
        if inner.is_data() {
            let (status, path) = (StatusCode::UNPROCESSABLE_ENTITY, error.path().to_string());
            located(status, Failure::Body, path, &inner.to_string()).with_source(error)
        } else {
            malformed(inner).with_source(error)
        }
    })?;
    json.end().map_err(|error| malformed(&error).with_source(error))?;
    Ok(value)
}

#[cfg(any(feature = "rocket", feature = "salvo"))]
fn malformed(error: &serde_json::Error) -> HttpError {
    HttpError::new(StatusCode::BAD_REQUEST)
        .with_failure(Failure::Body)
        .with_message(malformed_json(error))
}

/// What is said of a body that is no JSON.
pub(super) fn malformed_json(error: &serde_json::Error) -> String {
    if error.is_eof() {
        return "the JSON in the body ends too early".to_owned();
    }
    format!("the body is not valid JSON: line {}, column {}", error.line(), error.column())
}

/// What is said of a body whose media type is another.
pub(super) fn expected_media_type(media_type: &str) -> HttpError {
    HttpError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE)
        .with_message(format!("expected a body with `content-type: {media_type}`"))
}

/// Whether a media type, in small letters and without parameters, is one that is written in JSON.
#[cfg(any(feature = "rocket", feature = "salvo"))]
pub(super) fn is_json(media_type: &str) -> bool {
    let sub = media_type.strip_prefix("application/");
    sub.is_some_and(|sub| sub == "json" || sub.ends_with("+json"))
}

/// A body of which there is more than may be.
pub(super) const TOO_LONG: &str = "the body is longer than it may be";

/// A body of which there is less than was said.
pub(super) const TOO_SHORT: &str = "the body ended before it was complete";

/// What serde refused: at which field, and what it expects there.
///
/// `path` is as `serde_path_to_error` writes it, with a dot for the value as a whole.
pub(super) fn located(status: StatusCode, failure: Failure, path: String, text: &str) -> HttpError {
    let refused = HttpError::new(status).with_failure(failure);
    let Reason { field, message, .. } = reason(text);
    let param = match (path.as_str(), field) {
        (".", None) => return refused.with_message(message),
        (".", Some(field)) => field.to_owned(),
        (_, None) => path,
        (_, Some(field)) => format!("{path}.{field}"),
    };
    let link = if field.is_some() { " " } else { ": " };
    let message = format!("{param}{link}{message}");
    refused.with_param(param).with_message(message)
}
