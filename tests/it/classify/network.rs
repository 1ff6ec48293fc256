//! What reqwest says of services that fail in every way, and the secrets of their addresses.

use std::time::Duration;

use errwire::{ApiError, Class, Context, Disclosure};
use reqwest::Client;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::{Failure, assert_class};
use crate::support::text;

/// A service that reads a request and answers with these bytes; without any, it never answers.
async fn service(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 1024]).await;
            if answer.is_empty() {
                std::future::pending::<()>().await;
            }
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    with_secrets(&address.to_string())
}

fn with_secrets(address: &str) -> String {
    format!("http://hunter:hunter2@{address}/v1/run?key=s3cret)#fragm3nt")
}

fn client() -> Client {
    Client::builder().no_proxy().timeout(Duration::from_millis(300)).build().unwrap()
}

/// The error of a request whose JSON is asked for.
async fn failure(address: &str) -> reqwest::Error {
    let answer = async { client().get(address).send().await?.error_for_status()?.json().await };
    let answer: Result<Vec<u8>, _> = answer.await;
    answer.unwrap_err()
}

/// An answer with this status and this body.
macro_rules! answer {
    ($status:literal, $body:literal) => {
        concat!("HTTP/1.1 ", $status, "\r\nconnection: close\r\n\r\n", $body)
    };
}

#[tokio::test]
async fn services_that_fail_have_a_class() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    assert_class(failure(&with_secrets(&closed.to_string())).await, Class::Unavailable);
    let cases = [
        ("", Class::Timeout),
        ("\r\n", Class::BadUpstream),
        ("SSH-2.0-OpenSSH_9.6\r\n", Class::BadUpstream),
        ("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n[1", Class::BadUpstream),
        (answer!("200 OK", "<html>"), Class::BadUpstream),
        (answer!("302 Found\r\nlocation: /v1/run?key=s3cret", ""), Class::BadUpstream),
        (answer!("400 Bad Request", "s3cret"), Class::BadUpstream),
        (answer!("401 Unauthorized", ""), Class::BadUpstream),
        (answer!("404 Not Found", ""), Class::BadUpstream),
        (answer!("408 Request Timeout", ""), Class::Timeout),
        (answer!("429 Too Many Requests", ""), Class::Unavailable),
        (answer!("500 Internal Server Error", ""), Class::BadUpstream),
        (answer!("503 Service Unavailable", ""), Class::Unavailable),
        (answer!("504 Gateway Timeout", ""), Class::Timeout),
    ];
    for (answer, class) in cases {
        assert_class(failure(&service(answer).await).await, class);
    }
    assert_class(client().get("no address").build().unwrap_err(), Class::Unexpected);
}

#[tokio::test]
async fn operators_read_addresses_without_secrets() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("asked {address}: {source}")]
    #[api(status = 502)]
    struct Asked {
        address: String,
        source: reqwest::Error,
    }

    let operator = Context::new().with_disclosure(Disclosure::Operator);
    for answer in ["\r\n", answer!("200 OK", "<html>"), answer!("500 Oh", "")] {
        let address = service(answer).await;
        let error = failure(&address).await;
        assert!(error.to_string().contains("s3cret"), "the test is worth something");
        for error in [
            &Failure::from(error) as &dyn ApiError,
            &Asked { source: failure(&address).await, address },
        ] {
            let response = error.respond(&operator);
            let body = text(&response);
            assert!(body.contains("/v1/run?***"), "{body}");
            for secret in ["hunter", "s3cret", "fragm3nt"] {
                assert!(!body.contains(secret), "{body}");
            }
        }
    }
}
