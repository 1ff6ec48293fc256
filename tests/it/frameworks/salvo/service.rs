//! A service that fails in every way, and how to ask it.

use std::time::Duration;

use bytes::Bytes;
use errwire::salvo::{Form, Json, Path, Query};
use errwire::{AnyError, Context, HttpError, Internal, Untouched};
use http_body_util::BodyExt;
use salvo::catcher::Catcher;
use salvo::conn::SocketAddr;
use salvo::http::{Mime, ParseError, ReqBody, StatusError};
use salvo::hyper::service::Service as _;
use salvo::prelude::{ConnCtrl, Extractible, StatusCode};
use salvo::size_limiter::max_size;
use salvo::timeout::Timeout;
use salvo::{Request, Response, Router, Service, Writer, handler};
use serde::Deserialize;

use crate::frameworks::listed::{ProjectError, Reports, edge};

#[derive(Debug, Deserialize)]
struct Order {
    items: Vec<Item>,
}

#[derive(Debug, Deserialize, Extractible)]
#[salvo(extract(default_source(from = "query")))]
struct Item {
    price: u32,
}

#[derive(Debug, Deserialize)]
struct Search {
    page: u32,
    #[serde(default)]
    tags: Vec<String>,
}

#[handler]
async fn ok() -> &'static str {
    "fine"
}

#[handler]
async fn user(path: Path<u64>) -> String {
    path.to_string()
}

#[handler]
async fn pair(path: Path<(String, u8)>) -> String {
    format!("{} {}", path.0.0, path.0.1)
}

#[handler]
async fn search(query: Query<Search>) -> String {
    format!("{} {:?}", query.page, query.tags)
}

#[handler]
async fn own(item: Item) -> String {
    item.price.to_string()
}

#[handler]
pub(super) async fn place(order: Json<Order>) -> Json<u32> {
    Json(order.items.iter().map(|item| item.price).sum())
}

#[handler]
async fn own_order(request: &mut Request) -> Result<String, ParseError> {
    let order: Order = request.parse_json().await?;
    Ok(order.items.len().to_string())
}

#[handler]
async fn tried(request: &mut Request) -> Result<String, HttpError> {
    let order: Order = request.parse_json().await?;
    Ok(order.items.len().to_string())
}

#[handler]
async fn send(form: Form<Search>) -> String {
    format!("{} {:?}", form.page, form.tags)
}

#[handler]
pub(super) async fn project(path: Path<u64>) -> Result<String, ProjectError> {
    // What is polled again is still the same request.
    tokio::task::yield_now().await;
    match path.0 {
        7 => Err(ProjectError::TooFast { seconds: 30 }),
        8 => Err(ProjectError::Gone),
        id => Err(ProjectError::NotFound { id }),
    }
}

#[handler]
async fn internal() -> Result<(), Internal> {
    Err(Internal::new("disk /dev/sda1"))
}

#[handler]
async fn any() -> Result<(), AnyError> {
    Err(ProjectError::NotFound { id: 3 }.into())
}

#[handler]
async fn gone() -> StatusCode {
    StatusCode::GONE
}

#[handler]
async fn brief() -> StatusError {
    StatusError::conflict().brief("hunter2 is taken")
}

#[handler]
async fn late(response: &mut Response) {
    response.status_code(StatusCode::GATEWAY_TIMEOUT);
    response.headers_mut().insert("retry-after", "9".parse().unwrap());
    response.headers_mut().insert("content-encoding", "gzip".parse().unwrap());
    response.render("upstream db-1 timed out");
}

#[handler]
async fn panic() -> &'static str {
    tokio::task::yield_now().await;
    panic!("secret")
}

#[handler]
async fn slow() {
    std::future::pending::<()>().await;
}

#[handler]
async fn unchanged() -> StatusCode {
    StatusCode::NOT_MODIFIED
}

#[handler]
async fn stream(response: &mut Response) {
    let chunks = ["a", "b"].map(Ok::<_, std::io::Error>);
    response.stream(futures_util::stream::iter(chunks));
}

#[handler]
async fn proxied(response: &mut Response) {
    response.status_code(StatusCode::BAD_GATEWAY);
    response.extensions.insert(Untouched);
    response.render("as upstream wrote it");
}

#[handler]
async fn context() -> String {
    Context::current().request_id().unwrap().as_str().to_owned()
}

#[handler]
async fn page(response: &mut Response) {
    response.render(salvo::writing::Text::Html("<p>"));
}

pub(super) fn routes() -> Router {
    let limit = Timeout::new(Duration::from_millis(5)).error(StatusError::gateway_timeout);
    Router::new()
        .push(Router::with_path("ok").get(ok))
        .push(Router::with_path("users/{id}").get(user))
        .push(Router::with_path("pairs/{name}/{number}").get(pair))
        .push(Router::with_path("search").get(search))
        .push(Router::with_path("own").get(own))
        .push(Router::with_path("orders").post(place))
        .push(Router::with_path("own_orders").post(own_order))
        .push(Router::with_path("tried").post(tried))
        .push(Router::with_path("limited").hoop(max_size(8)).post(own_order))
        .push(Router::with_path("form").post(send))
        .push(Router::with_path("projects/{id}").get(project))
        .push(Router::with_path("internal").get(internal))
        .push(Router::with_path("any").get(any))
        .push(Router::with_path("gone").get(gone))
        .push(Router::with_path("brief").get(brief))
        .push(Router::with_path("late").get(late))
        .push(Router::with_path("panic").get(panic))
        .push(Router::with_path("slow").hoop(limit).get(slow))
        .push(Router::with_path("unchanged").get(unchanged))
        .push(Router::with_path("stream").get(stream))
        .push(Router::with_path("proxied").get(proxied))
        .push(Router::with_path("context").get(context))
        .push(Router::with_path("page").get(page))
}

pub(super) fn app() -> (Service, Reports) {
    let (edge, reports) = edge();
    let allowed: Vec<Mime> = ["application/json", "text/plain", "application/problem+json"]
        .map(|media_type| media_type.parse().unwrap())
        .into();
    let service = Service::new(routes())
        .hoop(edge.clone())
        .catcher(Catcher::new(edge))
        .allowed_media_types(allowed);
    (service, reports)
}

pub(super) async fn ask(
    service: &Service,
    (method, path, media_type, body): (&str, &str, &str, &str),
    headers: &[(&str, &str)],
) -> http::Response<Bytes> {
    let mut request = http::Request::builder().method(method).uri(path);
    if !media_type.is_empty() {
        request = request.header("content-type", media_type);
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(ReqBody::Once(body.to_owned().into())).unwrap();
    let handler = service.hyper_handler(
        SocketAddr::Unknown,
        SocketAddr::Unknown,
        http::uri::Scheme::HTTP,
        None,
        ConnCtrl::new(),
        None,
    );
    let (head, body) = handler.call(request).await.unwrap().into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    http::Response::from_parts(head, body)
}
