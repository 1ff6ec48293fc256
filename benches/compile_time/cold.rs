//! The cold check of a service, with errwire and without.

use std::time::{Duration, Instant};
use std::{fs, io};

use crate::lab::Lab;
use crate::table::median;
use crate::wrapper::cpu_time;

const DEPENDENCIES: &str = r#"
axum = "0.8"
serde = { version = "1", features = ["derive"] }
serde_json = "1"
thiserror = "2"
tokio = { version = "1", features = ["macros", "net", "rt-multi-thread", "signal", "time"] }
tower-http = { version = "0.7", features = ["cors", "trace"] }
tracing = "0.1"
tracing-subscriber = "0.3"
"#;

const ERRWIRE: &str = r#"errwire = { path = "{}/runtime", features = ["axum"] }"#;

const SERVICE: &str = include_str!("service.rs.in");

const DERIVED: &str = r#"
#[derive(Debug, thiserror::Error, errwire::ApiError)]
pub enum Failure {
    #[error("no project {id}")]
    #[api(status = 404, code = "NOT_FOUND")]
    NotFound { id: u64 },
    #[error("database: {0}")]
    #[api(status = 500, code = "INTERNAL_ERROR")]
    Database(String),
}
"#;

const BY_HAND: &str = r#"
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("no project {id}")]
    NotFound { id: u64 },
    #[error("database: {0}")]
    Database(String),
}

impl axum::response::IntoResponse for Failure {
    fn into_response(self) -> axum::response::Response {
        let (status, code, message) = match &self {
            Self::NotFound { .. } => (axum::http::StatusCode::NOT_FOUND, "NOT_FOUND", self.to_string()),
            Self::Database(_) => (
                axum::http::StatusCode::INTERNAL_SERVER_ERROR,
                "INTERNAL_ERROR",
                "Internal Server Error".to_owned(),
            ),
        };
        let body = serde_json::json!({ "success": false, "error": { "code": code, "message": message } });
        (status, axum::Json(body)).into_response()
    }
}
"#;

/// Time on the clock, and of all processors.
#[derive(Clone, Copy)]
struct Took {
    clock: Duration,
    cpu: Duration,
}

pub(crate) fn compare(rounds: usize) -> io::Result<()> {
    let lab = Lab::new()?;
    let mut without = Vec::new();
    let mut with = Vec::new();
    for round in 1..=rounds {
        eprintln!("round {round} of {rounds}");
        without.push(check(&lab, "service-by-hand", DEPENDENCIES, BY_HAND)?);
        with.push(check(&lab, "service-errwire", &format!("{DEPENDENCIES}{ERRWIRE}\n"), DERIVED)?);
    }
    println!("\nCold `cargo check` of an axum service, its errors by hand and by errwire:\n");
    println!("| | by hand | errwire | ratio |");
    println!("|---|--:|--:|--:|");
    let row = |name, of: fn(&Took) -> Duration| {
        let [without, with] =
            [&without, &with].map(|took| median(took.iter().map(of)).as_secs_f64());
        println!("| {name} | {without:.1} s | {with:.1} s | {:.2} |", with / without);
        with / without
    };
    let ratio = row("clock", |took| took.clock);
    row("CPU", |took| took.cpu);
    let verdict = if ratio <= 1.25 { "met" } else { "MISSED" };
    println!("\n- {verdict}: {ratio:.2}, at most 1.25");
    Ok(())
}

fn check(lab: &Lab, name: &str, dependencies: &str, errors: &str) -> io::Result<Took> {
    let dir = lab.write(name, dependencies, &format!("{SERVICE}{errors}"))?;
    let target = lab.path("cold");
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    let (start, before) = (Instant::now(), cpu_time()?);
    Lab::cargo(&dir, &target, "check", &[])?;
    Ok(Took { clock: start.elapsed(), cpu: cpu_time()?.saturating_sub(before) })
}
