//! The error contracts of five published APIs, each declared as enums.
//!
//! Each file is a service's error types as they would stand in its domain crates: start at the one
//! whose bodies look most like yours. Its `cases` make one value for every error that the contract
//! lists; the server beside this answers them.

#![allow(missing_docs, reason = "the fields of an error say what they are by their names")]

pub mod flat;
pub mod message;
pub mod nested;
pub mod plain;
pub mod typed;

use bytes::Bytes;
use errwire::envelope::{Error, Warned};
use errwire::{ApiError, Catalog, Context, Disclosure, Response, SseFrame};
use serde::Serialize;

/// A contract with its cases.
#[derive(Debug)]
pub struct Published {
    pub name: &'static str,
    pub errors: &'static Catalog,
    pub cases: Vec<Case>,
}

/// All five.
pub fn all() -> Vec<Published> {
    vec![
        Published { name: "flat", errors: &flat::ERRORS, cases: flat::cases() },
        Published { name: "nested", errors: &nested::ERRORS, cases: nested::cases() },
        Published { name: "typed", errors: &typed::ERRORS, cases: typed::cases() },
        Published { name: "message", errors: &message::ERRORS, cases: message::cases() },
        Published { name: "plain", errors: &plain::ERRORS, cases: plain::cases() },
    ]
}

/// One error of a contract, and how it is answered.
#[derive(Debug)]
pub struct Case {
    pub id: &'static str,
    pub error: Box<dyn ApiError + Send + Sync>,
    pub form: Form,
}

/// Who hears of an error, and how.
pub enum Form {
    /// The caller, as the response.
    Response,
    /// The same, and the caller is an administrator.
    ForOperator,
    /// The caller, as a warning within a success.
    Warning(Box<RespondWith>),
}

type RespondWith = dyn Fn(&dyn ApiError, &Context) -> Result<Response, Error> + Send + Sync;

impl Case {
    /// An error that is the response.
    pub fn new(id: &'static str, error: impl ApiError + Send + Sync + 'static) -> Self {
        Self { id, error: Box::new(error), form: Form::Response }
    }

    /// The same error, shown to an administrator.
    #[must_use]
    pub fn for_operator(self) -> Self {
        Self { form: Form::ForOperator, ..self }
    }

    /// An error that a success carries as a warning.
    #[must_use]
    pub fn within(self, success: impl Serialize + Send + Sync + 'static) -> Self {
        let respond = move |error: &dyn ApiError, cx: &Context| {
            Warned { value: &success, warning: error }.respond(cx)
        };
        Self { form: Form::Warning(Box::new(respond)), ..self }
    }

    /// The response in a context.
    ///
    /// # Errors
    ///
    /// If the success that carries the error can't be serialized.
    pub fn respond(&self, cx: &Context) -> Result<Response, Error> {
        match &self.form {
            Form::Response => Ok(self.error.respond(cx)),
            Form::ForOperator => Ok(self.error.respond(&operator(cx))),
            // Problem details have no place for a success: who asks for them gets the error.
            Form::Warning(_) if cx.prefers_problem() => Ok(self.error.respond(cx)),
            Form::Warning(respond) => respond(&*self.error, cx),
        }
    }

    /// The frame of a stream that has already answered 200.
    pub fn frame(&self, cx: &Context) -> Bytes {
        let frame = SseFrame::new();
        match self.form {
            Form::ForOperator => frame.frame(&*self.error, &operator(cx)),
            Form::Response | Form::Warning(_) => frame.frame(&*self.error, cx),
        }
    }
}

fn operator(cx: &Context) -> Context {
    cx.clone().with_disclosure(Disclosure::Operator)
}

impl std::fmt::Debug for Form {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Response => "Response",
            Self::ForOperator => "ForOperator",
            Self::Warning(_) => "Warning(_)",
        })
    }
}
