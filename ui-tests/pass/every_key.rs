//! Every key, as the table writes it.

use std::time::Duration;

use errwire::envelope::Problem;
use errwire::{ApiError, Retry};

#[derive(Debug, thiserror::Error, ApiError)]
#[api(
    envelope = Problem,
    rename_all = "snake_case",
    any_case,
    prefix = "billing.",
    domain = "billing.example.com",
    docs = "https://example.com/errors#{code}",
    code_enum = BillingCode,
    skip(axum),
    crate = ::errwire,
    status = 400,
    kind = "billing_error",
    retryable = false,
    message = "Something went wrong",
    challenge = "Basic realm=\"billing\"",
)]
enum BillingError {
    /// The balance is exhausted.
    #[error("balance exhausted for {provider}")]
    #[api(status = PAYMENT_REQUIRED, code = "PAYMENT_REQUIRED", kind = "payment", grpc = FAILED_PRECONDITION, log = INFO, title = "Exhausted")]
    #[api(
        message = "No balance for {provider:>8}",
        retryable(throttled, after = "30s"),
        help = "Deposit funds."
    )]
    #[api(since = "1.2", deprecated = "Answered no more.", header("x-a" = "1", "x-b" = "2"), header("x-c" = "3"))]
    Exhausted { provider: String },

    #[error("slow down")]
    #[api(status = 429, retryable)]
    Limited {
        #[api(retry_after)]
        wait: Duration,
        #[api(header = "x-ratelimit-limit")]
        limit: u32,
        #[api(extension = "quota")]
        remaining: u32,
    },

    #[error("{} fields are wrong", fields.len())]
    #[api(status = 422)]
    Invalid {
        #[api(details)]
        fields: Vec<String>,
        #[api(param)]
        first: Option<String>,
        #[api(extension)]
        seen: bool,
    },

    #[error("database")]
    #[api(status = 500, expose, retryable(idempotent, after = "500ms"))]
    Database(#[from] std::fmt::Error),

    #[error("secret")]
    #[api(mask, shared, code = "hidden")]
    Secret,

    #[error("secret, too")]
    #[api(message = "hidden", shared, code = "hidden")]
    SecretToo,

    #[error("only POST")]
    #[api(status = 405, allow = "POST")]
    Method,

    #[error("who are you?")]
    #[api(status = 401, challenge = "Bearer realm=\"api\"")]
    Unknown,

    #[error("not yours")]
    #[api(status = 403, conceal_as = Secret)]
    Forbidden,

    #[error(transparent)]
    #[api(transparent)]
    Other(#[from] Other),

    #[error("file: {0}")]
    #[api(classify)]
    File(#[from] std::io::Error),
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("other")]
#[api(status = 502, retryable(after = "2h"))]
struct Other;

fn main() {
    assert_eq!(Other.spec().retry, Retry::if_idempotent().after(Duration::from_secs(7200)));
    assert_eq!(BillingError::Method.spec().code, "billing.method");
    assert_eq!(
        BillingError::Unknown.spec().headers,
        [("www-authenticate", "Bearer realm=\"api\"")]
    );
}
