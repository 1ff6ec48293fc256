//! Who is calling, and what they may do.

use errwire::ApiError;

/// Somebody whose token is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    pub user: String,
    pub organisation: String,
    /// What the organisation pays for: it says how many requests the token may send.
    pub plan: Plan,
    /// Whether the token may change anything.
    pub writes: bool,
}

/// What an organisation pays for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Plan {
    Free,
    Paid,
}

/// Who is calling.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(docs = "/errors#{code}", domain = "projects.example.com")]
#[api(lock = "errors.lock")]
pub enum AuthError {
    /// The request has no `Authorization` header, or not the scheme `Bearer`.
    #[error("This needs an API token")]
    #[api(status = 401, code = "UNAUTHORIZED", shared, challenge = "Bearer realm=\"projects\"")]
    #[api(help = "Send `Authorization: Bearer` and a token.")]
    TokenMissing,

    /// The token is not one of ours, or no longer.
    #[error("Invalid or revoked API token")]
    #[api(status = 401, code = "UNAUTHORIZED", shared)]
    #[api(challenge = "Bearer realm=\"projects\", error=\"invalid_token\"")]
    #[api(help = "Make a new token.")]
    TokenInvalid,

    /// The token may only read.
    #[error("This token may read, but not write")]
    #[api(status = 403, code = "READ_ONLY_TOKEN")]
    #[api(help = "Use a token that may write.")]
    ReadOnly,
}

impl Caller {
    /// Makes sure that the token may change something.
    ///
    /// # Errors
    ///
    /// [`AuthError::ReadOnly`], if it may not.
    pub fn must_write(&self) -> Result<(), AuthError> {
        if self.writes { Ok(()) } else { Err(AuthError::ReadOnly) }
    }
}
