//! Where the server listens, and how it stops.

use std::io;
use std::time::Duration;
use std::{env, future};

use axum::Router;
use tokio::net::TcpListener;
use tokio::{select, signal, time};

/// How long open requests may take once the server was told to stop.
const GRACE: Duration = Duration::from_secs(5);

/// What `PORT` says, if it is there.
///
/// # Errors
///
/// If it is no port.
pub fn port() -> Result<Option<u16>, String> {
    match env::var("PORT") {
        Err(env::VarError::NotPresent) => Ok(None),
        Ok(port) => match port.parse() {
            Ok(port) => Ok(Some(port)),
            Err(_) => Err(format!("PORT is {port:?}; expected 0 to 65535")),
        },
        Err(error) => Err(format!("PORT: {error}")),
    }
}

/// A port of 127.0.0.1; 0 picks a free one.
///
/// # Errors
///
/// If somebody else listens there, or may not.
pub async fn listen(port: u16) -> Result<TcpListener, String> {
    let listener = TcpListener::bind(("127.0.0.1", port)).await;
    listener.map_err(|error| format!("can't listen on 127.0.0.1:{port}: {error}"))
}

/// Answers until somebody wants it to stop, and then what it was asked by then.
///
/// # Errors
///
/// If the listener breaks.
pub async fn serve(listener: TcpListener, router: Router) -> io::Result<()> {
    let server = axum::serve(listener, router).with_graceful_shutdown(stop());
    select! {
        ended = server.into_future() => ended,
        () = async { stop().await; time::sleep(GRACE).await } => Ok(()),
    }
}

/// Comes back when somebody wants it to stop: Ctrl-C, or the signal to terminate.
pub async fn stop() {
    let interrupted = async {
        // Without the signal there is no asking to stop: it runs until it is killed.
        if signal::ctrl_c().await.is_err() {
            future::pending::<()>().await;
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
        Err(_) => future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    future::pending().await
}
