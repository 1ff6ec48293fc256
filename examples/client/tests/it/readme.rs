//! What the client makes of the server's answers.

use std::time::Duration;

use client::{attempts, errors};
use errwire::Retry;
use errwire::client::Stop;

const README: &str = include_str!("../../../../README.md");

async fn server() -> (reqwest::Client, String) {
    let listener = server::listen(0).await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("its address"));
    tokio::spawn(server::serve(listener, server::router(false)));
    (reqwest::Client::new(), url)
}

#[tokio::test]
async fn the_table_of_errors() {
    let (http, url) = server().await;
    let read = errors::of_each_contract(&http, &url).await.expect("errors");
    for contract in ["flat", "nested", "typed", "message", "plain"] {
        let path = format!("/{contract}/");
        let of_it = || read.iter().filter(|read| read.path.starts_with(&path));
        assert!(of_it().any(|read| read.code.is_some()), "{contract} has a code");
    }
    // By its code, since the status alone says never.
    assert!(read.iter().any(|read| read.status == 402 && read.retry == Retry::always()));
    let lines: Vec<_> = read.iter().map(ToString::to_string).collect();
    let table = format!("{}\n{}\n", errors::header(), lines.join("\n"));
    assert!(README.contains(&table), "{table}");
}

/// The same as the README's, but for what a busy machine adds to the times.
#[tokio::test]
async fn the_attempts() {
    let (http, url) = server().await;
    let mut sent = attempts::send(&http, &url).await.expect("answers");
    for sent in &mut sent {
        for (attempt, planned) in sent.attempts.iter_mut().zip([0, 1, 3]) {
            let planned = Duration::from_secs(planned);
            // The clock that reqwest-retry waits by is not the one that measures.
            assert!(attempt.at + Duration::from_millis(50) >= planned, "{attempt:?}");
            attempt.at = planned;
        }
        let shown = sent.to_string();
        assert!(README.contains(&shown), "{shown}");
    }
    let stops: Vec<_> = sent.iter().map(|sent| sent.stop).collect();
    let long = Stop::TooLong(Duration::from_secs(30));
    let (unsure, last) = (Some(Stop::NotIdempotent), Some(Stop::Final));
    assert_eq!(stops, [None, None, unsure, None, Some(long), last]);
}

#[tokio::test]
async fn no_server_is_an_error() {
    let listener = server::listen(0).await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("its address"));
    drop(listener);
    let error = errors::of_each_contract(&reqwest::Client::new(), &url).await.expect_err("nobody");
    assert!(error.contains(&url), "{error}");
    let error = errors::of_each_contract(&reqwest::Client::new(), "nonsense").await;
    assert!(error.is_err());
}
