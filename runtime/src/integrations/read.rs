//! Finding the field that is wrong, for the frameworks whose extractors do not.

use http::StatusCode;
use serde::Deserialize;
#[cfg(any(feature = "actix-web", feature = "poem"))]
use serde::Deserializer;

use super::located::{malformed, refused_at};
use crate::{Failure, HttpError};

/// A body of which there is more than may be.
#[cfg(any(feature = "rocket", feature = "salvo"))]
pub(super) const TOO_LONG: &str = "the body is longer than it may be";

/// A body of which there is less than was said.
#[cfg(any(feature = "rocket", feature = "salvo"))]
pub(super) const TOO_SHORT: &str = "the body ended before it was complete";

/// What is said of a body whose media type is another.
#[cfg(any(feature = "rocket", feature = "salvo"))]
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

/// What was read, or at which field reading failed, and why.
///
/// In the place of the type itself it makes a framework's own extractor tell. It leaves what comes
/// after the mistake unread, which JSON does not allow.
#[cfg(any(feature = "actix-web", feature = "poem"))]
#[derive(Debug)]
pub(super) struct Located<T>(Result<T, (String, String)>);

#[cfg(any(feature = "actix-web", feature = "poem"))]
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = serde_path_to_error::deserialize(deserializer);
        Ok(Self(read.map_err(|error| (error.path().to_string(), error.inner().to_string()))))
    }
}

#[cfg(any(feature = "actix-web", feature = "poem"))]
impl<T> Located<T> {
    /// What was read.
    pub(super) fn or_refuse(self, status: StatusCode, failure: Failure) -> Result<T, HttpError> {
        self.0.map_err(|(path, text)| {
            let refused = HttpError::new(status).with_failure(failure);
            refused_at(refused, &path, &text).with_source(text)
        })
    }
}

/// Reads JSON.
pub(super) fn read_json<'de, T: Deserialize<'de>>(body: &'de [u8]) -> Result<T, HttpError> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let refused = match serde_path_to_error::deserialize(&mut deserializer) {
        Ok(value) => return deserializer.end().map(|()| value).map_err(refused_json),
        Err(refused) => refused,
    };
    let path = refused.path().to_string();
    let error = refused.into_inner();
    if !error.is_data() {
        return Err(refused_json(error));
    }
    let refused = HttpError::new(StatusCode::UNPROCESSABLE_ENTITY).with_failure(Failure::Body);
    Err(refused_at(refused, &path, &error.to_string()).with_source(error))
}

/// What `serde_json` refuses, without the field.
pub(super) fn refused_json(error: serde_json::Error) -> HttpError {
    tell_json(HttpError::new(StatusCode::BAD_REQUEST), &error).with_source(error)
}

/// The same of an error that somebody else holds.
pub(super) fn tell_json(refused: HttpError, error: &serde_json::Error) -> HttpError {
    let refused = refused.with_failure(Failure::Body);
    if error.is_data() {
        let refused = refused.with_status(StatusCode::UNPROCESSABLE_ENTITY);
        return refused_at(refused, ".", &error.to_string());
    }
    refused.with_message(malformed(error))
}
