//! Who belongs to a project, and as what.

use std::fmt;

use errwire::ApiError;
use garde::Validate;
use serde::{Deserialize, Serialize};

/// Somebody who belongs to a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Member {
    pub user: String,
    pub email: String,
    pub role: Role,
}

/// What somebody may do in a project, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Role {
    Viewer,
    Editor,
    Owner,
}

/// What it takes to add somebody.
#[derive(Clone, Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewMember {
    #[garde(email, length(max = 254))]
    #[cfg_attr(feature = "openapi", schema(format = "email", max_length = 254))]
    pub email: String,
    #[garde(skip)]
    pub role: Role,
}

/// What can go wrong with the members of a project.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(prefix = "MEMBER_", lock = "errors.lock")]
#[api(docs = "/errors#{code}", domain = "projects.example.com")]
pub enum MemberError {
    /// The user is no member of the project.
    #[error("Member not found")]
    #[api(status = 404)]
    NotFound,

    /// Nobody in the organisation has this address.
    #[error("Nobody in the organisation has this address")]
    #[api(status = 422, code = "VALIDATION_ERROR", shared)]
    #[api(help = "Invite them into the organisation first.")]
    UnknownUser {
        #[api(param)]
        field: &'static str,
    },

    /// The user is a member already.
    #[error("The user is a member of the project already")]
    #[api(status = 409)]
    Exists,

    /// A project has an owner, always.
    #[error("The last owner of a project can't leave it")]
    #[api(status = 409, code = "LAST_OWNER", help = "Make somebody else an owner first.")]
    LastOwner,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::Viewer, Self::Editor, Self::Owner];

    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Editor => "editor",
            Self::Owner => "owner",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
