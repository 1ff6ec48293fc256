//! `{"error":…}` with details or a delay where there are any, and `{"success":false,"error":…}`
//! for MCP servers: a chat service with accounts, agents and streams.

use std::io;

use errwire::ApiError;
use errwire::envelope::{Message, SuccessMessage};
use serde::Serialize;

use crate::Case;

/// What can go wrong while somebody signs up, signs in, or manages who else may.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Message)]
pub enum AccountError {
    /// The request lacks a field.
    #[error("Missing required field: {field}")]
    #[api(status = 400, help = "Add the field.")]
    MissingField {
        #[api(example = "name")]
        field: &'static str,
    },

    /// A sign-in without email or password.
    #[error("Email and password are required")]
    #[api(status = 400, help = "Send both.")]
    CredentialsRequired,

    /// The email address is none.
    #[error("Invalid email format")]
    #[api(status = 400, help = "Correct the address.")]
    InvalidEmail,

    /// There is an account with this address already.
    #[error("Email already registered")]
    #[api(status = 400, help = "Sign in, or reset the password.")]
    EmailRegistered,

    /// The password breaks some of the rules.
    #[error("Password validation failed")]
    #[api(status = 400, help = "Choose a password that keeps the rules in the details.")]
    WeakPassword(
        #[api(details, example = vec!["Password must be at least 12 characters long"])]
        Vec<&'static str>,
    ),

    /// The request has no session.
    #[error("Authentication required")]
    #[api(status = 401, help = "Sign in first.")]
    AuthenticationRequired,

    /// Email and password do not go together.
    #[error("Invalid credentials")]
    #[api(status = 401, help = "Correct them, or reset the password.")]
    InvalidCredentials,

    /// The session has ended.
    #[error("Token expired")]
    #[api(status = 401, help = "Get a new token with the refresh token.")]
    TokenExpired,

    /// The app password is not one of ours.
    #[error("Invalid app password token")]
    #[api(status = 401, help = "Make a new app password.")]
    InvalidAppPassword,

    /// A new token was asked for without the refresh token.
    #[error("No refresh token provided")]
    #[api(status = 401, help = "Send the refresh token, or sign in again.")]
    NoRefreshToken,

    /// The account may not do this.
    #[error("Access denied")]
    #[api(status = 403, help = "Ask whoever owns it.")]
    AccessDenied,

    /// The account is in another organization.
    #[error("You do not belong to this organization")]
    #[api(status = 403, help = "Ask an administrator of the organization to add you.")]
    NotAMember,

    /// The account's role does not allow it to add users.
    #[error("Only admins or billing owners can add users to organizations")]
    #[api(status = 403, help = "Ask an administrator to add the user.")]
    AdminRequired,

    /// There is no such user.
    #[error("User not found")]
    #[api(status = 404, help = "Check the id.")]
    UserNotFound,

    /// The user was not created; an administrator reads why.
    #[error("Failed to create user: {0}")]
    #[api(
        status = 500,
        message = "Internal server error",
        help = "Look whether the user is there before you send the request again."
    )]
    UserNotCreated(#[source] DatabaseError),
}

#[derive(Debug, thiserror::Error)]
#[error("Database connection error")]
pub struct DatabaseError;

/// What can go wrong while an agent reads a page for its user.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Message)]
pub enum FetchError {
    /// The URL is none.
    #[error("Invalid URL format")]
    #[api(status = 400, help = "Send a whole URL, with its scheme.")]
    InvalidUrl,

    /// The page leads from one address to the next.
    #[error("Too many redirects")]
    #[api(status = 400, help = "Send the address at which the redirects end.")]
    TooManyRedirects,

    /// The site's certificate is not to be trusted.
    #[error("SSL verification failed")]
    #[api(status = 400, help = "Tell the site's owner, or use another source.")]
    SslVerificationFailed,

    /// The page is larger than we read.
    #[error("URL content too large")]
    #[api(status = 413, help = "Send the address of a smaller page.")]
    ContentTooLarge,

    /// The site did not answer as it should.
    #[error("fetch: {0}")]
    #[api(
        status = 500,
        message = "Unable to fetch the URL",
        help = "Open the page in a browser; if it is there, send the request again."
    )]
    FetchFailed(#[from] io::Error),

    /// The site did not answer in time.
    #[error("Request timed out")]
    #[api(status = 504, expose, help = "Send the request again: reading a page changes nothing.")]
    TimedOut,
}

/// What can go wrong with an agent.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Message)]
pub enum AgentError {
    /// There is no such agent, or it is somebody else's.
    #[error("Agent not found or access denied")]
    #[api(status = 404, help = "Check the id, and ask whoever owns the agent for access.")]
    AgentNotFound,

    /// The agent's model can't use tools.
    #[error("MCP is only supported by OpenAI and Claude models. Current model: {model}")]
    #[api(status = 403, help = "Choose a model of OpenAI or Claude for the agent.")]
    ModelNotSupported {
        #[api(example = "llama-3")]
        model: String,
    },

    /// The agent has no server with this id.
    #[error("Server with ID \"{id}\" not found")]
    #[api(status = 404, help = "List the agent's servers, and use one of their ids.")]
    ServerNotFound {
        #[api(example = "srv_7")]
        id: String,
    },
}

/// What can go wrong with the MCP servers of an agent.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = SuccessMessage, prefix = "MCP_", code_enum = McpCode)]
pub enum McpError {
    /// The server's URL is none.
    #[error("Invalid URL format")]
    #[api(status = 400, help = "Send a whole URL, with its scheme.")]
    InvalidUrl,

    /// The agent has a server of this name already.
    #[error("Server name \"{name}\" already exists for this agent")]
    #[api(status = 400, help = "Choose another name.")]
    NameTaken {
        #[api(example = "calendar")]
        name: String,
    },

    /// The server's name is longer than we keep.
    #[error("Server name too long (max {max} characters)")]
    #[api(status = 400, help = "Shorten the name.")]
    NameTooLong {
        #[api(example = 64)]
        max: usize,
    },

    /// The call does not say which tool to run, or where.
    #[error("Missing required fields: tool_name and one of server_id or server_name")]
    #[api(status = 400, help = "Add the fields that the message names.")]
    MissingFields,

    /// The agent's owner has not switched MCP on.
    #[error("MCP is not enabled for this agent")]
    #[api(status = 403, help = "Switch MCP on in the agent's settings.")]
    NotEnabled,

    /// The agent has no such server.
    #[error("Server not found")]
    #[api(status = 404, help = "List the agent's servers, and use one of their ids.")]
    ServerNotFound,

    /// The service that speaks to the servers is down.
    #[error("MCP service is not healthy")]
    #[api(status = 503, expose, help = "Wait, then send the request again.")]
    Unhealthy,

    /// The server was added, and did not answer.
    #[error("Server added but connection failed: {reason}")]
    #[api(
        status = 502,
        expose,
        help = "Check that the server runs and can be reached, then test the connection."
    )]
    Unreachable {
        #[api(example = "Connection timeout")]
        reason: &'static str,
    },
}

/// An account sent more requests than it may in a window.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("Rate limit exceeded")]
#[api(envelope = Message, status = 429, help = "Wait as long as `retry_after` says, then send the request again.")]
pub struct RateLimitExceeded {
    #[api(retry_after, example = 60)]
    pub seconds: u64,
    #[api(header = "x-ratelimit-limit", example = 100)]
    pub limit: u32,
    #[api(header = "x-ratelimit-remaining", example = 0)]
    pub remaining: u32,
    /// When the window ends, in seconds since the epoch.
    #[api(header = "x-ratelimit-reset", example = 1_736_935_260)]
    pub reset: u64,
}

/// What can go wrong in a stream that has already answered 200.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Message, prefix = "STREAM_")]
pub enum StreamError {
    /// The provider broke off; an administrator reads why.
    #[error("stream from {provider}: {source}")]
    #[api(
        status = 503,
        message = "Service temporarily unavailable",
        help = "Send the message again."
    )]
    Unavailable { provider: String, source: io::Error },
}

/// The answer to who added an MCP server.
#[derive(Debug, Serialize)]
pub struct ServerAdded {
    pub success: bool,
    pub message: String,
    pub server: McpServer,
}

#[derive(Debug, Serialize)]
pub struct McpServer {
    pub name: String,
    pub url: String,
    pub status: &'static str,
    pub tools_count: u32,
    pub resources_count: u32,
}

impl ServerAdded {
    fn disconnected(name: &str, url: &str) -> Self {
        Self {
            success: true,
            message: format!("Server \"{name}\" added successfully for agent"),
            server: McpServer {
                name: name.to_owned(),
                url: url.to_owned(),
                status: "disconnected",
                tools_count: 0,
                resources_count: 0,
            },
        }
    }
}

errwire::catalog! {
    /// Everything that the API answers.
    pub static ERRORS = [AccountError, FetchError, AgentError, McpError, RateLimitExceeded, StreamError];
}

/// The errors that the contract lists.
pub fn cases() -> Vec<Case> {
    [accounts(), fetches(), agents(), servers()].into_iter().flatten().collect()
}

fn accounts() -> Vec<Case> {
    let broken_rules = vec![
        "Password must be at least 12 characters long",
        "Password must contain at least one uppercase letter",
        "Password must contain at least one number",
    ];
    let rate_limit =
        RateLimitExceeded { seconds: 60, limit: 100, remaining: 0, reset: 1_736_935_260 };
    let not_created = || AccountError::UserNotCreated(DatabaseError);
    vec![
        Case::new("missing_field_name", AccountError::MissingField { field: "name" }),
        Case::new("credentials_required", AccountError::CredentialsRequired),
        Case::new("invalid_email", AccountError::InvalidEmail),
        Case::new("email_registered", AccountError::EmailRegistered),
        Case::new("password_validation_failed", AccountError::WeakPassword(broken_rules)),
        Case::new("authentication_required", AccountError::AuthenticationRequired),
        Case::new("invalid_credentials", AccountError::InvalidCredentials),
        Case::new("token_expired", AccountError::TokenExpired),
        Case::new("invalid_app_password", AccountError::InvalidAppPassword),
        Case::new("no_refresh_token", AccountError::NoRefreshToken),
        Case::new("access_denied", AccountError::AccessDenied),
        Case::new("not_a_member", AccountError::NotAMember),
        Case::new("admin_required", AccountError::AdminRequired),
        Case::new("user_not_found", AccountError::UserNotFound),
        Case::new("internal_public", not_created()),
        Case::new("internal_admin", not_created()).for_operator(),
        Case::new("rate_limit_exceeded", rate_limit),
    ]
}

fn fetches() -> Vec<Case> {
    vec![
        Case::new("invalid_url_standard", FetchError::InvalidUrl),
        Case::new("too_many_redirects", FetchError::TooManyRedirects),
        Case::new("ssl_verification_failed", FetchError::SslVerificationFailed),
        Case::new("content_too_large", FetchError::ContentTooLarge),
        Case::new("fetch_failed", FetchError::from(io::Error::from(io::ErrorKind::BrokenPipe))),
        Case::new("timed_out", FetchError::TimedOut),
    ]
}

fn agents() -> Vec<Case> {
    let model = "sonar-pro".to_owned();
    let broken_off = StreamError::Unavailable {
        provider: "acme".to_owned(),
        source: io::ErrorKind::UnexpectedEof.into(),
    };
    vec![
        Case::new("model_not_supported", AgentError::ModelNotSupported { model }),
        Case::new("agent_not_found", AgentError::AgentNotFound),
        Case::new("server_id_not_found", AgentError::ServerNotFound { id: "srv-1".to_owned() }),
        Case::new("stream_unavailable", broken_off),
    ]
}

fn servers() -> Vec<Case> {
    let name = "my-server".to_owned();
    let added = ServerAdded::disconnected(&name, "https://unreachable-server.com");
    let unreachable = McpError::Unreachable { reason: "Connection timeout" };
    vec![
        Case::new("mcp_unhealthy", McpError::Unhealthy),
        Case::new("mcp_invalid_url", McpError::InvalidUrl),
        Case::new("mcp_name_taken", McpError::NameTaken { name }),
        Case::new("mcp_name_too_long", McpError::NameTooLong { max: 50 }),
        Case::new("mcp_not_enabled", McpError::NotEnabled),
        Case::new("mcp_server_not_found", McpError::ServerNotFound),
        Case::new("mcp_missing_fields", McpError::MissingFields),
        Case::new("added_but_unreachable", unreachable).within(added),
    ]
}
