//! Answers every error of the five contracts: `/{contract}/{case}`.
//!
//! `explain` says what a code of the contract `nested` means:
//! `cargo run --example server -- explain PAYMENT_REQUIRED`.
//!
//! `PORT` says where it listens on 127.0.0.1; 8080 without it, and 0 picks a free one. With `ADVISE=1`
//! its answers have the headers that vendors' SDKs follow, `x-should-retry` among them.

mod app;

use std::env;
use std::error::Error;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::{select, signal, time};

/// How long open requests may take once the server was told to stop.
const GRACE: Duration = Duration::from_secs(5);

#[tokio::main]
async fn main() -> ExitCode {
    if let Some(code) = errwire::catalog::cli(&contracts::nested::ERRORS) {
        return code;
    }
    // Standard output is for the address; what the callers may not read goes to standard error.
    let log = tracing_subscriber::fmt().with_writer(io::stderr);
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
    let port = port()?;
    let advises = env::var_os("ADVISE").is_some_and(|value| value == "1");
    let listener = TcpListener::bind(("127.0.0.1", port))
        .await
        .map_err(|error| format!("can't listen on 127.0.0.1:{port}: {error}"))?;
    greet(listener.local_addr()?.port())?;
    let server = axum::serve(listener, app::router(advises)).with_graceful_shutdown(stop());
    select! {
        ended = server.into_future() => ended?,
        () = async { stop().await; time::sleep(GRACE).await } => {}
    }
    Ok(())
}

fn port() -> Result<u16, String> {
    match env::var("PORT") {
        Err(env::VarError::NotPresent) => Ok(8080),
        Ok(port) => port.parse().map_err(|_| format!("PORT is {port:?}; expected 0 to 65535")),
        Err(error) => Err(format!("PORT: {error}")),
    }
}

fn greet(port: u16) -> io::Result<()> {
    let url = format!("http://127.0.0.1:{port}");
    let mut out = io::stdout().lock();
    writeln!(out, "listening on {url}")?;
    writeln!(out, "curl -i {url}/nested/payment_required")?;
    writeln!(out, "curl -i -H 'accept: application/problem+json' {url}/flat/validation_error")?;
    writeln!(out, "curl -i '{url}/message/internal_public?as=operator'")?;
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
