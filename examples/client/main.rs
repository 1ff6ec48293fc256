//! Talks to the example `server`, and then stands in a storm.
//!
//! `cargo run --release --example client [URL]`: without a URL, it starts the server itself. `PORT`
//! says where that one listens on 127.0.0.1; without it, and with 0, on a free port. `SVG` says where
//! the picture of the storm goes, `storm.svg` without it.

use std::env;
use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use client::storm::{Storm, Table, Way, draw};
use client::{attempts, errors};
use tokio::{select, task};

type Result<T = ()> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main]
async fn main() -> ExitCode {
    let ended = select! {
        ended = run() => ended,
        () = server::stop() => return ExitCode::SUCCESS,
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result {
    let url = match env::args().nth(1) {
        Some(url) => {
            say(format_args!("asking {url}"))?;
            url.trim_end_matches('/').to_owned()
        }
        None => start().await?,
    };
    let http = reqwest::Client::builder().timeout(Duration::from_secs(10)).build()?;

    say(format_args!("\nOne error of each contract, as a type\n\n{}", errors::header()))?;
    for read in errors::of_each_contract(&http, &url).await? {
        say(format_args!("{read}"))?;
    }

    say(format_args!("\nSent again as the contract says: after 1 s, 2 s, 4 s\n"))?;
    for sent in attempts::send(&http, &url).await? {
        say(format_args!("{sent}"))?;
    }

    say(format_args!("A storm: 200 clients, and a server that fails from second 20 to 30\n"))?;
    let storms = || Way::ALL.into_iter().map(Storm::run).collect::<io::Result<Vec<_>>>();
    let storms = task::spawn_blocking(storms).await??;
    let path = env::var_os("SVG").map_or_else(|| PathBuf::from("storm.svg"), PathBuf::from);
    let written = std::fs::write(&path, draw(&storms)?);
    written.map_err(|error| format!("can't write {}: {error}", path.display()))?;
    say(format_args!("{}\nthe same as a picture: {}", Table(&storms), path.display()))
}

/// Starts the server, which ends with this program.
async fn start() -> Result<String> {
    let listener = server::listen(server::port()?.unwrap_or(0)).await?;
    let url = format!("http://127.0.0.1:{}", listener.local_addr()?.port());
    say(format_args!("listening on {url}"))?;
    tokio::spawn(server::serve(listener, server::router(false)));
    Ok(url)
}

fn say(what: std::fmt::Arguments<'_>) -> Result {
    let mut out = io::stdout().lock();
    writeln!(out, "{what}")?;
    Ok(out.flush()?)
}
