//! axum's rejections as [`HttpError`]s: which field is wrong and what is expected there, never
//! what was submitted.

use core::error::Error;

use axum::extract::MatchedPath;
use axum::extract::path::ErrorKind;
use axum::extract::rejection::{
    BytesRejection, ExtensionRejection, FailedToBufferBody, FormRejection, JsonRejection,
    MatchedPathRejection, PathRejection, QueryRejection, RawFormRejection, RawPathParamsRejection,
    StringRejection,
};
use http::{Extensions, StatusCode};

use crate::classify::serde_text::{in_plain_words, safe_reason};
use crate::integrations::located::{malformed, refused_at};
use crate::{Failure, HttpError};

impl From<JsonRejection> for HttpError {
    fn from(rejection: JsonRejection) -> Self {
        match rejection {
            JsonRejection::JsonDataError(error) => {
                located(error.status(), Failure::Body, &error).with_source(error)
            }
            JsonRejection::JsonSyntaxError(error) => {
                let message = match json_error(&error) {
                    Some(error) => malformed(error),
                    None => "the body is not valid JSON".into(),
                };
                Self::new(error.status())
                    .with_failure(Failure::Body)
                    .with_message(message)
                    .with_source(error)
            }
            JsonRejection::MissingJsonContentType(error) => Self::new(error.status())
                .with_message("expected a body with `content-type: application/json`")
                .with_source(error),
            JsonRejection::BytesRejection(rejection) => rejection.into(),
            rejection => unknown(rejection.status(), Failure::Body, rejection),
        }
    }
}

impl From<FormRejection> for HttpError {
    fn from(rejection: FormRejection) -> Self {
        match rejection {
            FormRejection::InvalidFormContentType(error) => Self::new(error.status())
                .with_message(
                    "expected a body with `content-type: application/x-www-form-urlencoded`",
                )
                .with_source(error),
            FormRejection::FailedToDeserializeForm(error) => {
                located(error.status(), Failure::Query, &error).with_source(error)
            }
            FormRejection::FailedToDeserializeFormBody(error) => {
                located(error.status(), Failure::Body, &error).with_source(error)
            }
            FormRejection::BytesRejection(rejection) => rejection.into(),
            rejection => unknown(rejection.status(), Failure::Body, rejection),
        }
    }
}

impl From<QueryRejection> for HttpError {
    fn from(rejection: QueryRejection) -> Self {
        located(rejection.status(), Failure::Query, &rejection).with_source(rejection)
    }
}

impl From<PathRejection> for HttpError {
    fn from(rejection: PathRejection) -> Self {
        let error = Self::new(rejection.status()).with_failure(Failure::Path);
        let PathRejection::FailedToDeserializePathParams(ref failed) = rejection else {
            return error.with_source(rejection);
        };
        let error = match failed.kind() {
            ErrorKind::ParseErrorAtKey { key, expected_type, .. } => {
                at_parameter(key, expected_type)
            }
            ErrorKind::ParseErrorAtIndex { expected_type, .. }
            | ErrorKind::ParseError { expected_type, .. } => {
                error.with_message(format!("the path: expected {}", plain(expected_type)))
            }
            ErrorKind::InvalidUtf8InPathParam { key } => {
                error.with_param(key.as_str()).with_message(format!("{key}: expected UTF-8"))
            }
            ErrorKind::DeserializeError { key, message, .. } => error
                .with_param(key.as_str())
                .with_message(format!("{key}: {}", safe_reason(message))),
            ErrorKind::Message(message) => {
                error.with_message(format!("the path: {}", safe_reason(message)))
            }
            _ => error,
        };
        error.with_source(rejection)
    }
}

/// A parameter in the path that is of another type.
pub(super) fn at_parameter(name: &str, expected_type: &str) -> HttpError {
    HttpError::new(StatusCode::BAD_REQUEST)
        .with_failure(Failure::Path)
        .with_param(name)
        .with_message(format!("{name}: expected {}", plain(expected_type)))
}

/// The name of a parameter that axum knows by its place, which the route's pattern tells, and the type
/// that was expected there.
pub(super) fn unnamed<'r>(
    rejection: &'r PathRejection,
    extensions: &Extensions,
) -> Option<(String, &'r str)> {
    let PathRejection::FailedToDeserializePathParams(failed) = rejection else { return None };
    let (index, expected_type) = match failed.kind() {
        ErrorKind::ParseErrorAtIndex { index, expected_type, .. } => (*index, expected_type),
        ErrorKind::ParseError { expected_type, .. } => (0, expected_type),
        _ => return None,
    };
    let route = extensions.get::<MatchedPath>()?;
    // Braces that are doubled are a path's own.
    let pattern = route.as_str().replace("{{", "").replace("}}", "");
    let name = pattern.split('{').skip(1).nth(index)?.split('}').next()?;
    Some((name.trim_start_matches('*').to_owned(), expected_type))
}

/// What is expected in the place of a type, which is a number, a `bool` or a `char`.
fn plain(expected_type: &str) -> &str {
    in_plain_words(expected_type).unwrap_or("another value")
}

impl From<BytesRejection> for HttpError {
    fn from(rejection: BytesRejection) -> Self {
        match rejection {
            BytesRejection::FailedToBufferBody(error) => unread(error),
            rejection => unknown(rejection.status(), Failure::Body, rejection),
        }
    }
}

impl From<StringRejection> for HttpError {
    fn from(rejection: StringRejection) -> Self {
        match rejection {
            StringRejection::FailedToBufferBody(error) => unread(error),
            StringRejection::InvalidUtf8(error) => {
                unknown(error.status(), Failure::Body, error).with_message("the body is not UTF-8")
            }
            rejection => unknown(rejection.status(), Failure::Body, rejection),
        }
    }
}

/// A body that could not be read to its end.
fn unread(error: FailedToBufferBody) -> HttpError {
    let (failure, message) = match error {
        FailedToBufferBody::LengthLimitError(_) => {
            (Failure::Length, "the body is longer than it may be")
        }
        _ => (Failure::Body, "the body ended before it was complete"),
    };
    unknown(error.status(), failure, error).with_message(message)
}

impl From<RawFormRejection> for HttpError {
    fn from(rejection: RawFormRejection) -> Self {
        match rejection {
            RawFormRejection::BytesRejection(rejection) => rejection.into(),
            rejection => unknown(rejection.status(), Failure::MediaType, rejection),
        }
    }
}

impl From<RawPathParamsRejection> for HttpError {
    fn from(rejection: RawPathParamsRejection) -> Self {
        unknown(rejection.status(), Failure::Path, rejection)
    }
}

impl From<ExtensionRejection> for HttpError {
    fn from(rejection: ExtensionRejection) -> Self {
        unknown(rejection.status(), Failure::Other, rejection)
    }
}

impl From<MatchedPathRejection> for HttpError {
    fn from(rejection: MatchedPathRejection) -> Self {
        unknown(rejection.status(), Failure::Other, rejection)
    }
}

impl From<core::convert::Infallible> for HttpError {
    fn from(never: core::convert::Infallible) -> Self {
        match never {}
    }
}

#[cfg(feature = "axum-multipart")]
mod multipart {
    use axum::extract::multipart::{MultipartError, MultipartRejection};

    use super::{Failure, HttpError, StatusCode, unknown};

    /// axum says 400, where a body of another media type is a 415 everywhere else.
    impl From<MultipartRejection> for HttpError {
        fn from(rejection: MultipartRejection) -> Self {
            Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE)
                .with_message("expected a body with `content-type: multipart/form-data`")
                .with_source(rejection)
        }
    }

    impl From<MultipartError> for HttpError {
        fn from(error: MultipartError) -> Self {
            let message = match error.status() {
                StatusCode::PAYLOAD_TOO_LARGE => "the body is longer than it may be",
                _ => "the body is not valid `multipart/form-data`",
            };
            let failure = match error.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Failure::Length,
                _ => Failure::Body,
            };
            unknown(error.status(), failure, error).with_message(message)
        }
    }
}

/// A rejection of which nothing is told but its status.
fn unknown(
    status: StatusCode,
    failure: Failure,
    rejection: impl Error + Send + Sync + 'static,
) -> HttpError {
    HttpError::new(status).with_failure(failure).with_source(rejection)
}

/// What serde refused: at which field, and what it expects there.
fn located(status: StatusCode, failure: Failure, error: &(dyn Error + 'static)) -> HttpError {
    let refused = HttpError::new(status).with_failure(failure);
    let json = find::<serde_path_to_error::Error<serde_json::Error>>(error)
        .map(|error| (error.path().to_string(), error.inner().to_string()));
    let form = || {
        find::<serde_path_to_error::Error<serde::de::value::Error>>(error)
            .map(|error| (error.path().to_string(), error.inner().to_string()))
    };
    match json.or_else(form) {
        Some((path, text)) => refused_at(refused, &path, &text),
        None => refused,
    }
}

/// What `serde_json` said, with or without a path.
fn json_error<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e serde_json::Error> {
    let located = find::<serde_path_to_error::Error<serde_json::Error>>(error);
    located.map_or_else(|| find(error), |located| Some(located.inner()))
}

/// The first error of this type among an error and its sources.
fn find<'e, E: Error + 'static>(error: &'e (dyn Error + 'static)) -> Option<&'e E> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        next = error.source();
    }
    None
}
