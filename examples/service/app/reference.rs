//! `/errors`: every code that the service answers with, for people and for programs.
//!
//! The `docs` of the errors, and so the `type` of problem details, lead there: `/errors#CONFLICT`.

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use errwire::catalog::Document;
use headers::{ETag, HeaderMap, HeaderMapExt, IfNoneMatch};
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use sha2::{Digest, Sha256};

use crate::ERRORS;

/// A form of the reference, made when it is asked for first.
struct Page {
    text: String,
    tag: ETag,
}

static HTML: LazyLock<Page> = LazyLock::new(|| Page::new(document().to_html()));
static JSON: LazyLock<Page> = LazyLock::new(|| Page::new(document().to_json()));
static MARKDOWN: LazyLock<Page> = LazyLock::new(|| Page::new(document().to_markdown()));

/// The reference as data.
pub fn document() -> Document {
    ERRORS.document().titled("Errors of the projects API")
}

pub(crate) async fn html(headers: HeaderMap) -> Response {
    HTML.answer(&headers, "text/html; charset=utf-8")
}

pub(crate) async fn json(headers: HeaderMap) -> Response {
    JSON.answer(&headers, "application/json")
}

pub(crate) async fn markdown(headers: HeaderMap) -> Response {
    MARKDOWN.answer(&headers, "text/markdown; charset=utf-8")
}

impl Page {
    fn new(text: String) -> Self {
        let digest = Sha256::digest(&text);
        let digits = digest.iter().take(8).map(|byte| format!("{byte:02x}"));
        let tag = format!("\"{}\"", digits.collect::<String>()).parse();
        Self { text, tag: tag.expect("hexadecimal digits in quotes") }
    }

    /// The page, unless the client has it: it asks each time, since a release may change it.
    fn answer(&'static self, headers: &HeaderMap, media_type: &'static str) -> Response {
        let known = headers.typed_get::<IfNoneMatch>();
        let mut response = match known {
            Some(known) if !known.precondition_passes(&self.tag) => {
                StatusCode::NOT_MODIFIED.into_response()
            }
            _ => ([(CONTENT_TYPE, media_type)], self.text.as_str()).into_response(),
        };
        response.headers_mut().typed_insert(self.tag.clone());
        response.headers_mut().insert(CACHE_CONTROL, http::HeaderValue::from_static("no-cache"));
        response
    }
}
