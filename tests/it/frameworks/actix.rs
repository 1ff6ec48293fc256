//! The service in actix-web.

use std::time::Duration;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::{Next, from_fn};
use actix_web::{App, HttpResponse, HttpServer, web};
use errwire::actix_web::{Form, Json, Path, Query, into_response};
use errwire::{AnyError, HttpError, Internal, Untouched};
use http::StatusCode;

use super::{Order, OrderError, Page, Server, edge, in_framework};

in_framework!();

#[expect(clippy::unused_async, reason = "the others do wait")]
async fn start() -> Server {
    let (edge, seen) = edge();
    let app = move || {
        let json = web::JsonConfig::default().limit(4096);
        App::new().app_data(json).configure(routes).wrap(edge.clone())
    };
    let server = HttpServer::new(app).workers(1).bind("127.0.0.1:0").unwrap();
    let address = server.addrs()[0];
    tokio::spawn(server.disable_signals().run());
    Server { address, seen, id: "/path/{id}", allow: Some("GET, HEAD") }
}

fn routes(config: &mut web::ServiceConfig) {
    macro_rules! at {
        ($($path:literal => $handler:expr,)*) => {
            $(config.service(
                web::resource($path).route(web::get().to($handler)).route(web::head().to($handler)),
            );)*
        };
    }
    at! {
        "/ok" => async || "fine",
        "/query" => async |page: Query<Page>| page.page.to_string(),
        "/path/{id}" => async |id: Path<u32>| id.to_string(),
        "/panic" => panics,
        "/bare" => async || {
            HttpResponse::Forbidden().insert_header(("x-kept", "yes")).insert_header(("etag", "a")).body("hunter2")
        },
        "/foreign" => async || Err::<String, _>(actix_web::error::ErrorBadGateway("hunter2")),
        "/derived/{id}" => async |id: Path<u32>| Err::<String, _>(OrderError::Taken { id: *id }),
        "/database" => async || -> actix_web::Result<String> {
            Err(OrderError::from(std::io::Error::other("hunter2")))?
        },
        "/any" => async || -> Result<String, AnyError> {
            Err(OrderError::from(std::io::Error::other("hunter2")))?
        },
        "/http" => async || {
            let error = HttpError::new(StatusCode::PRECONDITION_REQUIRED);
            Err::<String, _>(error.with_message("say when"))
        },
        "/internal" => async || Err::<String, _>(Internal::new("hunter2")),
        "/not-modified" => async || HttpResponse::NotModified(),
        "/stream" => async || {
            let chunks = ["one", "two"].map(|text| Ok::<_, Internal>(text.into()));
            HttpResponse::Ok().streaming(futures_util::stream::iter(chunks))
        },
        "/grpc" => async || HttpResponse::Ok().content_type("application/grpc").body("frames"),
        "/untouched" => async || {
            let mut response = HttpResponse::NotFound().body("as the upstream wrote it");
            response.extensions_mut().insert(Untouched);
            response
        },
        "/slow" => async || {
            let response = into_response(&OrderError::Taken { id: 1 });
            tokio::time::sleep(Duration::from_secs(60)).await;
            response
        },
    }
    let json = async |order: Json<Order>| {
        let prices: u32 = order.items.iter().map(|item| item.price).sum();
        format!("{}: {prices}", order.name)
    };
    config
        .route("/json", web::post().to(json))
        .route("/own", web::post().to(async |_: web::Json<Order>| "read"))
        .route("/form", web::post().to(async |page: Form<Page>| page.page.to_string()));
}

async fn panics() -> String {
    panic!("hunter2")
}

#[tokio::test]
async fn a_middleware_that_fails_is_answered_for() {
    let (edge, seen) = edge();
    let refuse = from_fn(async |request: ServiceRequest, _: Next<BoxBody>| match request.path() {
        "/ok" => Err::<ServiceResponse, _>(OrderError::Taken { id: 1 }.into()),
        "/panic" => panic!("hunter2"),
        _ => Err(actix_web::error::ErrorTooManyRequests("hunter2")),
    });
    let app = App::new().configure(routes).wrap(refuse).wrap(edge);
    let app = actix_web::test::init_service(app).await;
    for (path, code) in
        [("/ok", "ORDER_TAKEN"), ("/panic", "INTERNAL_ERROR"), ("/query", "TOO_MANY_REQUESTS")]
    {
        let request = actix_web::test::TestRequest::get().uri(path).to_request();
        let error = actix_web::test::try_call_service(&app, request).await.unwrap_err();
        let response = error.error_response();
        let seen = seen.lock().unwrap().pop().unwrap();
        assert_eq!((seen.code, seen.route.as_deref()), (code, Some(path)));
        assert_eq!(response.status().as_u16(), seen.status);
        assert!(response.headers().contains_key("x-request-id"));
        let body = actix_web::body::to_bytes(response.into_body()).await.unwrap();
        let body = std::str::from_utf8(&body).unwrap();
        assert!(body.contains(code) && !body.contains("hunter2"), "{body}");
    }
    assert!(seen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn an_error_is_reported_when_the_client_has_gone() {
    let (edge, seen) = edge();
    let app = actix_web::test::init_service(App::new().configure(routes).wrap(edge)).await;
    let request = actix_web::test::TestRequest::get().uri("/slow").to_request();
    let call = actix_web::test::call_service(&app, request);
    tokio::time::timeout(Duration::from_millis(50), call).await.unwrap_err();
    let seen = seen.lock().unwrap().pop().unwrap();
    assert_eq!((seen.code, seen.route.as_deref()), ("ORDER_TAKEN", Some("/slow")));
}
