//! What `SQLite` says, in memory.

use std::time::Duration;

use errwire::{Class, Classify};
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

use super::assert_class;

const SCHEMA: &str = "
    CREATE TABLE owners (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE projects (
        name TEXT NOT NULL,
        size INTEGER NOT NULL CONSTRAINT size_is_positive CHECK (size > 0),
        owner INTEGER REFERENCES owners (id)
    );
    CREATE UNIQUE INDEX projects_secret_index ON projects (name);
    INSERT INTO owners VALUES (1, 'Ada');
    INSERT INTO projects VALUES ('taken', 1, 1);
";

fn options() -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(1).acquire_timeout(Duration::from_millis(50))
}

async fn pool() -> SqlitePool {
    let pool = options().connect("sqlite::memory:").await.unwrap();
    sqlx::raw_sql(SCHEMA).execute(&pool).await.unwrap();
    pool
}

#[tokio::test]
async fn constraints_have_a_class() {
    let pool = pool().await;
    let cases = [
        ("INSERT INTO projects VALUES ('taken', 1, 1)", Class::Conflict),
        ("INSERT INTO owners VALUES (1, 'Bob')", Class::Conflict),
        ("INSERT INTO projects VALUES ('new', 1, 2)", Class::Conflict),
        ("DELETE FROM owners", Class::Conflict),
        ("INSERT INTO projects VALUES ('new', 0, 1)", Class::Invalid),
        ("INSERT INTO projects VALUES (NULL, 1, 1)", Class::Invalid),
        ("INSERT INTO secrets VALUES (1)", Class::Unexpected),
        ("SELEC 1", Class::Unexpected),
    ];
    for (sql, class) in cases {
        assert_class(sqlx::query(sql).execute(&pool).await.unwrap_err(), class);
    }
}

#[tokio::test]
async fn a_row_that_is_not_found_is_no_404() {
    let row = sqlx::query("SELECT 1 WHERE 0").fetch_one(&pool().await).await;
    assert_class(row.unwrap_err(), Class::Unexpected);
}

#[tokio::test]
async fn a_pool_without_a_connection_is_unavailable() {
    let pool = pool().await;
    let held = pool.acquire().await.unwrap();
    assert_class(pool.acquire().await.unwrap_err(), Class::Unavailable);
    drop(held);
    pool.close().await;
    assert_class(pool.acquire().await.unwrap_err(), Class::Unavailable);
}

#[tokio::test]
async fn a_database_that_is_locked_is_contended() {
    let path = std::env::temp_dir().join(format!("errwire-{}.sqlite", std::process::id()));
    let file = SqliteConnectOptions::new()
        .filename(&path)
        .create_if_missing(true)
        .busy_timeout(Duration::ZERO);
    let options = SqlitePoolOptions::new().max_connections(2);
    let pool = options.connect_with(file).await.unwrap();
    sqlx::raw_sql("CREATE TABLE numbers (n INTEGER)").execute(&pool).await.unwrap();
    let mut first = pool.acquire().await.unwrap();
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut *first).await.unwrap();
    let second = sqlx::query("INSERT INTO numbers VALUES (1)").execute(&pool).await;
    assert_class(second.unwrap_err(), Class::Contention);
    drop(first);
    pool.close().await;
    std::fs::remove_file(path).unwrap();
}

#[test]
fn what_happens_to_connections_has_a_class() {
    let io = |kind: std::io::ErrorKind| sqlx::Error::Io(kind.into()).class();
    assert_eq!(io(std::io::ErrorKind::ConnectionRefused), Class::Unavailable);
    assert_eq!(io(std::io::ErrorKind::NotFound), Class::Unavailable);
    assert_eq!(io(std::io::ErrorKind::ConnectionReset), Class::Interrupted);
    assert_eq!(io(std::io::ErrorKind::TimedOut), Class::Interrupted);
    assert_eq!(sqlx::Error::WorkerCrashed.class(), Class::Interrupted);
    assert_eq!(sqlx::Error::ColumnNotFound("secret".into()).class(), Class::Unexpected);
}
