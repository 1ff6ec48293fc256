//! Forms, and what rocket says of them: its errors hold what was submitted.

use http::StatusCode;
use rocket::data::{self, FromData};
use rocket::form::error::ErrorKind;
use rocket::form::{self, FromForm};
use rocket::outcome::Outcome;
use rocket::{Data, Request};

use super::refuse;
use crate::classify::serde_text::safe_reason;
use crate::integrations::{read, wrappers};
use crate::{Failure, HttpError};

wrappers! {
    /// A form, as `rocket::form::Form`, and within the same limits.
    ///
    /// What a validation of your own says of a field is for the log, since it may quote the value.
    Form,
}

#[rocket::async_trait]
impl<'r, T: FromForm<'r>> FromData<'r> for Form<T> {
    type Error = HttpError;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        match form::Form::<T>::from_data(request, data).await {
            Outcome::Success(form) => Outcome::Success(Self(form.into_inner())),
            Outcome::Error((_, errors)) => {
                Outcome::Error(refuse(request, refused(&errors, Failure::Body)))
            }
            Outcome::Forward((data, status)) => {
                // Another route may take the request; if none does, this is why.
                let expected = "application/x-www-form-urlencoded";
                refuse(request, read::expected_media_type(expected));
                Outcome::Forward((data, status))
            }
        }
    }
}

/// The worst of what is wrong with a form.
pub(super) fn refused(errors: &form::Errors<'_>, failure: Failure) -> HttpError {
    let status = match (StatusCode::from_u16(errors.status().code), failure) {
        // rocket says so of any text that is longer than it may be, and a query is no payload.
        (Ok(StatusCode::PAYLOAD_TOO_LARGE), Failure::Query) => StatusCode::UNPROCESSABLE_ENTITY,
        (status, _) => status.unwrap_or(StatusCode::BAD_REQUEST),
    };
    let refused = HttpError::new(status).with_source(errors.to_string());
    let worst = errors.iter().find(|error| error.status().code == errors.status().code);
    let Some(error) = worst else { return refused.with_failure(failure) };
    let rule = rule(&error.kind);
    match error.name.as_ref().map(ToString::to_string) {
        Some(name) if !name.is_empty() => {
            let link = if rule.starts_with("is ") { " " } else { ": " };
            let message = format!("{name}{link}{rule}");
            refused.with_failure(failure).with_param(name).with_message(message)
        }
        _ if status == StatusCode::PAYLOAD_TOO_LARGE => refused.with_message(read::TOO_LONG),
        _ => refused.with_failure(failure).with_message(rule),
    }
}

/// What is wrong with a field, without its value.
fn rule(kind: &ErrorKind<'_>) -> String {
    match kind {
        ErrorKind::InvalidLength { min, max } => format!("expected a length{}", range(*min, *max)),
        ErrorKind::OutOfRange { start, end } => format!("expected a number{}", range(*start, *end)),
        ErrorKind::InvalidChoice { choices } => {
            let choices: Vec<_> = choices.iter().map(|choice| format!("`{choice}`")).collect();
            format!("expected one of {}", choices.join(", "))
        }
        ErrorKind::Duplicate => "is there twice".to_owned(),
        ErrorKind::Missing => "is missing".to_owned(),
        ErrorKind::Unexpected => "is not expected".to_owned(),
        ErrorKind::Unknown => "is not known".to_owned(),
        ErrorKind::Multipart(_) => "the body is not valid `multipart/form-data`".to_owned(),
        ErrorKind::Utf8(_) => "expected UTF-8".to_owned(),
        ErrorKind::Io(_) => read::TOO_SHORT.to_owned(),
        ErrorKind::Addr(_) => "expected an address".to_owned(),
        ErrorKind::Char(error) => safe_reason(&error.to_string()).into_owned(),
        ErrorKind::Int(error) => safe_reason(&error.to_string()).into_owned(),
        ErrorKind::Bool(error) => safe_reason(&error.to_string()).into_owned(),
        ErrorKind::Float(error) => safe_reason(&error.to_string()).into_owned(),
        _ => "is not valid".to_owned(),
    }
}

fn range<T: core::fmt::Display>(from: Option<T>, to: Option<T>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!(" from {from} to {to}"),
        (Some(from), None) => format!(" of at least {from}"),
        (None, Some(to)) => format!(" of at most {to}"),
        (None, None) => String::new(),
    }
}
