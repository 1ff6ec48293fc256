//! `/errors`: every code that the service answers with, for people and for programs.
//!
//! The `docs` of the errors, and so the `type` of problem details, lead there: `/errors#CONFLICT`.

use std::sync::LazyLock;

use axum::body::Bytes;
use axum::response::{IntoResponse, Response};
use errwire::catalog::Document;
use headers::{ETag, HeaderMap, HeaderMapExt, IfNoneMatch};
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use sha2::{Digest, Sha256};

use crate::ERRORS;

/// What is served as it is, until the service is built anew.
#[derive(Clone)]
pub(crate) struct Page {
    text: Bytes,
    tag: ETag,
}

// Made when they are asked for first.
static HTML: LazyLock<Page> = LazyLock::new(|| Page::new(document().to_html()));
static JSON: LazyLock<Page> = LazyLock::new(|| Page::new(document().to_json()));
static MARKDOWN: LazyLock<Page> = LazyLock::new(|| Page::new(document().to_markdown()));

/// The reference as data.
pub fn document() -> Document {
    ERRORS.document().titled("Errors of the projects API")
}

/// Every code that is answered, for people.
#[utoipa::path(get, path = "/errors", operation_id = "get_errors", tag = "service",
    params(("if-none-match" = Option<String>, Header, nullable = false, description = "A known tag")),
    responses(
        (status = 200, description = "The reference", content_type = "text/html; charset=utf-8", body = String, headers(
            ("etag" = String, description = "What it is now"),
            ("cache-control" = String, description = "`no-cache`"),
        )),
        (status = 304, description = "It is what the tag says"),
    ),
)]
pub(crate) async fn html(headers: HeaderMap) -> Response {
    HTML.answer(&headers, "text/html; charset=utf-8")
}

/// Every code that is answered, for programs.
#[utoipa::path(get, path = "/errors.json", operation_id = "get_errors_json", tag = "service",
    params(("if-none-match" = Option<String>, Header, nullable = false, description = "A known tag")),
    responses(
        (status = 200, description = "The reference", content_type = "application/json", body = serde_json::Value, headers(
            ("etag" = String, description = "What it is now"),
            ("cache-control" = String, description = "`no-cache`"),
        )),
        (status = 304, description = "It is what the tag says"),
    ),
)]
pub(crate) async fn json(headers: HeaderMap) -> Response {
    JSON.answer(&headers, "application/json")
}

/// Every code that is answered, as Markdown.
#[utoipa::path(get, path = "/errors.md", operation_id = "get_errors_markdown", tag = "service",
    params(("if-none-match" = Option<String>, Header, nullable = false, description = "A known tag")),
    responses(
        (status = 200, description = "The reference", content_type = "text/markdown; charset=utf-8", body = String, headers(
            ("etag" = String, description = "What it is now"),
            ("cache-control" = String, description = "`no-cache`"),
        )),
        (status = 304, description = "It is what the tag says"),
    ),
)]
pub(crate) async fn markdown(headers: HeaderMap) -> Response {
    MARKDOWN.answer(&headers, "text/markdown; charset=utf-8")
}

impl Page {
    pub(crate) fn new(text: String) -> Self {
        let digest = Sha256::digest(&text);
        let digits = digest.iter().take(8).map(|byte| format!("{byte:02x}"));
        let tag = format!("\"{}\"", digits.collect::<String>()).parse();
        Self { text: text.into(), tag: tag.expect("hexadecimal digits in quotes") }
    }

    /// The page, unless the client has it: it asks each time, since a release may change it.
    pub(crate) fn answer(&self, headers: &HeaderMap, media_type: &'static str) -> Response {
        let known = headers.typed_get::<IfNoneMatch>();
        let mut response = match known {
            Some(known) if !known.precondition_passes(&self.tag) => {
                StatusCode::NOT_MODIFIED.into_response()
            }
            _ => ([(CONTENT_TYPE, media_type)], self.text.clone()).into_response(),
        };
        response.headers_mut().typed_insert(self.tag.clone());
        response.headers_mut().insert(CACHE_CONTROL, http::HeaderValue::from_static("no-cache"));
        response
    }
}
