//! Routes that fail on purpose, to see how a bug looks from outside. `DEBUG_ROUTES` turns them on.

use axum::extract::State;
use http::StatusCode;

use crate::{Result, Shared};

/// Something in the code is wrong.
pub(crate) async fn panic() -> StatusCode {
    let number = "on purpose".parse().expect("a number, as /etc/projects.conf says");
    StatusCode::from_u16(number).unwrap_or_default()
}

/// Something in a query is wrong.
pub(crate) async fn query(State(app): Shared) -> Result<StatusCode> {
    app.db.run_wrong_query().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A layer answers, which knows nothing of the contract.
pub(crate) async fn foreign() -> (StatusCode, &'static str) {
    (StatusCode::BAD_GATEWAY, "<h1>502 nginx/1.2.3</h1>")
}
