//! What poem refuses, as [`HttpError`]s: what is expected, never what was submitted.

use core::error::Error;

use http::StatusCode;
use poem::error::{
    MethodNotAllowedError, NotFoundError, ParseFormError, ParseJsonError, ParsePathError,
    ParseQueryError, ParseTypedHeaderError, ReadBodyError, SizedLimitError,
};

use crate::integrations::located::refused_at;
use crate::integrations::read::tell_json;
use crate::{Failure, HttpError};

/// What poem refused, if it did.
pub(super) fn refused(error: &poem::Error) -> Option<HttpError> {
    let refused = if let Some(error) = error.downcast_ref::<HttpError>() {
        return Some(error.clone());
    } else if error.is::<NotFoundError>() {
        HttpError::new(StatusCode::NOT_FOUND)
    } else if error.is::<MethodNotAllowedError>() {
        HttpError::new(StatusCode::METHOD_NOT_ALLOWED)
    } else if let Some(error) = error.downcast_ref::<ParseJsonError>() {
        json(error)
    } else if let Some(error) = error.downcast_ref::<ParseFormError>() {
        form(error)
    } else if let Some(ParseQueryError(error)) = error.downcast_ref() {
        value(Failure::Query, error)
    } else if error.is::<ParsePathError>() {
        HttpError::new(StatusCode::BAD_REQUEST).with_failure(Failure::Path)
    } else if let Some(error) = error.downcast_ref::<ParseTypedHeaderError>() {
        header(error)
    } else if let Some(error) = error.downcast_ref::<ReadBodyError>() {
        body(error)
    } else if let Some(error) = error.downcast_ref::<SizedLimitError>() {
        match error {
            SizedLimitError::MissingContentLength => HttpError::new(StatusCode::LENGTH_REQUIRED)
                .with_message("expected a `content-length`"),
            SizedLimitError::PayloadTooLarge => too_long(),
        }
    } else {
        return None;
    };
    Some(refused.with_source(error.to_string()))
}

fn json(error: &ParseJsonError) -> HttpError {
    let ParseJsonError::Parse(error) = error else {
        return media_type("expected a body with `content-type: application/json`");
    };
    let refused = HttpError::new(StatusCode::BAD_REQUEST);
    // poem has a feature by which this is another parser's error.
    match (error as &(dyn Error + 'static)).downcast_ref() {
        Some(error) => tell_json(refused, error),
        None => refused.with_failure(Failure::Body).with_message("the body is not valid JSON"),
    }
}

fn form(error: &ParseFormError) -> HttpError {
    match error {
        ParseFormError::UrlDecode(error) => value(Failure::Body, error),
        _ => media_type("expected a body with `content-type: application/x-www-form-urlencoded`"),
    }
}

fn header(error: &ParseTypedHeaderError) -> HttpError {
    let refused = HttpError::new(StatusCode::BAD_REQUEST).with_failure(Failure::Header);
    match error {
        ParseTypedHeaderError::HeaderRequired(name) => refused
            .with_param(name.as_str())
            .with_message(format!("the header `{name}` is missing")),
        ParseTypedHeaderError::TypedHeader(_) => refused.with_message("a header is not valid"),
    }
}

fn body(error: &ReadBodyError) -> HttpError {
    let refused = HttpError::new(StatusCode::BAD_REQUEST).with_failure(Failure::Body);
    match error {
        ReadBodyError::PayloadTooLarge => too_long(),
        ReadBodyError::Utf8(_) => refused.with_message("the body is not UTF-8"),
        ReadBodyError::Io(_) => refused.with_message("the body ended before it was complete"),
        ReadBodyError::BodyHasBeenTaken => HttpError::new(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// What serde refuses, without the field.
fn value(failure: Failure, error: &dyn Error) -> HttpError {
    let refused = HttpError::new(StatusCode::BAD_REQUEST).with_failure(failure);
    refused_at(refused, ".", &error.to_string())
}

fn media_type(message: &'static str) -> HttpError {
    HttpError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE).with_message(message)
}

fn too_long() -> HttpError {
    HttpError::new(StatusCode::PAYLOAD_TOO_LARGE).with_message("the body is longer than it may be")
}
