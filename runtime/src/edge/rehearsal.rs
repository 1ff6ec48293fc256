//! What the edge would answer, for documents.

use core::mem::take;

use http::header::ACCEPT;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};

use super::{Edge, Failure, HttpError};
use crate::negotiate::PROBLEM_JSON;
use crate::response::Response;
use crate::scope::Scope;
use crate::{ApiError, Context, Disclosure, Spec, X_REQUEST_ID};

/// An answer, as it leaves.
pub(crate) struct Rehearsed {
    /// What it is of.
    pub(crate) spec: &'static Spec,
    pub(crate) response: Response,
    /// Whether it is one to show.
    pub(crate) is_example: bool,
    /// Whether the client asked for problem details.
    pub(crate) is_negotiated: bool,
}

impl Edge {
    /// The errors that an edge answers for in any service.
    pub(crate) fn usual(&self) -> Vec<HttpError> {
        let error = |status, failure| HttpError::new(status).with_failure(failure);
        let refused = |status, failure, param: &str| {
            error(status, failure)
                .with_param(param)
                .with_message(format!("`{param}` must be a number"))
        };
        vec![
            error(StatusCode::NOT_FOUND, Failure::Route),
            error(StatusCode::METHOD_NOT_ALLOWED, Failure::Method),
            refused(StatusCode::BAD_REQUEST, Failure::Path, "id"),
            refused(StatusCode::BAD_REQUEST, Failure::Query, "limit"),
            refused(StatusCode::BAD_REQUEST, Failure::Header, "x-tenant"),
            error(StatusCode::BAD_REQUEST, Failure::Body),
            refused(StatusCode::UNPROCESSABLE_ENTITY, Failure::Body, "items[2].price"),
            error(StatusCode::UNSUPPORTED_MEDIA_TYPE, Failure::MediaType),
            error(StatusCode::PAYLOAD_TOO_LARGE, Failure::Length),
            error(self.0.timeout, Failure::Timeout),
            error(StatusCode::SERVICE_UNAVAILABLE, Failure::Overload).with_delay(self.0.overload),
            error(StatusCode::INTERNAL_SERVER_ERROR, Failure::Panic),
        ]
    }

    /// Whether successes have the request id.
    pub(crate) fn identifies(&self) -> bool {
        self.0.identifies
    }

    /// Whether clients get problem details by asking for them.
    pub(crate) fn negotiates(&self) -> bool {
        self.0.negotiates
    }

    /// Answers for an error in every way that a request may ask for, and tells of each answer.
    pub(crate) fn rehearse(&self, error: HttpError, tell: &mut dyn FnMut(Rehearsed)) {
        let bare = HttpError::new(error.status()).with_failure(error.failure());
        for (error, is_whole) in [(error, true), (bare, false)] {
            for is_negotiated in [false, true] {
                for operator in [false, true] {
                    let (spec, response) =
                        self.rehearse_one(error.clone(), is_negotiated, operator);
                    let is_example = is_whole && !operator;
                    tell(Rehearsed { spec, response, is_example, is_negotiated });
                }
            }
        }
    }

    fn rehearse_one(
        &self,
        error: HttpError,
        problem: bool,
        operator: bool,
    ) -> (&'static Spec, Response) {
        let id = HeaderValue::from_static("req_01hzy3x7");
        let mut headers = HeaderMap::from_iter([(X_REQUEST_ID, id)]);
        if problem {
            headers.insert(ACCEPT, HeaderValue::from_static(PROBLEM_JSON));
        }
        // Nothing of what runs around this is a part of it.
        let outer = Context::new();
        outer.in_scope(|| {
            let mut scope = self.begin(&Method::GET, &headers);
            if operator {
                scope.context = take(&mut scope.context).with_disclosure(Disclosure::Operator);
            }
            let spec = error.spec();
            let response = answer(&mut scope, error, operator);
            let spec = scope.answered.take().map_or(spec, |answered| answered.spec.on_wire());
            (spec, response)
        })
    }
}

/// The response, as the edge makes it in the place of a router's, or of an extractor's.
fn answer(scope: &mut Scope, error: HttpError, operator: bool) -> Response {
    if error.status() != StatusCode::METHOD_NOT_ALLOWED {
        return scope.answer_with(error);
    }
    let mut others = HeaderMap::new();
    // A router may say which methods there are only outside of this.
    if !operator {
        others.insert(header::ALLOW, HeaderValue::from_static("GET,HEAD"));
    }
    scope.answer_instead_with(error, &others)
}
