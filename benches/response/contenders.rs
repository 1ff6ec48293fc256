//! Who answers: each turns `&Failure` into a whole response.
//!
//! Most have the same bytes on the wire. The peers have formats of their own, and say there what
//! these let them say.

use std::borrow::Cow;
use std::hint::black_box;

use api_error::axum::ApiErrorResponse;
use axum::Json;
use axum::body::Body;
use axum::response::IntoResponse;
use bytes::Bytes;
use errwire::{ApiError as _, Context};
use futures_util::FutureExt as _;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response, StatusCode};
use http_api_problem::HttpApiProblem;
use http_body_util::BodyExt as _;
use problem_details::ProblemDetails;
use serde::Serialize;
use serde_json::json;

use crate::cases::{ByHand, Failure, FieldError, OwnDialect};

/// One row of the table.
pub(crate) struct Contender {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// By case.
    pub(crate) cells: [Cell; 3],
}

/// What a row stands for in the targets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A response without anything in its body: nobody can be below.
    Floor,
    Errwire,
    OwnDialect,
    /// What every ratio is to.
    ByHand,
    Axum,
    Json,
    Peer,
}

impl Kind {
    /// Whether the body is that of [`ByHand`](Self::ByHand), byte for byte; that of `json!` has its
    /// members sorted.
    pub(crate) fn has_the_same_bytes(self) -> bool {
        !matches!(self, Self::Floor | Self::Json | Self::Peer)
    }
}

/// A contender's answer to one case.
pub(crate) struct Cell {
    /// Answers so many times, and drops each response.
    pub(crate) run: Box<dyn Fn(u32)>,
    /// Answers, and reads the body.
    pub(crate) body: Box<dyn Fn() -> Bytes>,
}

trait Readable {
    fn read(self) -> Bytes;
}

impl Readable for Bytes {
    fn read(self) -> Bytes {
        self
    }
}

impl Readable for Body {
    fn read(self) -> Bytes {
        let whole = self.collect().now_or_never().expect("it is in memory");
        whole.expect("memory does not fail").to_bytes()
    }
}

fn cell<B: Readable>(
    failure: &'static Failure,
    answer: impl Fn(&Failure) -> Response<B> + Copy + 'static,
) -> Cell {
    let run = move |times| {
        for _ in 0..times {
            let response = answer(black_box(failure));
            black_box(&response);
        }
    };
    let body = move || answer(failure).into_body().read();
    Cell { run: Box::new(run), body: Box::new(body) }
}

pub(crate) fn contenders(failures: &'static [Failure; 3]) -> Vec<Contender> {
    let mut contenders = Vec::new();
    macro_rules! contender {
        ($kind:ident, $name:literal, $answer:expr) => {{
            let cells = failures.each_ref().map(|failure| cell(failure, $answer));
            contenders.push(Contender { name: $name, kind: Kind::$kind, cells });
        }};
    }
    contender!(Floor, "a response without a body", |failure| respond(failure, Bytes::new()));
    contender!(Errwire, "**errwire**", |failure| failure.respond(&Context::new()));
    contender!(OwnDialect, "**errwire**, a dialect of one's own in serde", |failure| {
        errwire::respond::<OwnDialect>(failure, &Context::new())
    });
    contender!(ByHand, "by hand: a serde struct, `to_vec`", |failure| {
        respond(failure, to_vec(&ByHand::from(failure)))
    });
    contender!(Json, "`serde_json::json!`", by_json);
    contender!(Axum, "axum, `(StatusCode, Json(…))`", |failure| {
        (failure.status(), Json(ByHand::from(failure))).into_response()
    });
    contender!(Peer, "`problem_details`, axum", by_problem_details);
    contender!(Peer, "`http-api-problem`, axum", by_http_api_problem);
    contender!(Peer, "`api-error`, axum", |failure| ApiErrorResponse::new(failure).into_response());
    contenders
}

fn respond(failure: &Failure, body: impl Into<Bytes>) -> Response<Bytes> {
    let mut response = Response::new(body.into());
    *response.status_mut() = failure.status();
    response.headers_mut().append(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn to_vec(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("it has string keys only")
}

fn by_json(failure: &Failure) -> Response<Bytes> {
    let mut body = json!({
        "success": false,
        "error": { "code": failure.code(), "message": failure.to_string() },
    });
    if let Some(details) = failure.details() {
        body["error"]["details"] = json!(details);
    }
    respond(failure, to_vec(&body))
}

/// The title is the status's, the message is the `detail`, all else are extension members.
fn by_problem_details(failure: &Failure) -> Response<Body> {
    #[derive(Serialize)]
    struct Extensions<'a> {
        code: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        errors: Option<&'a [FieldError]>,
    }

    let extensions = Extensions { code: failure.code(), errors: failure.details() };
    ProblemDetails::from_status_code(failure.status())
        .with_detail(failure.to_string())
        .with_extensions(extensions)
        .into_response()
}

/// As [`by_problem_details`].
fn by_http_api_problem(failure: &Failure) -> Response<Body> {
    let mut problem = HttpApiProblem::with_title(failure.status())
        .detail(failure.to_string())
        .value("code", &failure.code());
    if let Some(details) = failure.details() {
        problem.set_value("errors", &details);
    }
    problem.into_response()
}

/// What its derive writes, apart from `extended`, for which one has to do without the derive. There
/// is no place for the code.
impl api_error::ApiError for Failure {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    fn message(&self) -> Cow<'_, str> {
        match self {
            Self::NotFound => Cow::Borrowed("Project not found"),
            _ => Cow::Owned(self.to_string()),
        }
    }

    fn extended(&self) -> Option<serde_json::Value> {
        self.details().map(|details| json!(details))
    }
}
