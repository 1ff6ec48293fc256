//! What actix-web's extractors refuse, as [`HttpError`]s: what is expected, never what was
//! submitted.

use actix_web::Error;
use actix_web::error::{
    ContentTypeError, InternalError, JsonPayloadError, PathError, PayloadError, QueryPayloadError,
    ReadlinesError, UrlencodedError,
};
use http::StatusCode;

use crate::integrations::located::refused_at;
use crate::integrations::read::tell_json;
use crate::{Failure, HttpError};

/// What an extractor refused, if one did.
pub(super) fn refused(error: &Error) -> Option<HttpError> {
    let refused = if let Some(error) = error.as_error::<HttpError>() {
        return Some(error.clone());
    } else if let Some(error) = error.as_error::<JsonPayloadError>() {
        json(error)
    } else if let Some(error) = error.as_error::<UrlencodedError>() {
        form(error)
    } else if let Some(QueryPayloadError::Deserialize(error)) = error.as_error() {
        value(Failure::Query, &error.to_string())
    } else if let Some(PathError::Deserialize(error)) = error.as_error() {
        value(Failure::Path, &error.to_string())
    } else if let Some(error) = error.as_error::<InternalError<serde::de::value::Error>>() {
        // So `web::Path` says it, unless it is told otherwise.
        value(Failure::Path, &error.to_string())
    } else if let Some(error) = error.as_error::<PayloadError>() {
        payload(error)
    } else if let Some(error) = error.as_error::<ReadlinesError>() {
        lines(error)
    } else if error.as_error::<ContentTypeError>().is_some() {
        media_type("expected a body with a known `content-type`")
    } else {
        return None;
    };
    Some(refused.with_source(error.to_string()))
}

fn json(error: &JsonPayloadError) -> HttpError {
    match error {
        JsonPayloadError::ContentType => {
            media_type("expected a body with `content-type: application/json`")
        }
        JsonPayloadError::Deserialize(error) => {
            tell_json(HttpError::new(StatusCode::BAD_REQUEST), error)
        }
        JsonPayloadError::Overflow { .. } | JsonPayloadError::OverflowKnownLength { .. } => {
            too_long()
        }
        JsonPayloadError::Payload(error) => payload(error),
        _ => HttpError::new(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

fn form(error: &UrlencodedError) -> HttpError {
    match error {
        UrlencodedError::ContentType => {
            media_type("expected a body with `content-type: application/x-www-form-urlencoded`")
        }
        UrlencodedError::Parse(error) => {
            value(Failure::Body, &error.to_string()).with_status(StatusCode::UNPROCESSABLE_ENTITY)
        }
        UrlencodedError::Overflow { .. } => too_long(),
        UrlencodedError::UnknownLength => {
            body(StatusCode::LENGTH_REQUIRED, "expected a `content-length`")
        }
        UrlencodedError::Encoding => {
            body(StatusCode::BAD_REQUEST, "the body is not in the encoding that it says")
        }
        UrlencodedError::Payload(error) => payload(error),
        UrlencodedError::Chunked => body(StatusCode::BAD_REQUEST, "the body can't be read"),
        _ => HttpError::new(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

fn payload(error: &PayloadError) -> HttpError {
    match error {
        PayloadError::Overflow => too_long(),
        PayloadError::Incomplete(_) => {
            body(StatusCode::BAD_REQUEST, "the body ended before it was complete")
        }
        _ => body(StatusCode::BAD_REQUEST, "the body can't be read"),
    }
}

fn lines(error: &ReadlinesError) -> HttpError {
    match error {
        ReadlinesError::Payload(error) => payload(error),
        ReadlinesError::LimitOverflow => too_long(),
        ReadlinesError::ContentTypeError(_) => {
            media_type("expected a body with a known `content-type`")
        }
        _ => body(StatusCode::BAD_REQUEST, "the body is not in the encoding that it says"),
    }
}

/// What serde refuses, without the field.
fn value(failure: Failure, text: &str) -> HttpError {
    refused_at(HttpError::new(StatusCode::BAD_REQUEST).with_failure(failure), ".", text)
}

fn media_type(message: &'static str) -> HttpError {
    HttpError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE).with_message(message)
}

fn too_long() -> HttpError {
    HttpError::new(StatusCode::PAYLOAD_TOO_LARGE).with_message("the body is longer than it may be")
}

fn body(status: StatusCode, message: &'static str) -> HttpError {
    HttpError::new(status).with_failure(Failure::Body).with_message(message)
}
