//! `{"success":false,"message":…,"error":CODE,"statusCode":N}`: a studio where users build agents
//! out of gateways, pipelines and tools.

use std::io;

use errwire::envelope::{Body, Envelope, Error, Flat, Occurrence};
use errwire::{ApiError, Internal, Member, Message, Spec};
use http::StatusCode;
use serde::Serialize;

use crate::Case;

/// Whether a caller may do anything at all.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Flat, code_enum = AccessCode)]
pub enum AccessError {
    /// The token is not one of ours, or no longer.
    #[error("Invalid or expired token")]
    #[api(status = 401, help = "Sign in again.")]
    Unauthorized,

    /// The caller's role does not allow this.
    #[error("Insufficient permissions: requires {role} role")]
    #[api(status = 403, help = "Ask an administrator of your organisation for the role.")]
    Forbidden {
        #[api(example = "admin")]
        role: &'static str,
    },

    /// The caller sent more requests than the plan allows.
    #[error("Rate limit exceeded. Retry after {seconds} seconds.")]
    #[api(status = 429, help = "Wait as long as Retry-After says, then send the request again.")]
    RateLimited {
        #[api(retry_after, example = 30)]
        seconds: u64,
    },
}

/// What can go wrong while a user builds.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Flat)]
pub enum StudioError {
    /// The request does not say all that it has to.
    #[error("Validation failed: {field} is required")]
    #[api(status = 400, help = "Add the field that the message names.")]
    BadRequest {
        #[api(example = "name")]
        field: &'static str,
    },

    /// There is no such agent.
    #[error("Agent not found")]
    #[api(status = 404, help = "Check the id, and that the agent was not deleted.")]
    NotFound,

    /// Another gateway already has the endpoint.
    #[error("Gateway with endpoint '{endpoint}' already exists")]
    #[api(status = 409, help = "Choose another endpoint, or update that gateway.")]
    Conflict {
        #[api(example = "/my-tools")]
        endpoint: String,
    },

    /// Nodes of the pipeline can't work as they are configured.
    #[error("Pipeline validation failed")]
    #[api(status = 422, help = "Correct the nodes that the details name.")]
    ValidationError(
        #[api(details, example = vec![NodeError {
            node_id: "llm_1".to_owned(),
            field: "providerId",
            message: "Provider not found",
        }])]
        Vec<NodeError>,
    ),

    /// The service behind a gateway did not answer as it should.
    #[error("backend of {gateway}: {source}")]
    #[api(
        status = 502,
        message = "The backend service is temporarily unavailable",
        help = "Look whether it was done. If it was not, or may be done twice, send the request again."
    )]
    BadGateway { gateway: String, source: io::Error },

    /// The studio takes no requests at the moment.
    #[error("The service is undergoing maintenance or is overloaded")]
    #[api(status = 503, expose, help = "Wait a few seconds, then send the request again.")]
    ServiceUnavailable,

    /// Everything else.
    #[error(transparent)]
    #[api(
        status = 500,
        message = "An unexpected error occurred",
        help = "Send the request again if it may be done twice; tell support if it stays so."
    )]
    InternalError(#[from] Internal),

    #[error(transparent)]
    #[api(transparent)]
    Access(#[from] AccessError),
}

/// What is wrong with a node of a pipeline.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NodeError {
    pub node_id: String,
    pub field: &'static str,
    pub message: &'static str,
}

/// A tool ran, and failed.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("Tool execution failed: {failure}")]
#[api(envelope = Tool, status = 502, expose, help = "Let the model go on without the tool, or run it again if it may run twice.")]
pub struct ToolFailed {
    #[api(example = ToolFailure::Timeout)]
    pub failure: ToolFailure,
    #[api(extension = "duration", example = 5001)]
    pub elapsed_ms: u64,
}

/// Why a tool failed.
#[derive(Debug, thiserror::Error)]
pub enum ToolFailure {
    #[error("Connection refused")]
    ConnectionRefused,
    #[error("Timeout")]
    Timeout,
    #[error("Invalid response")]
    InvalidResponse,
    #[error("Sandbox error")]
    Sandbox,
    #[error("LLM error")]
    Llm,
}

/// `{"success":false,"error":…,"duration":…,"status":"error"}`: a dialect of our own.
#[derive(Debug)]
pub struct Tool;

#[derive(Serialize)]
struct ToolBody<'a> {
    success: bool,
    error: Message<'a>,
    duration: Option<Member<'a>>,
    status: &'static str,
}

impl Envelope for Tool {
    /// Models read the body and not the status: that a tool failed is a result like any other.
    fn status(_: &Spec) -> StatusCode {
        StatusCode::OK
    }

    fn render(error: &Occurrence<'_>, body: &mut Body) -> Result<(), Error> {
        let (duration, error) = (error.extension("duration"), error.message());
        body.json(&ToolBody { success: false, error, duration, status: "error" })
    }
}

errwire::catalog! {
    /// Everything that the API answers.
    pub static ERRORS = [AccessError, StudioError, ToolFailed];
}

/// The errors that the contract lists.
pub fn cases() -> Vec<Case> {
    let provider = NodeError {
        node_id: "llm_1".to_owned(),
        field: "providerId",
        message: "Provider not found",
    };
    let backend = StudioError::BadGateway {
        gateway: "my-tools".to_owned(),
        source: io::ErrorKind::ConnectionReset.into(),
    };
    let tool = |id, failure| Case::new(id, ToolFailed { failure, elapsed_ms: 5001 });
    vec![
        Case::new("bad_request", StudioError::BadRequest { field: "name" }),
        Case::new("unauthorized", AccessError::Unauthorized),
        Case::new("forbidden", AccessError::Forbidden { role: "admin" }),
        Case::new("not_found", StudioError::NotFound),
        Case::new("conflict", StudioError::Conflict { endpoint: "/my-tools".to_owned() }),
        Case::new("validation_error", StudioError::ValidationError(vec![provider])),
        Case::new("rate_limited", StudioError::Access(AccessError::RateLimited { seconds: 30 })),
        Case::new(
            "internal_error",
            StudioError::from(Internal::new("relation \"agents\" is gone")),
        ),
        Case::new("bad_gateway", backend),
        Case::new("service_unavailable", StudioError::ServiceUnavailable),
        tool("tool_connection_refused", ToolFailure::ConnectionRefused),
        tool("tool_timeout", ToolFailure::Timeout),
        tool("tool_invalid_response", ToolFailure::InvalidResponse),
        tool("tool_sandbox_error", ToolFailure::Sandbox),
        tool("tool_llm_error", ToolFailure::Llm),
    ]
}
