//! `/projects/{project}/report`: what takes long, and is stopped if it takes too long.

use std::time::Duration;

use axum::Extension;
use axum::extract::State;
use domain::{Caller, ProjectError};
use errwire::axum::{Json, Path, Query};
use garde::Validate;
use serde::{Deserialize, Serialize};
use tokio::time;
use utoipa::ToSchema;

use crate::{Result, Shared};

#[derive(Deserialize, utoipa::IntoParams, Validate)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// How long it takes.
    #[serde(default)]
    #[garde(range(max = 60))]
    #[param(maximum = 60, default = 0)]
    seconds: u64,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct Report {
    project: String,
    members: usize,
    files: usize,
}

/// What there is in a project.
///
/// The router limits how many of them run at once, and for how long.
#[utoipa::path(get, path = "/projects/{project}/report", operation_id = "get_report",
    tag = "projects",
    params(("project" = String, Path, example = "prj_apollo"), Wanted),
    responses((status = 200, description = "The report", body = Report), ProjectError),
)]
pub(crate) async fn report(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Path(project): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Report>> {
    wanted.validate()?;
    let project = app.project(&project, &caller).await?;
    // It stands for the work.
    time::sleep(Duration::from_secs(wanted.seconds)).await;
    let members = app.db.members(&project.id).await?.len();
    let files = app.db.files(&project.id).await?.len();
    Ok(Json(Report { project: project.name, members, files }))
}
