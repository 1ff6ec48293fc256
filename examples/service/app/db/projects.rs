//! Projects.

use domain::{Caller, NewProject, Project, ProjectChange, ProjectError, Role};
use errwire::{Class, Classify};

use super::{Db, new_id};
use crate::projects::{Listed, Page};
use crate::{Error, Result};

type Row = (String, String, i64, i64, String);

fn project((id, name, version, created_at, organisation): Row) -> Project {
    Project { id, name, version, created_at, organisation }
}

impl Db {
    pub(crate) async fn project(&self, id: &str) -> Result<Option<Project>> {
        let row = sqlx::query_as::<_, Row>(
            "SELECT id, name, version, created_at, organisation FROM projects WHERE id = ?",
        );
        Ok(row.bind(id).fetch_optional(&self.pool).await?.map(project))
    }

    /// The caller's organisation's, in the order in which they were created.
    pub(crate) async fn projects(&self, caller: &Caller, page: &Page) -> Result<Listed<Project>> {
        let rows = sqlx::query_as::<_, Row>(
            "SELECT id, name, version, created_at, organisation FROM projects
             WHERE organisation = ? AND id > ? ORDER BY id LIMIT ?",
        );
        let rows = rows.bind(&caller.organisation).bind(page.after.as_deref().unwrap_or_default());
        // One more than asked for tells whether there is another page.
        let rows = rows.bind(page.limit + 1).fetch_all(&self.pool).await?;
        let mut items: Vec<_> = rows.into_iter().map(project).collect();
        let limit = page.limit as usize;
        let has_more = items.len() > limit;
        items.truncate(limit);
        let next = items.last().filter(|_| has_more).map(|last| last.id.clone());
        Ok(Listed { items, next })
    }

    /// The caller owns what they create.
    pub(crate) async fn create_project(&self, caller: &Caller, new: NewProject) -> Result<Project> {
        let mut tx = self.write().await?;
        let row = sqlx::query_as::<_, Row>(
            "INSERT INTO projects (id, organisation, name) VALUES (?, ?, ?)
             RETURNING id, name, version, created_at, organisation",
        );
        let row = row.bind(new_id("prj")).bind(&caller.organisation).bind(new.name.0);
        let created = project(row.fetch_one(&mut *tx).await.map_err(name_taken)?);
        sqlx::query("INSERT INTO members (project, user, role) VALUES (?, ?, ?)")
            .bind(&created.id)
            .bind(&caller.user)
            .bind(Role::Owner.as_str())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(created)
    }

    /// The version in the condition is all the locking that this takes.
    pub(crate) async fn update_project(&self, id: &str, change: ProjectChange) -> Result<Project> {
        let row = sqlx::query_as::<_, Row>(
            "UPDATE projects SET name = ?, version = version + 1 WHERE id = ? AND version = ?
             RETURNING id, name, version, created_at, organisation",
        );
        let row = row.bind(change.name.0).bind(id).bind(change.version);
        let row = row.fetch_optional(&self.pool).await.map_err(name_taken)?;
        Ok(row.map(project).ok_or(ProjectError::Conflict)?)
    }

    pub(crate) async fn delete_project(&self, id: &str) -> Result<()> {
        let query = sqlx::query("DELETE FROM projects WHERE id = ?").bind(id);
        match query.execute(&self.pool).await {
            Ok(_) => Ok(()),
            // Only files refer to a project without going with it.
            Err(error) if error.class() == Class::Conflict => Err(ProjectError::NotEmpty.into()),
            Err(error) => Err(error.into()),
        }
    }
}

/// The only thing that is unique about a project, besides its id, is its name.
fn name_taken(error: sqlx::Error) -> Error {
    match error.class() {
        Class::Conflict => ProjectError::NameTaken { field: "name" }.into(),
        _ => error.into(),
    }
}
