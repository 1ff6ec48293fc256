//! `/projects/{project}/files`.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::{Multipart, State};
use axum::response::IntoResponse;
use domain::{Caller, File, FileError, MediaType, ProjectError, Role};
use errwire::axum::{Checked, Json, Path};
use errwire::utoipa::Either;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderValue, StatusCode};
use utoipa::ToSchema;

use crate::projects::Listed;
use crate::{Result, Shared};

/// A file that was sent.
pub(crate) struct Upload {
    pub(crate) name: String,
    pub(crate) media_type: MediaType,
    pub(crate) content: Bytes,
}

/// The form of an upload, as the document has it: `read` reads it part by part.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it is a schema")]
struct UploadForm {
    /// It needs a file name, and one of the types that are kept.
    #[schema(value_type = String, format = Binary)]
    file: Bytes,
}

/// What is in a file.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[expect(dead_code, reason = "it is a schema")]
struct Content(Bytes);

/// A new file, which costs one credit.
///
/// The router limits how long the form may be.
#[utoipa::path(post, path = "/projects/{project}/files", operation_id = "upload_file",
    tag = "files",
    params(("project" = String, Path, example = "prj_apollo")),
    request_body(content = UploadForm, content_type = "multipart/form-data", encoding(
        ("file" = (content_type = "text/plain, text/csv, image/png")),
    )),
    responses(
        (status = 201, description = "It is there", body = File, headers(
            ("location" = String, description = "Where it is"),
        )),
        Either<ProjectError, FileError>,
    ),
)]
pub(crate) async fn upload(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Path(project): Path<String>,
    Checked(form): Checked<Multipart>,
) -> Result<impl IntoResponse> {
    app.project_as(Role::Editor, &project, &caller).await?;
    let upload = read(form).await?;
    let file = app.db.add_file(&caller.organisation, &project, upload).await?;
    let location = [(LOCATION, format!("/projects/{project}/files/{}", file.id))];
    Ok((StatusCode::CREATED, location, Json(file)))
}

/// Reads the form to its end, so that the connection can be used again.
async fn read(mut form: Multipart) -> Result<Upload> {
    let mut found = None;
    while let Some(field) = form.next_field().await? {
        if field.name() != Some("file") || found.is_some() {
            continue;
        }
        let missing = FileError::Missing { part: "file" };
        let name = field.file_name().filter(|name| (1..=200).contains(&name.chars().count()));
        let name = name.ok_or(missing)?.to_owned();
        let media_type = MediaType::parse(field.content_type().unwrap_or_default())?;
        found = Some(Upload { name, media_type, content: field.bytes().await? });
    }
    Ok(found.ok_or(FileError::Missing { part: "file" })?)
}

/// The files of a project.
#[utoipa::path(get, path = "/projects/{project}/files", operation_id = "list_files",
    tag = "files",
    params(("project" = String, Path, example = "prj_apollo")),
    responses((status = 200, description = "All of them", body = Listed<File>), ProjectError),
)]
pub(crate) async fn list(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Path(project): Path<String>,
) -> Result<Json<Listed<File>>> {
    app.project(&project, &caller).await?;
    Ok(Json(Listed { items: app.db.files(&project).await?, next: None }))
}

/// What is in a file.
#[utoipa::path(get, path = "/projects/{project}/files/{file}", operation_id = "download_file",
    tag = "files",
    params(
        ("project" = String, Path, example = "prj_apollo"),
        ("file" = String, Path, example = "fil_notes"),
    ),
    responses(
        (status = 200, description = "The file, as it was sent",
            content(
                (String = "text/plain"),
                (String = "text/csv"), (Content = "image/png"),
            ),
            headers(
                ("content-disposition" = String, description = "`attachment`"),
                ("x-content-type-options" = String, description = "`nosniff`"),
            ),
        ),
        Either<ProjectError, FileError>,
    ),
)]
pub(crate) async fn download(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Path((project, file)): Path<(String, String)>,
) -> Result<impl IntoResponse> {
    app.project(&project, &caller).await?;
    let (media_type, content) = app.db.content(&project, &file).await?;
    // What somebody has uploaded is not to be run by the browser of somebody else.
    let headers = [
        (CONTENT_TYPE, media_type.as_str()),
        (CONTENT_DISPOSITION, "attachment"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    let headers = headers.map(|(name, value)| (name, HeaderValue::from_static(value)));
    Ok((headers, content))
}

/// Deletes a file.
#[utoipa::path(delete, path = "/projects/{project}/files/{file}", operation_id = "delete_file",
    tag = "files",
    params(
        ("project" = String, Path, example = "prj_apollo"),
        ("file" = String, Path, example = "fil_notes"),
    ),
    responses((status = 204, description = "It is gone"), Either<ProjectError, FileError>),
)]
pub(crate) async fn delete(
    State(app): Shared,
    Extension(caller): Extension<Caller>,
    Path((project, file)): Path<(String, String)>,
) -> Result<StatusCode> {
    app.project_as(Role::Editor, &project, &caller).await?;
    app.db.delete_file(&project, &file).await?;
    Ok(StatusCode::NO_CONTENT)
}
