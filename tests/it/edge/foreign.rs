//! What no error of the contract answered: routes, methods, layers, panics.

use std::future::Ready;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use errwire::envelope::Typed;
use errwire::{ApiError, Context, Disclosure, Edge, Failure, HttpError, Untouched};
use futures_util::future::poll_immediate;
use http::{Request, StatusCode, header};
use tower::limit::GlobalConcurrencyLimitLayer;
use tower::{Layer as _, ServiceBuilder, service_fn};

use super::{ask, get as get_it, says, told};
use crate::support::{header as one, text};

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Typed)]
enum Own {
    #[error("no user {id}")]
    #[api(status = 404, code = "NO_SUCH_USER")]
    User { id: u32 },
    #[error("nothing here")]
    #[api(status = 404, code = "NO_SUCH_ROUTE")]
    Route,
    #[error(transparent)]
    #[api(transparent)]
    Http(HttpError),
}

impl From<HttpError> for Own {
    fn from(error: HttpError) -> Self {
        match error.failure() {
            Failure::Route => Self::Route,
            _ => Self::Http(error),
        }
    }
}

/// A `Display` that panics, in the middle of a body.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 400)]
struct Unspeakable;

impl std::fmt::Display for Unspeakable {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        panic!("rendering hunter2")
    }
}

fn status(status: StatusCode, headers: &[(&'static str, &'static str)]) -> Response {
    let mut response = (status, "secret words of another layer").into_response();
    for (name, value) in headers {
        response.headers_mut().append(*name, value.parse().unwrap());
    }
    response
}

fn routes() -> Router {
    Router::new()
        .route("/ok", get(async || "ok"))
        .route("/panic", get(async || -> &'static str { panic!("hunter2") }))
        .route("/unspeakable", get(async || Unspeakable))
        .route(
            "/limited",
            get(|| {
                let reset = [
                    ("retry-after", "30"),
                    ("x-ratelimit-limit", "5"),
                    ("etag", "x"),
                    ("content-digest", "sha-256=:x:"),
                    ("content-disposition", "attachment; filename=\"q3.pdf\""),
                    ("vary", "accept"),
                ];
                async move { status(StatusCode::TOO_MANY_REQUESTS, &reset) }
            }),
        )
        .route(
            "/basic",
            get(async || {
                let challenges = [
                    ("www-authenticate", "Basic realm=\"x\""),
                    ("www-authenticate", "Negotiate"),
                    ("vary", "origin"),
                    ("content-encoding", "gzip"),
                ];
                status(StatusCode::UNAUTHORIZED, &challenges)
            }),
        )
        .route(
            "/range",
            get(async || {
                status(StatusCode::RANGE_NOT_SATISFIABLE, &[("content-range", "bytes */9")])
            }),
        )
        .route("/bare", get(async || StatusCode::IM_A_TEAPOT))
        .route("/unmodified", get(async || status(StatusCode::NOT_MODIFIED, &[("etag", "x")])))
        .route(
            "/proxied",
            get(async || {
                let mut response = status(StatusCode::BAD_GATEWAY, &[]);
                response.extensions_mut().insert(Untouched);
                response
            }),
        )
        .route(
            "/grpc",
            get(async || status(StatusCode::NOT_FOUND, &[])).layer(
                tower::util::MapResponseLayer::new(|mut response: Response| {
                    let media = "application/grpc".parse().unwrap();
                    response.headers_mut().insert(header::CONTENT_TYPE, media);
                    response
                }),
            ),
        )
        .route(
            "/spawned",
            get(async || {
                let cx = Context::current();
                let made = tokio::spawn(async move { Own::User { id: 7 }.respond(&cx) });
                made.await.unwrap().map(Body::from)
            }),
        )
        .route("/user", get(async || Own::User { id: 7 }))
}

fn router() -> Router {
    routes().layer(Edge::new())
}

#[tokio::test]
async fn routes_and_methods_are_the_routers() {
    let router = router();
    let response = get_it(&router, "/nowhere").await;
    assert_eq!(told(&response), says(404, "NOT_FOUND", "Not Found"));
    let response = ask(router, Request::post("/ok").body(Body::empty()).unwrap()).await;
    assert_eq!(told(&response), says(405, "METHOD_NOT_ALLOWED", "Method Not Allowed"));
    assert_eq!(one(&response, "allow"), Some("GET,HEAD"));
    let around = Edge::new().layer(routes());
    let response = ask(around, Request::post("/ok").body(Body::empty()).unwrap()).await;
    assert_eq!(told(&response), says(405, "METHOD_NOT_ALLOWED", "Method Not Allowed"));
    assert_eq!(one(&response, "allow"), Some("GET,HEAD"));
}

#[tokio::test]
async fn what_another_layer_answered_keeps_the_headers_that_matter() {
    let router = router();
    let response = get_it(&router, "/limited").await;
    assert_eq!(told(&response), says(429, "TOO_MANY_REQUESTS", "Too Many Requests"));
    assert_eq!(one(&response, "retry-after"), Some("30"));
    assert_eq!(one(&response, "x-ratelimit-limit"), Some("5"));
    assert_eq!(one(&response, "cache-control"), Some("no-store"));
    for name in ["etag", "content-digest", "content-disposition"] {
        assert_eq!(one(&response, name), None, "{name}");
    }
    assert_eq!(response.headers().get_all("vary").iter().count(), 1);

    let response = get_it(&router, "/basic").await;
    assert_eq!(told(&response), says(401, "UNAUTHORIZED", "Unauthorized"));
    let challenges: Vec<_> = response.headers().get_all("www-authenticate").iter().collect();
    assert_eq!(challenges, ["Basic realm=\"x\"", "Negotiate"]);
    let vary: Vec<_> = response.headers().get_all("vary").iter().collect();
    assert_eq!(vary, ["accept", "origin"]);
    assert_eq!(one(&response, "content-encoding"), None);

    let response = get_it(&router, "/range").await;
    assert_eq!(told(&response), says(416, "RANGE_NOT_SATISFIABLE", "Range Not Satisfiable"));
    assert_eq!(one(&response, "content-range"), Some("bytes */9"));
    assert_eq!(told(&get_it(&router, "/bare").await), says(418, "IM_A_TEAPOT", "I'm a teapot"));
}

#[tokio::test]
async fn what_is_none_of_its_business_passes() {
    let router = router();
    for (path, status) in [("/ok", 200), ("/unmodified", 304), ("/proxied", 502), ("/grpc", 404)] {
        let response = get_it(&router, path).await;
        assert_eq!(response.status(), status, "{path}");
        assert!(!text(&response).contains("success"), "{path}: {response:?}");
    }
}

#[tokio::test]
async fn a_panic_is_a_500_that_says_nothing() {
    let router = router();
    for path in ["/panic", "/unspeakable"] {
        let response = get_it(&router, path).await;
        assert_eq!(told(&response), says(500, "INTERNAL_ERROR", "Internal Server Error"), "{path}");
    }
    // Also where a service panics before it has a future, or the answer itself does.
    let panics =
        |_: Request<Body>| -> Ready<Result<Response, std::io::Error>> { panic!("hunter2") };
    let nothing = || Request::new(Body::empty());
    let response = ask(Edge::new().layer(service_fn(panics)), nothing()).await;
    assert_eq!(told(&response), says(500, "INTERNAL_ERROR", "Internal Server Error"));
    let edge = Edge::new().answer(|_| -> Own { panic!("hunter2") });
    let response = get_it(&routes().layer(edge), "/nowhere").await;
    assert_eq!(told(&response), says(500, "INTERNAL_ERROR", "Internal Server Error"));
}

#[tokio::test(start_paused = true)]
async fn timeouts_and_shed_load_are_answered() {
    let slow = async |_: Request<Body>| {
        tokio::time::sleep(Duration::from_secs(60)).await;
        Ok::<_, std::io::Error>(Response::new(Body::empty()))
    };
    for (edge, expected) in [
        (Edge::new(), says(504, "GATEWAY_TIMEOUT", "Gateway Timeout")),
        (
            Edge::new().timeout(StatusCode::REQUEST_TIMEOUT),
            says(408, "REQUEST_TIMEOUT", "Request Timeout"),
        ),
    ] {
        let service =
            ServiceBuilder::new().layer(edge).timeout(Duration::from_secs(1)).service_fn(slow);
        assert_eq!(told(&ask(service, Request::new(Body::empty())).await), expected);
    }

    let service = ServiceBuilder::new()
        .layer(Edge::new().overload(Duration::from_millis(1500)))
        .load_shed()
        .concurrency_limit(1)
        .service_fn(slow);
    let mut first = pin!(ask(service.clone(), Request::new(Body::empty())));
    assert!(poll_immediate(&mut first).await.is_none());
    let response = ask(service, Request::new(Body::empty())).await;
    assert_eq!(told(&response), says(503, "SERVICE_UNAVAILABLE", "Service Unavailable"));
    assert_eq!(one(&response, "retry-after"), Some("2"));
    assert_eq!(first.await.status(), 200);
}

#[tokio::test(start_paused = true)]
async fn the_routes_of_a_router_share_a_global_limit() {
    let slow = async || tokio::time::sleep(Duration::from_secs(60)).await;
    let layers = ServiceBuilder::new()
        .layer(Edge::new())
        .load_shed()
        .layer(GlobalConcurrencyLimitLayer::new(1))
        .timeout(Duration::from_secs(10));
    let router: Router =
        Router::new().route("/slow", get(slow)).route("/fast", get(async || "")).layer(layers);
    let mut first = pin!(get_it(&router, "/slow"));
    assert!(poll_immediate(&mut first).await.is_none());
    let shed = get_it(&router, "/fast").await;
    assert_eq!(told(&shed), says(503, "SERVICE_UNAVAILABLE", "Service Unavailable"));
    assert_eq!(one(&shed, "retry-after"), Some("1"));
    assert_eq!(told(&first.await), says(504, "GATEWAY_TIMEOUT", "Gateway Timeout"));
    assert_eq!(get_it(&router, "/fast").await.status(), 200);
}

#[tokio::test]
async fn a_layer_that_fails_is_an_internal_error() {
    let fails = async |_: Request<Body>| {
        Err::<Response, _>(std::io::Error::other("postgres://admin:hunter2@db"))
    };
    let service = Edge::new().layer(service_fn(fails));
    let response = ask(service, Request::new(Body::empty())).await;
    assert_eq!(told(&response), says(500, "INTERNAL_ERROR", "Internal Server Error"));
}

#[tokio::test]
async fn the_contracts_own_answers_pass_untouched() {
    let router = router();
    for path in ["/user", "/spawned"] {
        let request = Request::get(path).header("x-request-id", "req_1");
        let response = ask(router.clone(), request.body(Body::empty()).unwrap()).await;
        assert_eq!(
            text(&response),
            r#"{"error":{"type":"not_found_error","code":"NO_SUCH_USER","message":"no user 7","requestId":"req_1"}}"#,
            "{path}"
        );
        assert_eq!(one(&response, "x-request-id"), Some("req_1"));
        assert!(response.extensions().is_empty() || path == "/spawned");
    }
}

#[tokio::test]
async fn a_service_answers_with_codes_of_its_own() {
    let router = routes().layer(Edge::new().answer(Own::from));
    for (path, code) in [("/nowhere", "NO_SUCH_ROUTE"), ("/bare", "IM_A_TEAPOT")] {
        let response = get_it(&router, path).await;
        assert!(text(&response).starts_with(r#"{"error":{"type":"#), "{response:?}");
        assert!(text(&response).contains(code), "{response:?}");
    }
}

#[tokio::test]
async fn a_decision_that_panics_shows_what_is_public() {
    let router = routes().layer(Edge::new().disclose(|_| panic!("hunter2")));
    let response = get_it(&router, "/panic").await;
    let public = (500, "INTERNAL_ERROR".to_owned(), "Internal Server Error".to_owned());
    assert_eq!(told(&response), public, "{response:?}");
}

#[tokio::test]
async fn the_request_decides_what_is_shown() {
    let edge =
        Edge::new().envelope::<Typed>().should_retry(true).stripe_should_retry(true).disclose(
            |request| {
                let is_admin = request.headers.contains_key("x-admin");
                if is_admin { Disclosure::Operator } else { Disclosure::Public }
            },
        );
    let router = routes().layer(edge);
    let ask = |name: &'static str, value: &'static str| {
        let request = Request::get("/panic").header(name, value).body(Body::empty()).unwrap();
        ask(router.clone(), request)
    };
    let response = ask("x-admin", "1").await;
    assert!(text(&response).contains("panicked: hunter2"), "{response:?}");
    assert_eq!(one(&response, "x-should-retry"), Some("true"));
    assert_eq!(one(&response, "stripe-should-retry"), Some("true"));
    let response = ask("accept", "application/problem+json").await;
    assert_eq!(one(&response, "content-type"), Some("application/problem+json"));
    assert_eq!(
        text(&response),
        r#"{"type":"about:blank","title":"Internal Server Error","status":500,"detail":"Internal Server Error","code":"INTERNAL_ERROR"}"#
    );
    let off = routes().layer(Edge::new().negotiate(false));
    let request = Request::get("/panic").header("accept", "application/problem+json");
    let response = super::ask(off, request.body(Body::empty()).unwrap()).await;
    assert_eq!(told(&response).1, "INTERNAL_ERROR");
    assert_eq!(one(&response, "vary"), None);
}

#[tokio::test]
async fn a_head_has_no_body_and_the_length_of_it() {
    let router = router();
    for path in ["/user", "/nowhere", "/limited", "/panic"] {
        let get = get_it(&router, path).await;
        let head = Request::head(path).header("x-request-id", one(&get, "x-request-id").unwrap());
        let head = ask(router.clone(), head.body(Body::empty()).unwrap()).await;
        assert_eq!(head.status(), get.status());
        assert!(head.body().is_empty(), "{path}");
        assert_eq!(one(&head, "content-length"), Some(&*get.body().len().to_string()), "{path}");
    }
}

#[tokio::test]
async fn a_success_has_the_request_id_if_somebody_asked_for_it() {
    let asks = Router::new().route(
        "/ok",
        get(async || Context::current().request_id().map(|id| id.as_str().to_owned()).unwrap()),
    );
    let given = || Request::get("/ok").header("x-request-id", "req_1").body(Body::empty()).unwrap();
    let insane = Request::get("/ok").header("x-request-id", "no t").body(Body::empty()).unwrap();
    let asks = asks.layer(Edge::new());
    let response = ask(asks.clone(), given()).await;
    assert_eq!((text(&response), one(&response, "x-request-id")), ("req_1", Some("req_1")));
    let response = ask(asks.clone(), insane).await;
    assert!(text(&response).starts_with("req_"));
    assert_eq!(one(&response, "x-request-id"), Some(text(&response)));

    assert_eq!(one(&ask(router(), given()).await, "x-request-id"), None);
    let always = routes().layer(Edge::new().identify(true));
    assert_eq!(one(&ask(always.clone(), given()).await, "x-request-id"), Some("req_1"));
    assert!(one(&get_it(&always, "/ok").await, "x-request-id").unwrap().starts_with("req_"));
}
