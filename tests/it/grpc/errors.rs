//! What the service answers with.

use std::fmt;
use std::io;
use std::time::Duration;

use errwire::{ApiError, Internal, Retry, Spec};
use serde::Serialize;

/// Stands in no answer to a caller.
pub(crate) const SECRET: &str = "postgres://admin:hunter2@10.0.0.7";

/// What even operators read of it.
pub(crate) const REDACTED: &str = "postgres://***@10.0.0.7";

#[derive(Clone, Debug, Serialize)]
pub(crate) struct FieldError {
    pub(crate) field: String,
    pub(crate) code: &'static str,
    pub(crate) message: String,
    /// What was sent; no framework's list of field errors should have it.
    pub(crate) value: String,
}

/// What can go wrong with a run.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(domain = "runs.example.com", docs = "https://docs.example.com/errors#{code}")]
pub(crate) enum RunError {
    #[error("no run {id}")]
    #[api(status = 404, code = "RUN_NOT_FOUND", title = "No such run")]
    NotFound {
        #[api(extension = "runId")]
        id: u64,
    },
    #[error("rate limit exceeded")]
    #[api(status = 429)]
    RateLimited {
        #[api(retry_after)]
        wait: Duration,
        #[api(header = "x-ratelimit-limit")]
        limit: u32,
        #[api(extension)]
        scope: Option<&'static str>,
    },
    #[error("{} fields are wrong", .0.len())]
    #[api(status = 422, code = "VALIDATION_ERROR")]
    Invalid(#[api(details, example = "wrong")] Vec<FieldError>),
    #[error("`{name}` must be a number")]
    #[api(status = 400)]
    BadParameter {
        #[api(param)]
        name: &'static str,
    },
    #[error("the name is taken")]
    #[api(status = 409, grpc = ALREADY_EXISTS)]
    NameTaken {
        #[api(param)]
        name: &'static str,
        #[api(details)]
        holders: Vec<&'static str>,
    },
    #[error("database: {0}")]
    #[api(status = 500)]
    Database(#[source] io::Error),
    #[error("upstream of {SECRET}")]
    #[api(status = 502, retryable(after = "2s"))]
    Upstream,
    #[error("closed for good")]
    #[api(status = 503, retryable = false, header("x-closed" = "yes", "cache-control" = "no-cache"))]
    Closed,
    #[error("run {id} is somebody else's")]
    #[api(status = 403, conceal_as = Gone)]
    Foreign { id: u64 },
    #[error("this run is gone")]
    #[api(status = 404)]
    Gone,
    #[error("{0}")]
    #[api(status = 400)]
    Said(String),
    #[error(transparent)]
    #[api(transparent)]
    Internal(#[from] Internal),
}

impl RunError {
    pub(crate) const NAMES: [&str; 11] = [
        "not_found",
        "rate_limited",
        "invalid",
        "bad_parameter",
        "name_taken",
        "database",
        "upstream",
        "closed",
        "foreign",
        "gone",
        "internal",
    ];

    pub(crate) fn named(name: &str) -> Self {
        match name {
            "not_found" => Self::NotFound { id: 7 },
            "rate_limited" => Self::RateLimited {
                wait: Duration::from_millis(1500),
                limit: 100,
                scope: Some("key"),
            },
            "invalid" => Self::Invalid(field_errors(2)),
            "bad_parameter" => Self::BadParameter { name: "limit" },
            "name_taken" => Self::NameTaken { name: "name", holders: vec!["a", "b"] },
            "database" => Self::Database(io::Error::other(SECRET)),
            "upstream" => Self::Upstream,
            "closed" => Self::Closed,
            "foreign" => Self::Foreign { id: 7 },
            "gone" => Self::Gone,
            "internal" => Internal::new(SECRET).into(),
            "long" => Self::Said("🦀".repeat(250_000)),
            "many" => Self::Invalid(field_errors(500)),
            other => panic!("no error {other}"),
        }
    }
}

pub(crate) fn field_errors(count: usize) -> Vec<FieldError> {
    let error = |number| FieldError {
        field: format!("steps.{number}.prompt"),
        code: "too_long",
        message: "must have at most 100 characters".to_owned(),
        value: SECRET.to_owned(),
    };
    (0..count).map(error).collect()
}

/// An error with any spec, and any text.
#[derive(Debug)]
pub(crate) struct ByHand {
    pub(crate) spec: &'static Spec,
    pub(crate) text: String,
}

impl ByHand {
    pub(crate) fn new(spec: &Spec, text: impl Into<String>) -> Self {
        Self { spec: Box::leak(Box::new(*spec)), text: text.into() }
    }

    pub(crate) fn with_retry(retry: Retry) -> Self {
        Self::new(&Spec::new(503, "BUSY").retry(retry), "busy")
    }
}

impl fmt::Display for ByHand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for ByHand {}

impl ApiError for ByHand {
    fn spec(&self) -> &'static Spec {
        self.spec
    }
}
