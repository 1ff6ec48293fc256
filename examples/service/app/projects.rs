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

use crate::{App, Result, Shared};

/// Which part of a list is wanted.
#[derive(Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub(crate) struct Page {
    #[serde(default = "most")]
    #[garde(range(min = 1, max = 100))]
    pub(crate) limit: u32,
    /// The `next` of the page before.
    #[garde(length(max = 64))]
    pub(crate) after: Option<String>,
}

fn most() -> u32 {
    20
}

/// A part of a list.
#[derive(Serialize)]
pub(crate) struct Listed<T> {
    pub(crate) items: Vec<T>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<String>,
}

pub(crate) async fn list(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Query(page): Query<Page>,
) -> Result<Json<Listed<Project>>> {
    page.validate()?;
    Ok(Json(app.db.projects(&caller, &page).await?))
}

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

pub(crate) async fn read(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
) -> Result<Json<Project>> {
    Ok(Json(app.project(&id, &caller).await?))
}

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
