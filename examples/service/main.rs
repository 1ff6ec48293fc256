//! A small service to start from: projects, members and files.
//!
//! `PORT` says where it listens on 127.0.0.1; 8080 without it, and 0 picks a free one. What else the
//! environment decides is in `app/config.rs`. `explain CONFLICT` tells what a code means.

use std::error::Error;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::time::Duration;

use app::{App, Config};
use tokio::net::TcpListener;
use tokio::{select, signal, time};
use tracing_subscriber::EnvFilter;

/// How long open requests may take once the service was told to stop.
const GRACE: Duration = Duration::from_secs(5);

/// What is logged where `RUST_LOG` says nothing: callers' mistakes too.
const LOGGED: &str = "info,errwire=debug";

#[tokio::main]
async fn main() -> ExitCode {
    if let Some(code) = errwire::catalog::cli(&app::ERRORS) {
        return code;
    }
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(LOGGED));
    // Standard output is for the address; what the callers may not read goes to standard error.
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    log.with_ansi(io::stderr().is_terminal()).init();
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), Box<dyn Error>> {
    let config = Config::from_env()?;
    let (port, demo) = (config.port, config.demo);
    let app = App::start(config).await?;
    let listener = TcpListener::bind(("127.0.0.1", port))
        .await
        .map_err(|error| format!("can't listen on 127.0.0.1:{port}: {error}"))?;
    greet(listener.local_addr()?.port(), demo)?;
    let server = axum::serve(listener, app::router(app.clone())).with_graceful_shutdown(stop());
    select! {
        ended = server.into_future() => ended?,
        () = async { stop().await; time::sleep(GRACE).await } => {}
    }
    app.stop().await;
    Ok(())
}

fn greet(port: u16, demo: bool) -> io::Result<()> {
    let url = format!("http://127.0.0.1:{port}");
    let mut out = io::stdout().lock();
    writeln!(out, "listening on {url}")?;
    if demo {
        writeln!(out, "curl -i {url}/projects -H 'authorization: Bearer ada.demo-secret'")?;
        writeln!(out, "curl -i {url}/projects/prj_apollo")?;
        writeln!(out, "curl -i {url}/nothing/here")?;
        writeln!(out, "{url}/errors")?;
    }
    out.flush()
}

/// Comes back when somebody wants the server to stop.
async fn stop() {
    let interrupted = async {
        // Without the signal there is no asking to stop: the server runs until it is killed.
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    select! {
        () = interrupted => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    match signal::unix::signal(signal::unix::SignalKind::terminate()) {
        Ok(mut signal) => _ = signal.recv().await,
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
