//! `/projects`, and `/projects/{project}`.

use axum::Extension;
use axum::extract::State;
use axum::response::IntoResponse;
use domain::{Caller, NewProject, Project, ProjectChange, ProjectError, Role};
use errwire::axum::{Json, Path, Query};
use garde::Validate;
use http::StatusCode;
use http::header::LOCATION;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{App, Result, Shared};

/// Which part of a list is wanted.
#[derive(Deserialize, utoipa::IntoParams, Validate)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Page {
    /// How many there are on a page, at most.
    #[serde(default = "most")]
    #[garde(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    pub(crate) limit: u32,
    /// The `next` of the page before.
    #[garde(length(max = 64))]
    #[param(max_length = 64, nullable = false)]
    pub(crate) after: Option<String>,
}

fn most() -> u32 {
    20
}

/// A part of a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct Listed<T> {
    pub(crate) items: Vec<T>,
    /// Where the next page begins, if there is one.
    #[schema(required)]
    pub(crate) next: Option<String>,
}

/// The projects of the caller's organisation.
#[utoipa::path(get, path = "/projects", operation_id = "list_projects", tag = "projects",
    params(Page),
    responses((status = 200, description = "A page of them", body = Listed<Project>)),
)]
pub(crate) async fn list(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Query(page): Query<Page>,
) -> Result<Json<Listed<Project>>> {
    page.validate()?;
    Ok(Json(app.db.projects(&caller, &page).await?))
}

/// A new project, which the caller owns.
#[utoipa::path(post, path = "/projects", operation_id = "create_project", tag = "projects",
    request_body = NewProject,
    responses(
        (status = 201, description = "It is there", body = Project, headers(
            ("location" = String, description = "Where it is"),
        )),
        ProjectError,
    ),
)]
pub(crate) async fn create(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Json(new): Json<NewProject>,
) -> Result<impl IntoResponse> {
    new.validate()?;
    caller.must_write()?;
    let project = app.db.create_project(&caller, new).await?;
    let location = [(LOCATION, format!("/projects/{}", project.id))];
    Ok((StatusCode::CREATED, location, Json(project)))
}

/// A project.
#[utoipa::path(get, path = "/projects/{project}", operation_id = "get_project", tag = "projects",
    params(("project" = String, Path, example = "prj_apollo")),
    responses((status = 200, description = "The project", body = Project), ProjectError),
)]
pub(crate) async fn read(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
) -> Result<Json<Project>> {
    Ok(Json(app.project(&id, &caller).await?))
}

/// Changes a project that nobody else has changed in the meantime.
#[utoipa::path(patch, path = "/projects/{project}", operation_id = "update_project",
    tag = "projects",
    params(("project" = String, Path, example = "prj_apollo")),
    request_body = ProjectChange,
    responses((status = 200, description = "As it is now", body = Project), ProjectError),
)]
pub(crate) async fn update(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
    Json(change): Json<ProjectChange>,
) -> Result<Json<Project>> {
    change.validate()?;
    app.project_as(Role::Editor, &id, &caller).await?;
    Ok(Json(app.db.update_project(&id, change).await?))
}

/// Deletes a project that has no files any more.
#[utoipa::path(delete, path = "/projects/{project}", operation_id = "delete_project",
    tag = "projects",
    params(("project" = String, Path, example = "prj_apollo")),
    responses((status = 204, description = "It is gone"), ProjectError),
)]
pub(crate) async fn delete(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    app.project_as(Role::Owner, &id, &caller).await?;
    app.db.delete_project(&id).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl App {
    /// A project that the caller may know of.
    pub(crate) async fn project(&self, id: &str, caller: &Caller) -> Result<Project> {
        let project = self.db.project(id).await?.ok_or(ProjectError::NotFound)?;
        Ok(project.seen_by(caller)?)
    }

    /// A project in which the caller has at least this role.
    pub(crate) async fn project_as(
        &self,
        needed: Role,
        id: &str,
        caller: &Caller,
    ) -> Result<Project> {
        let project = self.project(id, caller).await?;
        caller.must_be(needed, self.db.role(id, &caller.user).await?)?;
        Ok(project)
    }
}
