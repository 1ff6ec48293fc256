//! `{"error":{"type":…,"code":…,"message":…,"param":…,"requestId":…}}`: an API that runs agents,
//! and has an SDK in several languages. The type comes by status; the code says it all.

use std::io;

use errwire::envelope::Typed;
use errwire::{ApiError, Internal};

use crate::Case;

/// What an API key does not open.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Typed, rename_all = "snake_case")]
pub enum KeyError {
    /// The key is not one of ours.
    #[error("The API key is not valid")]
    #[api(status = 401, help = "Copy the key anew from the settings.")]
    InvalidApiKey,

    /// The key was valid once.
    #[error("The API key has expired")]
    #[api(status = 401, help = "Make a new key in the settings.")]
    ExpiredApiKey,

    /// The key is valid, but not for this.
    #[error("The API key lacks the required permission")]
    #[api(status = 403, help = "Give the key the permission, or use another key.")]
    InsufficientScope,

    /// The key sent too many requests in a short time.
    #[error("Request rate limit was exceeded")]
    #[api(status = 429, help = "Wait as long as Retry-After says, then send the request again.")]
    RateLimitExceeded {
        #[api(retry_after, example = 20)]
        seconds: u64,
    },

    /// The key used up what its plan has for a month.
    #[error("Monthly request quota was exceeded")]
    #[api(status = 429, help = "Choose a larger plan.")]
    QuotaExceeded,
}

/// What can go wrong with an agent.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Typed, rename_all = "snake_case")]
pub enum AgentError {
    /// The request does not say all that an agent needs.
    #[error("The '{field}' field is required when creating an agent")]
    #[api(status = 400, help = "Add the field that `param` names.")]
    MissingRequiredField {
        #[api(param, example = "model")]
        field: &'static str,
    },

    /// A field has a value that it can't have.
    #[error("The '{field}' field has an invalid value")]
    #[api(status = 400, help = "Correct the field that `param` names.")]
    InvalidFieldValue {
        #[api(param, example = "temperature")]
        field: &'static str,
    },

    /// There is no such agent.
    #[error("The specified agent ID does not exist")]
    #[api(status = 404, help = "Check the id of the agent.")]
    AgentNotFound,

    /// The agent's owner has paused it.
    #[error("Cannot execute a paused agent")]
    #[api(status = 409, help = "Resume the agent first.")]
    AgentPaused,
}

/// What can go wrong while an agent runs.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Typed, rename_all = "snake_case", code_enum = ExecutionCode)]
pub enum ExecutionError {
    /// There is no such execution.
    #[error("The specified execution ID does not exist")]
    #[api(status = 404, help = "Check the id of the execution.")]
    ExecutionNotFound,

    /// The input is longer than the model can read.
    #[error("Input exceeds the model's context window")]
    #[api(status = 422, help = "Shorten the input, or choose a model with a larger window.")]
    ContextLengthExceeded {
        #[api(param, example = "input")]
        field: &'static str,
    },

    /// The model's provider does not offer it at the moment.
    #[error("The specified model is not available")]
    #[api(
        status = 502,
        expose,
        help = "Send the request again if it may be done twice, or choose another model."
    )]
    ModelUnavailable,

    /// A tool took longer than it may.
    #[error("A tool handler did not respond in time")]
    #[api(
        status = 502,
        expose,
        help = "Send the request again if it may be done twice, or give the tool more time."
    )]
    ToolTimeout,

    /// A tool answered with an error, which its owner finds in the execution's log.
    #[error("tool {tool}: {source}")]
    #[api(
        status = 502,
        message = "A tool handler returned an error",
        help = "Look at the execution's log, and mend the tool."
    )]
    ToolError { tool: String, source: io::Error },

    /// There are more executions than machines.
    #[error("Service temporarily at capacity")]
    #[api(status = 503, expose, help = "Wait, then send the request again: 1 s, 2 s, 4 s.")]
    Overloaded,

    /// Everything else.
    #[error(transparent)]
    #[api(
        status = 500,
        message = "Unexpected server error",
        help = "Send the request again if it may be done twice; tell support the request id if it stays so."
    )]
    InternalError(#[from] Internal),
}

errwire::catalog! {
    /// Everything that the API answers.
    pub static ERRORS = [KeyError, AgentError, ExecutionError];
}

/// The errors that the contract lists.
pub fn cases() -> Vec<Case> {
    let tool_error = ExecutionError::ToolError {
        tool: "search".to_owned(),
        source: io::Error::other("exit status 1"),
    };
    let internal = ExecutionError::from(Internal::new("queue is gone"));
    vec![
        Case::new("missing_required_field", AgentError::MissingRequiredField { field: "model" }),
        Case::new("invalid_field_value", AgentError::InvalidFieldValue { field: "temperature" }),
        Case::new("invalid_api_key", KeyError::InvalidApiKey),
        Case::new("expired_api_key", KeyError::ExpiredApiKey),
        Case::new("insufficient_scope", KeyError::InsufficientScope),
        Case::new("agent_not_found", AgentError::AgentNotFound),
        Case::new("execution_not_found", ExecutionError::ExecutionNotFound),
        Case::new("agent_paused", AgentError::AgentPaused),
        Case::new(
            "context_length_exceeded",
            ExecutionError::ContextLengthExceeded { field: "input" },
        ),
        Case::new("rate_limit_exceeded", KeyError::RateLimitExceeded { seconds: 20 }),
        Case::new("quota_exceeded", KeyError::QuotaExceeded),
        Case::new("internal_error", internal),
        Case::new("model_unavailable", ExecutionError::ModelUnavailable),
        Case::new("tool_timeout", ExecutionError::ToolTimeout),
        Case::new("tool_error", tool_error),
        Case::new("overloaded", ExecutionError::Overloaded),
    ]
}
