//! Files, and what they cost.

use domain::{File, FileError, MediaType};

use super::{Db, new_id};
use crate::Result;
use crate::uploads::Upload;

impl Db {
    /// The file and its price go together, or not at all.
    pub(crate) async fn add_file(
        &self,
        organisation: &str,
        project: &str,
        Upload { name, media_type, content }: Upload,
    ) -> Result<File> {
        let mut tx = self.write().await?;
        let query = sqlx::query(
            "UPDATE organisations SET credits = credits - 1 WHERE id = ? AND credits > 0",
        );
        if query.bind(organisation).execute(&mut *tx).await?.rows_affected() == 0 {
            return Err(FileError::BalanceExhausted.into());
        }
        let bytes = i64::try_from(content.len()).unwrap_or(i64::MAX);
        let file = File { id: new_id("fil"), name, media_type, bytes };
        let sql =
            "INSERT INTO files (id, project, name, media_type, content) VALUES (?, ?, ?, ?, ?)";
        sqlx::query(sql)
            .bind(&file.id)
            .bind(project)
            .bind(&file.name)
            .bind(media_type.as_str())
            .bind(&*content)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(file)
    }

    pub(crate) async fn files(&self, project: &str) -> Result<Vec<File>> {
        let rows = sqlx::query_as::<_, (String, String, String, i64)>(
            "SELECT id, name, media_type, length(content) FROM files WHERE project = ? ORDER BY id",
        );
        let rows = rows.bind(project).fetch_all(&self.pool).await?.into_iter();
        let file = |(id, name, media_type, bytes): (_, _, String, _)| {
            Ok(File { id, name, media_type: MediaType::parse(&media_type)?, bytes })
        };
        rows.map(file).collect()
    }

    pub(crate) async fn content(&self, project: &str, file: &str) -> Result<(MediaType, Vec<u8>)> {
        let row = sqlx::query_as::<_, (String, Vec<u8>)>(
            "SELECT media_type, content FROM files WHERE project = ? AND id = ?",
        );
        let row = row.bind(project).bind(file).fetch_optional(&self.pool).await?;
        let (media_type, content) = row.ok_or(FileError::NotFound)?;
        Ok((MediaType::parse(&media_type)?, content))
    }

    pub(crate) async fn delete_file(&self, project: &str, file: &str) -> Result<()> {
        let query = sqlx::query("DELETE FROM files WHERE project = ? AND id = ?");
        let deleted = query.bind(project).bind(file).execute(&self.pool).await?.rows_affected();
        if deleted == 0 { Err(FileError::NotFound.into()) } else { Ok(()) }
    }
}
