//! Lists of requests, each with its answer and its report: for frameworks that are asked without a
//! socket.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use errwire::{ApiError, Disclosure, Edge};

/// The errors of the service.
#[derive(Debug, thiserror::Error, ApiError)]
pub(super) enum ProjectError {
    #[error("no project {id}")]
    #[api(status = 404, code = "PROJECT_NOT_FOUND")]
    NotFound { id: u64 },
    #[error("slow down")]
    #[api(status = 429)]
    TooFast {
        #[api(retry_after)]
        seconds: u64,
    },
    #[error("the database at 10.0.0.7 is gone")]
    #[api(status = 503, code = "UNAVAILABLE")]
    Gone,
}

/// What [`Edge::observe`] was told: code, status, route, and whether there was a request id.
pub(super) type Reports = Arc<Mutex<Vec<(&'static str, u16, Option<String>)>>>;

/// An edge that writes down what it reports, and shows everything to whoever says `x-admin`.
pub(super) fn edge() -> (Edge, Reports) {
    let reports = Reports::default();
    let told = Arc::clone(&reports);
    let edge = Edge::new()
        .observe(move |report| {
            assert!(report.request_id().is_some());
            let route = report.route().map(str::to_owned);
            told.lock().unwrap().push((report.code(), report.status().as_u16(), route));
        })
        .disclose(|request| match request.headers.get("x-admin") {
            Some(_) => Disclosure::Operator,
            None => Disclosure::Public,
        });
    (edge, reports)
}

/// A request, and what of it must be in the answer.
pub(super) struct Case {
    pub(super) request: (&'static str, &'static str, &'static str, &'static str),
    status: u16,
    code: &'static str,
    message: &'static str,
    route: Option<&'static str>,
}

/// Method and path; content type and body; status, code and message; route.
pub(super) const fn case(
    (method, path): (&'static str, &'static str),
    (media_type, body): (&'static str, &'static str),
    (status, code, message): (u16, &'static str, &'static str),
    route: &'static str,
) -> Case {
    let route = if route.is_empty() { None } else { Some(route) };
    Case { request: (method, path, media_type, body), status, code, message, route }
}

impl Case {
    /// Compares the answer, and what was reported of it; what was submitted is never in it.
    pub(super) fn check(&self, response: &http::Response<Bytes>, reports: &Reports) {
        let body = crate::support::text(response);
        let what = self.request;
        assert_eq!(response.status().as_u16(), self.status, "{what:?}: {body}");
        assert_eq!(response.headers()["content-type"], "application/json", "{what:?}");
        assert!(crate::support::header(response, "x-request-id").is_some(), "{what:?}");
        assert!(!body.contains("hunter2"), "{what:?}: {body}");
        let body: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!(body["success"], false, "{what:?}");
        assert_eq!(body["error"]["code"], self.code, "{what:?}: {body}");
        assert_eq!(body["error"]["message"], self.message, "{what:?}: {body}");
        let reports = std::mem::take(&mut *reports.lock().unwrap());
        assert_eq!(reports, [(self.code, self.status, self.route.map(str::to_owned))], "{what:?}");
    }
}
