//! `/projects/{project}/members`.

use axum::Extension;
use axum::extract::State;
use axum::response::IntoResponse;
use domain::{Caller, Member, NewMember, Role};
use errwire::axum::{Json, Path};
use garde::Validate;
use http::StatusCode;

use crate::projects::Listed;
use crate::{Result, Shared};

pub(crate) async fn list(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Path(project): Path<String>,
) -> Result<Json<Listed<Member>>> {
    app.project(&project, &caller).await?;
    // A project has few enough of them for one page.
    Ok(Json(Listed { items: app.db.members(&project).await?, next: None }))
}

pub(crate) async fn add(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Path(project): Path<String>,
    Json(new): Json<NewMember>,
) -> Result<impl IntoResponse> {
    new.validate()?;
    app.project_as(Role::Owner, &project, &caller).await?;
    let member = app.db.add_member(&caller.organisation, &project, new).await?;
    Ok((StatusCode::CREATED, Json(member)))
}

pub(crate) async fn remove(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Path((project, user)): Path<(String, String)>,
) -> Result<StatusCode> {
    app.project_as(Role::Owner, &project, &caller).await?;
    app.db.remove_member(&project, &user).await?;
    Ok(StatusCode::NO_CONTENT)
}
