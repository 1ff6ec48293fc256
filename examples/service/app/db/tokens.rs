//! Tokens, and whose they are.

use domain::Caller;
use domain::access::Plan;

use super::Db;
use crate::Result;
use crate::auth::KnownToken;

impl Db {
    pub(crate) async fn token(&self, id: &str) -> Result<Option<KnownToken>> {
        let row = sqlx::query_as::<_, (Vec<u8>, bool, String, String, bool)>(
            "SELECT tokens.hash, tokens.writes, users.id, users.organisation, organisations.paid
             FROM tokens
             JOIN users ON users.id = tokens.user
             JOIN organisations ON organisations.id = users.organisation
             WHERE tokens.id = ?",
        );
        let row = row.bind(id).fetch_optional(&self.pool).await?;
        Ok(row.map(|(hash, writes, user, organisation, paid)| {
            let plan = if paid { Plan::Paid } else { Plan::Free };
            KnownToken { hash, caller: Caller { user, organisation, plan, writes } }
        }))
    }

    pub(super) async fn add_token(
        &self,
        id: &str,
        user: &str,
        hash: &[u8],
        writes: bool,
    ) -> Result<(), sqlx::Error> {
        let sql = "INSERT OR IGNORE INTO tokens (id, user, hash, writes) VALUES (?, ?, ?, ?)";
        let query = sqlx::query(sql).bind(id).bind(user).bind(hash).bind(writes);
        query.execute(&self.pool).await.map(drop)
    }
}
