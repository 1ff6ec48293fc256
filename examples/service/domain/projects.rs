//! Projects, and who may see and change them.

use errwire::ApiError;
use garde::Validate;
use serde::{Deserialize, Serialize};

use crate::members::Role;
use crate::{AuthError, Caller};

/// A project of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Project {
    pub id: String,
    pub name: String,
    /// Goes up by one with every change.
    pub version: i64,
    /// Seconds since 1970.
    pub created_at: i64,
    #[serde(skip)]
    pub organisation: String,
}

/// The name of a project.
#[derive(Clone, Debug, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(
    min_length = 1,
    max_length = 80,
    // What `printable` lets pass.
    pattern = r"^[^\s\x00-\x1F\x7F-\x9F](?:[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F])?$",
    example = "Gemini",
))]
#[garde(transparent)]
pub struct ProjectName(#[garde(length(chars, min = 1, max = 80), custom(printable))] pub String);

/// What it takes to create a project.
#[derive(Clone, Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewProject {
    #[garde(dive)]
    pub name: ProjectName,
}

/// A change, made on what the caller has read.
#[derive(Clone, Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectChange {
    #[garde(dive)]
    pub name: ProjectName,
    /// The version that the caller has read. Beyond 2⁵³ - 1, clients in JavaScript can't count.
    #[garde(range(min = 1, max = 9_007_199_254_740_991))]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 9_007_199_254_740_991_i64))]
    pub version: i64,
}

/// What can go wrong with a project.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(docs = "/errors#{code}", domain = "projects.example.com")]
#[api(lock = "errors.lock")]
pub enum ProjectError {
    /// There is no such project.
    #[error("Project not found")]
    #[api(status = 404, shared)]
    NotFound,

    /// The project is another organisation's, who can rely on nobody hearing of it.
    #[error("project {project} is of {organisation}")]
    #[api(status = 403, code = "FORBIDDEN", shared, conceal_as = NotFound)]
    AnotherOrganisations { project: String, organisation: String },

    /// The caller's role in the project does not allow this.
    #[error("This takes the role `{needed}` in the project")]
    #[api(status = 403, code = "FORBIDDEN", shared)]
    #[api(help = "Ask an owner of the project for the role.")]
    RoleTooLow {
        #[api(example = Role::Editor)]
        needed: Role,
    },

    /// Another project of the organisation has this name.
    #[error("The organisation has a project of this name already")]
    #[api(status = 409, code = "PROJECT_NAME_TAKEN", help = "Choose another name.")]
    NameTaken {
        #[api(param)]
        field: &'static str,
    },

    /// Somebody else changed the project in the meantime.
    #[error("The row was changed by a concurrent update")]
    #[api(status = 409, shared, help = "Read the project again, then repeat the change.")]
    Conflict,

    /// The project still has files.
    #[error("The project still has files")]
    #[api(status = 409, code = "PROJECT_NOT_EMPTY", help = "Delete the files first.")]
    NotEmpty,

    #[error(transparent)]
    #[api(transparent)]
    Auth(#[from] AuthError),
}

impl Project {
    /// Makes sure that the caller may know of the project.
    ///
    /// # Errors
    ///
    /// [`ProjectError::AnotherOrganisations`], which callers can't tell from a project that is not
    /// there.
    pub fn seen_by(self, caller: &Caller) -> Result<Self, ProjectError> {
        if self.organisation == caller.organisation {
            return Ok(self);
        }
        let Self { id: project, organisation, .. } = self;
        Err(ProjectError::AnotherOrganisations { project, organisation })
    }
}

impl Caller {
    /// Makes sure that the caller, whose role in a project this is, may do what takes another.
    ///
    /// # Errors
    ///
    /// If the role, or the token, does not allow it.
    pub fn must_be(&self, needed: Role, role: Option<Role>) -> Result<(), ProjectError> {
        self.must_write()?;
        if role >= Some(needed) { Ok(()) } else { Err(ProjectError::RoleTooLow { needed }) }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as garde passes its context")]
fn printable(text: &str, (): &()) -> garde::Result {
    if text.contains(char::is_control) || text.trim() != text {
        return Err(garde::Error::new("must have no control characters, nor spaces around it"));
    }
    Ok(())
}
