//! Answers every error of the five contracts: `/{contract}/{case}`.
//!
//! `explain` says what a code of the contract `nested` means:
//! `cargo run --example server -- explain PAYMENT_REQUIRED`.
//!
//! `PORT` says where it listens on 127.0.0.1; 8080 without it, and 0 picks a free one. With `ADVISE=1`
//! its answers have the headers that vendors' SDKs follow, `x-should-retry` among them.

use std::env;
use std::error::Error;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

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
    let listener = server::listen(server::port()?.unwrap_or(8080)).await?;
    greet(listener.local_addr()?.port())?;
    let advises = env::var_os("ADVISE").is_some_and(|value| value == "1");
    server::serve(listener, server::router(advises)).await?;
    Ok(())
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
