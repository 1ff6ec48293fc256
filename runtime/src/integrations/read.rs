//! Finding the field that is wrong, for the frameworks whose extractors do not.

use http::StatusCode;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use super::located::{malformed, refused_at};
use crate::{Failure, HttpError};

/// What was read, or at which field reading failed, and why.
///
/// In the place of the type itself it makes a framework's own extractor tell. It leaves what comes
/// after the mistake unread, which JSON does not allow.
#[derive(Debug)]
pub(super) struct Located<T>(Result<T, (String, String)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = serde_path_to_error::deserialize(deserializer);
        Ok(Self(read.map_err(|error| (error.path().to_string(), error.inner().to_string()))))
    }
}

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
pub(super) fn read_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, HttpError> {
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
