//! `/projects/{project}/members`.

use axum::Extension;
use axum::extract::State;
use axum::response::IntoResponse;
use domain::{Caller, Member, MemberError, NewMember, ProjectError, Role};
use errwire::axum::{Json, Path};
use errwire::utoipa::Either;
use garde::Validate;
use http::StatusCode;

use crate::projects::Listed;
use crate::{Result, Shared};

/// The members of a project.
#[utoipa::path(get, path = "/projects/{project}/members", operation_id = "list_members",
    tag = "members",
    params(("project" = String, Path, example = "prj_apollo")),
    responses((status = 200, description = "All of them", body = Listed<Member>), ProjectError),
)]
pub(crate) async fn list(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Path(project): Path<String>,
) -> Result<Json<Listed<Member>>> {
    app.project(&project, &caller).await?;
    // A project has few enough of them for one page.
    Ok(Json(Listed { items: app.db.members(&project).await?, next: None }))
}

/// Somebody of the organisation becomes a member.
#[utoipa::path(post, path = "/projects/{project}/members", operation_id = "add_member",
    tag = "members",
    params(("project" = String, Path, example = "prj_apollo")),
    request_body = NewMember,
    responses(
        (status = 201, description = "They are one", body = Member),
        Either<ProjectError, MemberError>,
    ),
)]
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

/// A member leaves.
#[utoipa::path(delete, path = "/projects/{project}/members/{user}", operation_id = "remove_member",
    tag = "members",
    params(
        ("project" = String, Path, example = "prj_apollo"),
        ("user" = String, Path, example = "usr_bob"),
    ),
    responses((status = 204, description = "They are gone"), Either<ProjectError, MemberError>),
)]
pub(crate) async fn remove(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Path((project, user)): Path<(String, String)>,
) -> Result<StatusCode> {
    app.project_as(Role::Owner, &project, &caller).await?;
    app.db.remove_member(&project, &user).await?;
    Ok(StatusCode::NO_CONTENT)
}
