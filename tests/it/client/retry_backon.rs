//! The policy in backon, with errors that know their codes.

use backon::Retryable as _;
use errwire::client::{RetryPolicy, RetrySession, WireError};
use errwire::envelope::Nested;
use errwire::{ApiError, Contract as _};
use http::{HeaderMap, Method};

use super::script::Script;

#[derive(Debug, thiserror::Error, ApiError)]
#[expect(dead_code, reason = "what a client knows of a server's errors")]
enum RunError {
    #[error("balance exhausted")]
    #[api(status = 402, code = "PAYMENT_REQUIRED", retryable)]
    BalanceExhausted,
}

const BODY: &[u8] = br#"{"error":{"code":"PAYMENT_REQUIRED","message":"balance exhausted"}}"#;

async fn send(script: &Script, session: &RetrySession) -> Result<(), WireError<'static>> {
    let attempt = async || {
        let mut headers = HeaderMap::new();
        session.mark(&mut headers);
        let response = script.answer::<()>(&headers);
        if response.status().is_success() {
            return Ok(());
        }
        let error = WireError::decode::<Nested>(response.status(), response.headers(), BODY);
        Err(error.knowing(RunError::specs()).into_owned())
    };
    let policy = RetryPolicy::sdk();
    attempt.retry(&policy).adjust(session.adjust(|error: &WireError<'_>| error.retry)).await?;
    session.succeeded();
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_code_decides_where_the_status_would_not() {
    let script = Script::new([(402, &[][..]), (402, &[("retry-after", "5")]), (200, &[])]);
    let session = RetryPolicy::sdk().session(&Method::POST, &HeaderMap::new());
    send(&script, &session).await.expect("it succeeded in the end");
    assert_eq!(script.asked_at(), [0, 1000, 6000]);
    assert_eq!(session.resends(), 2);
    assert_eq!(script.marks(), [None, Some("1".to_owned()), Some("2".to_owned())]);
}

#[tokio::test(start_paused = true)]
async fn it_stops_as_the_policy_says() {
    for (headers, times) in
        [(&[][..], 4), (&[("x-should-retry", "false")], 1), (&[("retry-after", "3600")], 1)]
    {
        let script = Script::new([(402, headers)]);
        let session = RetryPolicy::sdk().session(&Method::POST, &HeaderMap::new());
        let error = send(&script, &session).await.expect_err("it failed");
        assert_eq!(error.code.as_deref(), Some("PAYMENT_REQUIRED"));
        assert_eq!(script.asked_at().len(), times);
    }
}
