//! The service in poem.

use std::time::Duration;

use errwire::poem::{Form, Json, Path, Query, into_response};
use errwire::{AnyError, HttpError, Internal, Untouched};
use futures_util::stream;
use http::StatusCode;
use poem::listener::{Acceptor, Listener, TcpListener};
use poem::middleware::SizeLimit;
use poem::{Body, Endpoint, EndpointExt, Response, Result, Route, get, handler, post, web};

use super::{Order, OrderError, Page, Server, edge, in_framework};

in_framework!();

async fn start() -> Server {
    let (edge, seen) = edge();
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
    let address = *acceptor.local_addr()[0].as_socket_addr().unwrap();
    tokio::spawn(poem::Server::new_with_acceptor(acceptor).run(routes().with(edge)));
    Server { address, seen, id: "/path/:id", allow: None }
}

fn routes() -> Route {
    Route::new()
        .at("/ok", get(ok))
        .at("/query", get(query))
        .at("/path/:id", get(path))
        .at("/panic", get(panics))
        .at("/bare", get(bare))
        .at("/foreign", get(foreign))
        .at("/derived/:id", get(derived))
        .at("/database", get(database))
        .at("/any", get(any))
        .at("/http", get(http_error))
        .at("/internal", get(internal))
        .at("/not-modified", get(not_modified))
        .at("/stream", get(streamed))
        .at("/grpc", get(grpc))
        .at("/untouched", get(untouched))
        .at("/slow", get(slow))
        .at("/json", post(json).with(SizeLimit::new(4096)))
        .at("/own", post(own))
        .at("/form", post(form))
}

#[handler]
fn ok() -> &'static str {
    "fine"
}

#[handler]
fn query(Query(Page { page }): Query<Page>) -> String {
    page.to_string()
}

#[handler]
fn path(Path(id): Path<u32>) -> String {
    id.to_string()
}

#[handler]
fn form(Form(Page { page }): Form<Page>) -> String {
    page.to_string()
}

#[handler]
fn json(Json(Order { name, items }): Json<Order>) -> String {
    let prices: u32 = items.into_iter().map(|item| item.price).sum();
    format!("{name}: {prices}")
}

#[handler]
fn own(_: web::Json<Order>) -> &'static str {
    "read"
}

#[handler]
fn panics() -> String {
    panic!("hunter2")
}

#[handler]
fn bare() -> Response {
    let bare = Response::builder().status(StatusCode::FORBIDDEN);
    bare.header("x-kept", "yes").header("etag", "a").body("hunter2")
}

#[handler]
fn foreign() -> Result<String> {
    Err(poem::error::BadGateway(std::io::Error::other("hunter2")))
}

#[handler]
fn derived(Path(id): Path<u32>) -> Result<String, OrderError> {
    Err(OrderError::Taken { id })
}

#[handler]
fn database() -> Result<String> {
    Err(OrderError::from(std::io::Error::other("hunter2")))?
}

#[handler]
fn any() -> Result<String, AnyError> {
    Err(OrderError::from(std::io::Error::other("hunter2")))?
}

#[handler]
fn http_error() -> Result<String, HttpError> {
    Err(HttpError::new(StatusCode::PRECONDITION_REQUIRED).with_message("say when"))
}

#[handler]
fn internal() -> Result<String, Internal> {
    Err(Internal::new("hunter2"))
}

#[handler]
fn not_modified() -> StatusCode {
    StatusCode::NOT_MODIFIED
}

#[handler]
fn streamed() -> Body {
    Body::from_bytes_stream(stream::iter(["one", "two"].map(Ok::<_, std::io::Error>)))
}

#[handler]
fn grpc() -> Response {
    Response::builder().content_type("application/grpc").body("frames")
}

#[handler]
fn untouched() -> Response {
    let upstream = Response::builder().status(StatusCode::NOT_FOUND).extension(Untouched);
    upstream.body("as the upstream wrote it")
}

#[handler]
async fn slow() -> Response {
    let response = into_response(&OrderError::Taken { id: 1 });
    tokio::time::sleep(Duration::from_secs(60)).await;
    response
}

#[tokio::test]
async fn an_error_is_reported_when_the_client_has_gone() {
    let (edge, seen) = edge();
    let app = routes().with(edge);
    let request = poem::Request::builder().uri_str("/slow").finish();
    tokio::time::timeout(Duration::from_millis(50), app.call(request)).await.unwrap_err();
    assert_eq!(seen.lock().unwrap().pop().unwrap().code, "ORDER_TAKEN");
}
