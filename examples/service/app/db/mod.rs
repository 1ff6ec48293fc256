//! The database: one file a topic, and nothing else knows SQL.

mod files;
mod members;
mod projects;
mod tokens;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};
use sqlx::{ConnectOptions, SqlSafeStr, Sqlite, SqliteConnection, SqlitePool, Transaction};

use crate::{Result, StartError, auth};

/// The demo's data, but for its tokens.
const DEMO: &str = include_str!("demo.sql");

/// The database of the service.
#[derive(Clone, Debug)]
pub(crate) struct Db {
    pool: SqlitePool,
    /// A database in memory ends with its last connection, and the pool closes one whose query was
    /// given up, as by a timeout.
    _keeps: Option<Arc<Mutex<SqliteConnection>>>,
}

impl Db {
    /// Opens the database and brings its tables up to date.
    pub(crate) async fn open(url: &str) -> Result<Self, StartError> {
        let options: SqliteConnectOptions = url.parse()?;
        let in_memory = url.contains(":memory:") || url.contains("mode=memory");
        let options = options.foreign_keys(true).busy_timeout(Duration::from_secs(1)).journal_mode(
            if in_memory { SqliteJournalMode::Memory } else { SqliteJournalMode::Wal },
        );
        let mut pool = SqlitePoolOptions::new().acquire_timeout(Duration::from_secs(2));
        let mut keeps = None;
        let options = options.shared_cache(in_memory);
        if in_memory {
            // Those who share a cache lock each other out, table by table.
            pool = pool.max_connections(1);
            keeps = Some(Arc::new(Mutex::new(options.connect().await?)));
        }
        let pool = pool.connect_with(options).await?;
        migrator().run(&pool).await?;
        Ok(Self { pool, _keeps: keeps })
    }

    pub(crate) async fn fill_with_demo_data(&self) -> Result<(), StartError> {
        sqlx::raw_sql(DEMO).execute(&self.pool).await?;
        for (id, writes) in [("ada", true), ("bob", true), ("cyd", false), ("eve", true)] {
            self.add_token(id, &format!("usr_{id}"), &auth::hash("demo-secret"), writes).await?;
        }
        Ok(())
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }

    pub(crate) async fn ping(&self) -> Result<()> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
    }

    /// What a mistake in a query does.
    pub(crate) async fn run_wrong_query(&self) -> Result<()> {
        sqlx::query("SELECT secret FROM vault").execute(&self.pool).await?;
        Ok(())
    }

    /// A transaction that writes. It takes its lock at once: to ask for it halfway can't be waited
    /// for, if another one has written in the meantime.
    ///
    /// It is rolled back where it is dropped, as by `?`, or by a timeout of the whole request.
    async fn write(&self) -> Result<Transaction<'static, Sqlite>> {
        Ok(self.pool.begin_with("BEGIN IMMEDIATE").await?)
    }
}

/// The tables, as they became what they are.
fn migrator() -> Migrator {
    let migrations = [("projects", include_str!("../../migrations/0001_projects.sql"))];
    let migrations = (1..).zip(migrations).map(|(version, (name, sql))| {
        Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(migrations.collect())
}

/// A new id: it begins with what it is of, and sorts by time.
fn new_id(of: &str) -> String {
    format!("{of}_{}", uuid::Uuid::now_v7().simple())
}
