//! Members of projects.

use domain::{Member, MemberError, NewMember, Role};
use errwire::{Class, Classify, OrInternal};

use super::Db;
use crate::Result;

/// The table holds no other roles than these.
fn role(text: &str) -> Result<Role> {
    let role = Role::ALL.into_iter().find(|role| role.as_str() == text);
    Ok(role.ok_or("a role that is none").or_internal()?)
}

impl Db {
    pub(crate) async fn role(&self, project: &str, user: &str) -> Result<Option<Role>> {
        let query = sqlx::query_scalar::<_, String>(
            "SELECT role FROM members WHERE project = ? AND user = ?",
        );
        let found = query.bind(project).bind(user).fetch_optional(&self.pool).await?;
        found.as_deref().map(role).transpose()
    }

    pub(crate) async fn members(&self, project: &str) -> Result<Vec<Member>> {
        let rows = sqlx::query_as::<_, (String, String, String)>(
            "SELECT users.id, users.email, members.role
             FROM members JOIN users ON users.id = members.user
             WHERE members.project = ? ORDER BY users.id",
        );
        let rows = rows.bind(project).fetch_all(&self.pool).await?.into_iter();
        rows.map(|(user, email, text)| Ok(Member { user, email, role: role(&text)? })).collect()
    }

    pub(crate) async fn add_member(
        &self,
        organisation: &str,
        project: &str,
        new: NewMember,
    ) -> Result<Member> {
        let mut tx = self.write().await?;
        let user = sqlx::query_as::<_, (String, String)>(
            "SELECT id, email FROM users WHERE organisation = ? AND email = ?",
        );
        let user = user.bind(organisation).bind(new.email).fetch_optional(&mut *tx).await?;
        let (user, email) = user.ok_or(MemberError::UnknownUser { field: "email" })?;
        let query = sqlx::query("INSERT INTO members (project, user, role) VALUES (?, ?, ?)");
        let query = query.bind(project).bind(&user).bind(new.role.as_str());
        if let Err(error) = query.execute(&mut *tx).await {
            return Err(match error.class() {
                Class::Conflict => MemberError::Exists.into(),
                _ => error.into(),
            });
        }
        tx.commit().await?;
        Ok(Member { user, email, role: new.role })
    }

    pub(crate) async fn remove_member(&self, project: &str, user: &str) -> Result<()> {
        let mut tx = self.write().await?;
        let query = sqlx::query_scalar::<_, String>(
            "DELETE FROM members WHERE project = ? AND user = ? RETURNING role",
        );
        let removed = query.bind(project).bind(user).fetch_optional(&mut *tx).await?;
        let removed = role(&removed.ok_or(MemberError::NotFound)?)?;
        let query = sqlx::query_scalar::<_, i64>(
            "SELECT count(*) FROM members WHERE project = ? AND role = 'owner'",
        );
        let owners = query.bind(project).fetch_one(&mut *tx).await?;
        if removed == Role::Owner && owners == 0 {
            return Err(MemberError::LastOwner.into());
        }
        Ok(tx.commit().await?)
    }
}
