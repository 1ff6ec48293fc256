//! What a catalog of a thousand codes costs: each form of it, written from the document.
//!
//! `cargo bench -p errwire-benches --bench catalog` prints milliseconds, the least and the median of
//! several runs, and kilobytes. With a whole path after `--`, the HTML page is written there, for
//! `tests/browser/search.py`.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;
use std::{env, fs};

use errwire::ApiError;
use errwire::catalog::Document;
use serde_json::Value;

const RUNS: usize = 21;

/// One of each shape; [`thousand`] has them for a hundred things instead of the project.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(domain = "project")]
#[expect(dead_code, reason = "the catalog knows them by their specs")]
enum Failure {
    /// The project does not exist, or the account has no part in it. Both are told in the same way, so
    /// that nobody learns which projects there are.
    #[error("project {id} not found")]
    #[api(status = 404, code = "PROJECT_NOT_FOUND")]
    #[api(help = "Look at the list of your projects.", since = "1.2")]
    NotFound {
        #[api(extension)]
        id: String,
    },
    /// The body of the request is not what the project's schema asks for.
    #[error("the project is not valid")]
    #[api(status = 422, code = "PROJECT_INVALID", help = "Send each field as documented.")]
    Invalid,
    /// There is one of that name already.
    #[error("a project named {name} exists")]
    #[api(status = 409, code = "PROJECT_EXISTS", help = "Take another name.")]
    Exists {
        #[api(extension)]
        name: String,
    },
    /// The account's plan has no project left.
    #[error("no project is left on this plan")]
    #[api(status = 402, code = "PROJECT_PLAN_EXHAUSTED", help = "Take a larger plan.")]
    PlanExhausted,
    /// The token is without the scope that it takes to change a project.
    #[error("the token may not write to the project")]
    #[api(status = 403, code = "PROJECT_FORBIDDEN", help = "Ask its owner for the scope.")]
    Forbidden,
    /// The request has no token.
    #[error("sign in to see the project")]
    #[api(status = 401, code = "PROJECT_SIGN_IN", help = "Send a token.")]
    SignIn,
    /// Too many requests for one project at once.
    #[error("too many requests for the project")]
    #[api(status = 429, code = "PROJECT_RATE_LIMITED", retryable(after = "20s"))]
    RateLimited,
    /// What was sent is larger than a project may be.
    #[error("the project is larger than {limit} bytes")]
    #[api(status = 413, code = "PROJECT_TOO_LARGE", help = "Send it in parts.")]
    TooLarge {
        #[api(extension)]
        limit: u64,
    },
    /// The store of the project is being moved.
    #[error("the project is being moved")]
    #[api(status = 503, code = "PROJECT_MOVING", retryable(after = "2m"))]
    Moving,
    /// The service behind the project did not answer in time.
    #[error("the project did not answer in time")]
    #[api(status = 504, code = "PROJECT_TIMED_OUT", retryable(idempotent))]
    TimedOut,
}

errwire::catalog! { static ERRORS = [Failure]; }

const PLACES: [&str; 10] =
    ["team", "billing", "search", "mail", "model", "build", "report", "media", "queue", "user"];
const THINGS: [&str; 10] =
    ["project", "member", "upload", "token", "invoice", "run", "key", "hook", "plan", "folder"];

fn main() -> ExitCode {
    let mut words = env::args().skip(1);
    let is_bench = words.any(|word| word == "--bench");
    let document = thousand(&ERRORS.document());
    assert_eq!(document.codes.len(), 1000);
    // `cargo test --benches` runs this too, without the argument.
    if !is_bench {
        return ExitCode::SUCCESS;
    }
    println!("\nA catalog of a thousand codes, in ms (least, median) and kB:\n");
    print("HTML", || document.to_html());
    print("Markdown", || document.to_markdown());
    print("JSON", || document.to_json());
    let Some(path) = env::args().skip(1).find(|word| !word.starts_with("--")) else {
        return ExitCode::SUCCESS;
    };
    if let Err(error) = fs::write(&path, document.to_html()) {
        eprintln!("error: {path}: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// The document with each of its codes a hundred times, for other things.
fn thousand(few: &Document) -> Document {
    let mut json: Value = serde_json::from_str(&few.to_json()).expect("it is JSON");
    let few = json["codes"].take();
    let few = few.as_array().expect("codes are a list");
    let mut codes = Vec::with_capacity(1000);
    for place in PLACES {
        for thing in THINGS {
            let upper = format!("{place}_{thing}").to_uppercase();
            for entry in few {
                let text = entry.to_string().replace("PROJECT", &upper);
                let text = text.replace("\"project\"", &format!("\"{place}\""));
                let text = text.replace("project", &format!("{place} {thing}"));
                codes.push(serde_json::from_str::<Value>(&text).expect("it is JSON as before"));
            }
        }
    }
    codes.sort_by(|a, b| a["code"].as_str().cmp(&b["code"].as_str()));
    json["codes"] = codes.into();
    Document::from_json(&json.to_string()).expect("it is a catalog as before")
}

fn print(name: &str, write: impl Fn() -> String) {
    let mut millis: Vec<_> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(write());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    millis.sort_by(f64::total_cmp);
    println!("{name:10}{:6.1}{:6.1}{:7}", millis[0], millis[RUNS / 2], write().len() / 1000);
}
