//! `{"error":…}`: a gateway that keeps the secrets of agents, and the rules for using them.

use errwire::envelope::Message;
use errwire::{ApiError, Internal};

use crate::Case;

/// What can go wrong with an agent.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Message, status = 400)]
pub enum AgentError {
    /// The name is empty or too long.
    #[error("Agent name must be 1-255 characters")]
    #[api(help = "Shorten the name, or give one.")]
    AgentNameLength,

    /// The identifier can't stand in a host name.
    #[error(
        "Identifier must be 1-50 characters, start with a letter, and contain only lowercase \
         letters, numbers, and hyphens"
    )]
    #[api(help = "Choose an identifier of that form.")]
    IdentifierFormat,

    /// Another agent has the identifier.
    #[error("Agent with this identifier already exists")]
    #[api(status = 409, help = "Choose another identifier.")]
    IdentifierTaken,

    /// The default agent can't go before another takes its place.
    #[error("Cannot delete the default agent")]
    #[api(help = "Make another agent the default first.")]
    DefaultAgentDelete,

    /// Nothing has to be done.
    #[error("Agent is already the default")]
    #[api(help = "Nothing: it is as you want it.")]
    AlreadyDefault,

    /// There is no secret to choose from.
    #[error("Cannot use selective secret mode without assigned secrets")]
    #[api(help = "Assign secrets to the agent first.")]
    SelectiveWithoutSecrets,

    /// Some of the secrets to assign are not there.
    #[error("One or more secrets not found")]
    #[api(help = "List the secrets again, and assign those that are there.")]
    SecretsMissing,

    /// There is no such agent.
    #[error("Agent not found")]
    #[api(status = 404, help = "List the agents, and use one of their ids.")]
    AgentNotFound,
}

/// What can go wrong with a secret.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Message, status = 400)]
pub enum SecretError {
    /// The host pattern starts with a scheme.
    #[error("Enter a hostname, not a URL (remove http:// or https://)")]
    #[api(help = "Leave the scheme out: `api.example.com`.")]
    HostIsUrl,

    /// The host pattern has a slash.
    #[error("Enter a hostname only, not a path (use the path pattern field for paths)")]
    #[api(help = "Write the path into the path pattern.")]
    HostHasPath,

    /// The host pattern has a space.
    #[error("Host pattern must not contain spaces")]
    #[api(help = "Take the spaces out.")]
    HostHasSpace,

    /// The secret would go nowhere.
    #[error("At least one injection method (header/param) must be configured")]
    #[api(help = "Name a header or a parameter.")]
    InjectionMissing,

    /// The update changes nothing.
    #[error("No fields to update")]
    #[api(help = "Send the fields that are to change.")]
    NothingToUpdate,

    /// There is no such secret.
    #[error("Secret not found")]
    #[api(status = 404, help = "List the secrets, and use one of their ids.")]
    SecretNotFound,
}

/// What can go wrong with a policy rule.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Message, status = 400)]
pub enum RuleError {
    /// A rule that limits a rate has to say which.
    #[error("rateLimit and rateLimitWindow are required when action is rate_limit")]
    #[api(help = "Add both fields.")]
    RateLimitFields,

    /// The update changes nothing.
    #[error("At least one field must be provided")]
    #[api(help = "Send the fields that are to change.")]
    NoFieldGiven,

    /// There is no such rule.
    #[error("Policy rule not found")]
    #[api(status = 404, help = "List the rules, and use one of their ids.")]
    RuleNotFound,
}

/// What can go wrong while a user connects a provider.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Message, status = 400)]
pub enum ConnectionError {
    /// There is no such provider.
    #[error("Unknown provider: {provider}")]
    #[api(status = 404, help = "List the providers, and use one of their names.")]
    UnknownProvider {
        #[api(example = "acme")]
        provider: String,
    },

    /// The provider is known, and not switched on.
    #[error("Provider \"{provider}\" is not available")]
    #[api(help = "Ask an administrator to switch the provider on.")]
    ProviderUnavailable {
        #[api(example = "acme")]
        provider: String,
    },

    /// The body has no `fields`.
    #[error("Missing fields in request body")]
    #[api(help = "Send the fields under `fields`.")]
    MissingFields,

    /// The body lacks a field.
    #[error("{field} is required")]
    #[api(help = "Add the field.")]
    FieldRequired {
        #[api(example = "apiKey")]
        field: &'static str,
    },

    /// The query lacks a parameter.
    #[error("{parameter} query parameter is required")]
    #[api(help = "Add the parameter to the query.")]
    ParameterRequired {
        #[api(example = "connectionId")]
        parameter: &'static str,
    },
}

/// What can go wrong for a user, whatever he is at.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Message, code_enum = UserCode)]
pub enum UserError {
    /// The name is empty or too long.
    #[error("User name must be 1-255 characters")]
    #[api(status = 400, help = "Shorten the name, or give one.")]
    UserNameLength,

    /// Neither a key nor a session says who is calling.
    #[error("Invalid API key or expired session")]
    #[api(status = 401, help = "Sign in again, or send a valid key.")]
    InvalidSession,

    /// The key is another project's.
    #[error("Insufficient permissions for this resource")]
    #[api(status = 403, help = "Use a key of that project.")]
    WrongProject,

    /// Everything else.
    #[error(transparent)]
    #[api(
        status = 500,
        message = "Internal server error",
        help = "Send the request again if it may be done twice; tell support if it stays so."
    )]
    Internal(#[from] Internal),
}

errwire::catalog! {
    /// Everything that the API answers.
    pub static ERRORS = [AgentError, SecretError, RuleError, ConnectionError, UserError];
}

/// The errors that the contract lists.
pub fn cases() -> Vec<Case> {
    let provider = || "acme".to_owned();
    let required = |id, field| Case::new(id, ConnectionError::FieldRequired { field });
    vec![
        Case::new("agent_name_length", AgentError::AgentNameLength),
        Case::new("identifier_format", AgentError::IdentifierFormat),
        Case::new("identifier_taken", AgentError::IdentifierTaken),
        Case::new("default_agent_delete", AgentError::DefaultAgentDelete),
        Case::new("already_default", AgentError::AlreadyDefault),
        Case::new("selective_without_secrets", AgentError::SelectiveWithoutSecrets),
        Case::new("secrets_missing", AgentError::SecretsMissing),
        Case::new("agent_not_found", AgentError::AgentNotFound),
        Case::new("host_is_url", SecretError::HostIsUrl),
        Case::new("host_has_path", SecretError::HostHasPath),
        Case::new("host_has_space", SecretError::HostHasSpace),
        Case::new("injection_missing", SecretError::InjectionMissing),
        Case::new("nothing_to_update", SecretError::NothingToUpdate),
        Case::new("secret_not_found", SecretError::SecretNotFound),
        Case::new("rate_limit_fields", RuleError::RateLimitFields),
        Case::new("no_field_given", RuleError::NoFieldGiven),
        Case::new("rule_not_found", RuleError::RuleNotFound),
        Case::new("unknown_provider", ConnectionError::UnknownProvider { provider: provider() }),
        Case::new(
            "provider_unavailable",
            ConnectionError::ProviderUnavailable { provider: provider() },
        ),
        Case::new("missing_fields_object", ConnectionError::MissingFields),
        required("field_required", "apiKey"),
        Case::new(
            "connection_id_required",
            ConnectionError::ParameterRequired { parameter: "connectionId" },
        ),
        required("client_id_required", "clientId"),
        required("client_secret_required", "clientSecret"),
        Case::new("user_name_length", UserError::UserNameLength),
        Case::new("invalid_session", UserError::InvalidSession),
        Case::new("wrong_project", UserError::WrongProject),
        Case::new("internal", UserError::from(Internal::new("disk full"))),
    ]
}
