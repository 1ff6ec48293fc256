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
    #[api(status = 401)]
    InvalidApiKey,

    /// The key was valid once.
    #[error("The API key has expired")]
    #[api(status = 401, help = "Make a new key in the settings.")]
    ExpiredApiKey,

    /// The key is valid, but not for this.
    #[error("The API key lacks the required permission")]
    #[api(status = 403)]
    InsufficientScope,

    /// The key sent too many requests in a short time.
    #[error("Request rate limit was exceeded")]
    #[api(status = 429)]
    RateLimitExceeded {
        #[api(retry_after)]
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
    #[api(status = 400)]
    MissingRequiredField {
        #[api(param)]
        field: &'static str,
    },

    /// A field has a value that it can't have.
    #[error("The '{field}' field has an invalid value")]
    #[api(status = 400)]
    InvalidFieldValue {
        #[api(param)]
        field: &'static str,
    },

    /// There is no such agent.
    #[error("The specified agent ID does not exist")]
    #[api(status = 404)]
    AgentNotFound,

    /// The agent's owner has paused it.
    #[error("Cannot execute a paused agent")]
    #[api(status = 409, help = "Resume the agent first.")]
    AgentPaused,
}

/// What can go wrong while an agent runs.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Typed, rename_all = "snake_case")]
pub enum ExecutionError {
    /// There is no such execution.
    #[error("The specified execution ID does not exist")]
    #[api(status = 404)]
    ExecutionNotFound,

    /// The input is longer than the model can read.
    #[error("Input exceeds the model's context window")]
    #[api(status = 422, help = "Shorten the input, or choose a model with a larger window.")]
    ContextLengthExceeded {
        #[api(param)]
        field: &'static str,
    },

    /// The model's provider does not offer it at the moment.
    #[error("The specified model is not available")]
    #[api(status = 502, expose)]
    ModelUnavailable,

    /// A tool took longer than it may.
    #[error("A tool handler did not respond in time")]
    #[api(status = 502, expose)]
    ToolTimeout,

    /// A tool answered with an error, which its owner finds in the execution's log.
    #[error("tool {tool}: {source}")]
    #[api(status = 502, message = "A tool handler returned an error")]
    ToolError { tool: String, source: io::Error },

    /// There are more executions than machines.
    #[error("Service temporarily at capacity")]
    #[api(status = 503, expose)]
    Overloaded,

    /// Everything else.
    #[error(transparent)]
    #[api(status = 500, message = "Unexpected server error")]
    InternalError(#[from] Internal),
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
