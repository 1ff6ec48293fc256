//! `/openapi.json`: what the service takes and answers, for programs; `/docs` shows it to people.
//!
//! Each handler says what it does, and its errors say what they answer. What the layers around all
//! of them do, [`Authenticated`] and the [`Edge`] say.

use axum::Extension;
use axum::response::Response;
use errwire::Edge;
use headers::HeaderMap;
use utoipa::openapi::header::Header;
use utoipa::openapi::path::{Operation, Parameter, ParameterIn};
use utoipa::openapi::{PathItem, RefOr};
use utoipa::{Modify, OpenApi};
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::limit::Allowance;
use crate::reference::Page;

/// What is known before the first route.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Projects",
        description = "Projects, members and files. Every failure is explained at [/errors](/errors).",
    ),
    servers((url = "/")),
    tags(
        (name = "projects", description = "What an organisation works on"),
        (name = "members", description = "Who belongs to a project"),
        (name = "files", description = "What a project keeps"),
        (name = "rates", description = "What another service knows"),
        (name = "service", description = "The service itself. It takes no token"),
    ),
)]
pub(crate) struct About;

/// The document of all routes, with what is answered to any of them.
pub(crate) fn finish(mut api: utoipa::openapi::OpenApi, edge: &Edge) -> Page {
    edge.modify(&mut api);
    for operation in operations(&mut api) {
        match operation.security {
            Some(_) => Allowance::describe(&mut operation.responses),
            // Those that take no token say so.
            None => operation.security = Some(Vec::new()),
        }
        for (status, response) in &mut operation.responses.responses {
            if let (true, RefOr::T(response)) = (status.starts_with('2'), response) {
                response.headers.values_mut().for_each(require);
            }
        }
    }
    errwire::utoipa::share(&mut api);
    Page::new(api.to_pretty_json().expect("a document of strings and numbers"))
}

/// The page that shows the document. It loads nothing from elsewhere.
pub(crate) fn page() -> SwaggerUi {
    SwaggerUi::new("/docs").config(Config::from("/openapi.json"))
}

/// This document.
#[utoipa::path(get, path = "/openapi.json", operation_id = "get_openapi", tag = "service",
    params(("if-none-match" = Option<String>, Header, nullable = false, description = "A known tag")),
    responses(
        (status = 200, description = "OpenAPI 3.1", content_type = "application/json",
            body = serde_json::Value, headers(
                ("etag" = String, description = "What it is now"),
                ("cache-control" = String, description = "`no-cache`"),
            )),
        (status = 304, description = "It is what the tag says"),
    ),
)]
pub(crate) async fn openapi(Extension(page): Extension<Page>, headers: HeaderMap) -> Response {
    page.answer(&headers, "application/json")
}

/// Every operation of a document.
pub(crate) fn operations(
    api: &mut utoipa::openapi::OpenApi,
) -> impl Iterator<Item = &mut Operation> {
    api.paths.paths.values_mut().flat_map(|path| {
        let PathItem { get, put, post, delete, patch, .. } = path;
        [get, put, post, delete, patch].into_iter().flatten()
    })
}

/// Whether an operation takes fields that may not be valid: in its body, or its query.
pub(crate) fn has_fields(operation: &Operation) -> bool {
    let mut parameters = operation.parameters.iter().flatten();
    let is_query =
        |it: &RefOr<Parameter>| matches!(it, RefOr::T(it) if it.parameter_in == ParameterIn::Query);
    operation.request_body.is_some() || parameters.any(is_query)
}

/// Says that a header is in every response of its status, for which utoipa has no word.
pub(crate) fn require(header: &mut RefOr<Header>) {
    if let RefOr::T(header) = header {
        header.extensions.get_or_insert_default().insert("required".to_owned(), true.into());
    }
}
