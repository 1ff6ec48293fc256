//! `{"success":false,"error":{"code":…,"message":…}}`: a platform where organisations run models
//! in projects. The code is the contract; the message may change.

use std::io;

use errwire::{ApiError, Internal};

use crate::Case;

/// Who is calling.
#[derive(Debug, thiserror::Error, ApiError)]
pub enum AuthError {
    /// The API key is not one of ours, or no longer.
    #[error("Invalid or revoked API key")]
    #[api(status = 401, help = "Send a valid key. Make a new one if this one was revoked.")]
    Unauthorized,

    /// The operation is sensitive, and the session's sign-in is not fresh.
    #[error("Step-up authentication required")]
    #[api(
        status = 403,
        code = "FORBIDDEN",
        shared,
        help = "Sign in again, then repeat the request."
    )]
    StepUpRequired,

    /// The key sent more requests than it may.
    #[error("Too many requests")]
    #[api(status = 429, help = "Wait, then send the request again; wait longer each time.")]
    TooManyRequests,
}

/// What can go wrong with a project.
#[derive(Debug, thiserror::Error, ApiError)]
pub enum ProjectError {
    /// A field is of another type than the schema says.
    #[error("{field} must be a string")]
    #[api(status = 400, code = "BAD_REQUEST", shared, help = "Send the field as a string.")]
    NotAString {
        #[api(example = "label")]
        field: &'static str,
    },

    /// Too many changes at once: this operation has always answered that with 400.
    #[error("Too many requests")]
    #[api(
        status = 400,
        code = "BAD_REQUEST",
        shared,
        retryable,
        help = "Wait, then send the change again."
    )]
    TooManyChanges,

    /// There is no such project.
    #[error("Project not found")]
    #[api(
        status = 404,
        help = "Check the id, and that the key belongs to the organisation that has the project."
    )]
    NotFound,

    /// The project is another organisation's, who can rely on nobody hearing of it.
    #[error("project {project} belongs to another organisation")]
    #[api(status = 403, code = "FORBIDDEN", shared, conceal_as = NotFound)]
    AnotherOrganisations { project: String },

    /// Somebody else changed the project in the meantime.
    #[error("The row was changed by a concurrent update")]
    #[api(status = 409, help = "Read the project again, then repeat the change.")]
    Conflict,
}

/// What can go wrong while an organisation runs a model.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(message = "Internal server error", code_enum = RunCode)] // instead of the texts that callers must not read
pub enum RunError {
    /// The organisation's balance is exhausted.
    #[error("Balance exhausted and no key of your own is configured for this provider")]
    #[api(status = 402, retryable, help = "Deposit funds, or add a key of your own.")]
    PaymentRequired,

    /// A field has a value outside of what it may be.
    #[error("{field} is out of range")]
    #[api(
        status = 422,
        code = "VALIDATION_ERROR",
        help = "Correct the field that the message names."
    )]
    OutOfRange {
        #[api(example = "amountCents")]
        field: &'static str,
    },

    /// The provider of the model does not answer.
    #[error("The LLM provider is temporarily down")]
    #[api(
        status = 503,
        code = "SERVICE_UNAVAILABLE",
        expose,
        help = "Wait, then send the request again, or choose a model of another provider."
    )]
    ProviderDown,

    /// The database did not do what it should.
    #[error("database: {0}")]
    #[api(
        status = 500,
        code = "INTERNAL_ERROR",
        shared,
        help = "Send the request again if it may be done twice; tell support if it stays so."
    )]
    Database(#[source] io::Error),

    /// Everything else.
    #[error(transparent)]
    #[api(
        status = 500,
        code = "INTERNAL_ERROR",
        shared,
        help = "Send the request again if it may be done twice; tell support if it stays so."
    )]
    Internal(#[from] Internal),

    #[error(transparent)]
    #[api(transparent)]
    Auth(#[from] AuthError),
}

errwire::catalog! {
    /// Everything that the API answers.
    pub static ERRORS = [AuthError, ProjectError, RunError];
}

/// The errors that the contract lists.
pub fn cases() -> Vec<Case> {
    let project = "prj_42".to_owned();
    let database = io::ErrorKind::ConnectionRefused.into();
    let foreign = io::Error::other("/var/lib/models is read-only");
    vec![
        Case::new("bad_request", ProjectError::NotAString { field: "label" }),
        Case::new("unauthorized", RunError::Auth(AuthError::Unauthorized)),
        Case::new("payment_required", RunError::PaymentRequired),
        Case::new("forbidden", AuthError::StepUpRequired),
        Case::new("not_found", ProjectError::NotFound),
        Case::new("conflict", ProjectError::Conflict),
        Case::new("validation_error", RunError::OutOfRange { field: "amountCents" }),
        Case::new("too_many_requests", AuthError::TooManyRequests),
        Case::new("service_unavailable", RunError::ProviderDown),
        Case::new("internal_error", RunError::Database(database)),
        Case::new("bad_request_rate_limited", ProjectError::TooManyChanges),
        Case::new(
            "forbidden_concealed_as_not_found",
            ProjectError::AnotherOrganisations { project },
        ),
        Case::new("foreign_error", RunError::from(Internal::new(foreign))),
    ]
}
