//! The three errors that everybody answers with, and what a body by hand is made of.

use errwire::ApiError;
use errwire::envelope::{Body, Envelope, Error, Occurrence};
use errwire::{Member, Message};
use http::StatusCode;
use serde::Serialize;

/// The errors of a service, as its author declares them.
#[derive(Debug, thiserror::Error, ApiError)]
pub(crate) enum Failure {
    /// Case a: nothing of it is known only at run time.
    #[error("Project not found")]
    #[api(status = 404)]
    NotFound,

    /// Case b: two strings, one of which has quotes to be escaped.
    #[error("the balance is exhausted for {model} at {provider}; add a key of your own")]
    #[api(status = 402)]
    BalanceExhausted { model: String, provider: String },

    /// Case c: a list of ten.
    #[error("{} fields are invalid", .0.len())]
    #[api(status = 422, code = "VALIDATION_ERROR")]
    Invalid(#[api(details, example = "wrong")] Vec<FieldError>),
}

/// One wrong field of a request.
#[derive(Debug, Serialize)]
pub(crate) struct FieldError {
    field: String,
    code: &'static str,
    message: String,
}

/// The names of the cases, and how long a body in `Nested` is.
pub(crate) const CASES: [(&str, usize); 3] = [("a", 76), ("b", 153), ("c", 999)];

/// The errors of the cases a, b and c.
pub(crate) fn failures() -> [Failure; 3] {
    let wrong = |row: usize| FieldError {
        field: format!("items[{row}].quantity"),
        code: "OUT_OF_RANGE",
        message: String::from("must be between 1 and 500"),
    };
    [
        Failure::NotFound,
        Failure::BalanceExhausted {
            model: String::from(r#"the "mini" one"#),
            provider: String::from("ACME Computing"),
        },
        Failure::Invalid((0..10).map(wrong).collect()),
    ]
}

impl Failure {
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::BalanceExhausted { .. } => StatusCode::PAYMENT_REQUIRED,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "NOT_FOUND",
            Self::BalanceExhausted { .. } => "BALANCE_EXHAUSTED",
            Self::Invalid(_) => "VALIDATION_ERROR",
        }
    }

    pub(crate) fn details(&self) -> Option<&[FieldError]> {
        match self {
            Self::Invalid(fields) => Some(fields),
            _ => None,
        }
    }
}

/// The body by hand: what `Nested` has on the wire.
#[derive(Serialize)]
pub(crate) struct ByHand<'a> {
    success: bool,
    error: ByHandError<'a>,
}

#[derive(Serialize)]
struct ByHandError<'a> {
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<&'a [FieldError]>,
}

impl<'a> From<&'a Failure> for ByHand<'a> {
    fn from(failure: &'a Failure) -> Self {
        let (code, message, details) = (failure.code(), failure.to_string(), failure.details());
        Self { success: false, error: ByHandError { code, message, details } }
    }
}

/// The same once more, as a dialect of a user's own in plain serde.
pub(crate) struct OwnDialect;

#[derive(Serialize)]
struct OwnBody<'a> {
    success: bool,
    error: OwnError<'a>,
}

#[derive(Serialize)]
struct OwnError<'a> {
    code: &'static str,
    message: Message<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<Member<'a>>,
}

impl Envelope for OwnDialect {
    fn render(error: &Occurrence<'_>, body: &mut Body) -> Result<(), Error> {
        let (code, message, details) = (error.code(), error.message(), error.details());
        body.json(&OwnBody { success: false, error: OwnError { code, message, details } })
    }
}
