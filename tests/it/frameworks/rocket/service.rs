//! A service that fails in every way, and how to ask it.

#![allow(clippy::needless_pass_by_value, reason = "a handler takes its guards by value")]

use bytes::Bytes;
use errwire::rocket::{Form, Json, Path, Query, leave_untouched};
use errwire::{AnyError, Context, HttpError, Internal};
use rocket::data::{Limits, ToByteUnit};
use rocket::http::{ContentType, Header, Method, Status};
use rocket::local::asynchronous::Client;
use rocket::response::Responder;
use rocket::response::stream::TextStream;
use rocket::{Build, Request, Rocket, get, post, routes};
use serde::Deserialize;

use crate::frameworks::listed::{ProjectError, Reports, edge};

#[derive(Debug, Deserialize)]
pub(super) struct Order {
    items: Vec<Item>,
}

#[derive(Debug, Deserialize)]
struct Item {
    price: u32,
}

#[derive(Debug, rocket::FromForm)]
struct Search {
    #[field(validate = range(1..100))]
    page: u32,
    #[field(validate = len(..5))]
    word: Option<String>,
    #[field(validate = with(|tag| !tag.contains('2'), "the tag hunter2 is taken"))]
    tag: Option<String>,
}

impl Search {
    fn show(&self) -> String {
        format!("{} {:?} {:?}", self.page, self.word, self.tag)
    }
}

#[get("/ok")]
pub(super) fn ok() -> &'static str {
    "fine"
}

#[get("/users/<_>")]
fn user(path: Path<u64>) -> String {
    path.to_string()
}

#[get("/files/<_>/<_..>")]
fn file(path: Path<(u8, Vec<String>)>) -> String {
    format!("{:?}", path.0)
}

#[get("/own/<id>")]
fn own(id: u32) -> String {
    id.to_string()
}

#[get("/search")]
fn search(query: Query<Search>) -> String {
    query.show()
}

#[post("/orders", data = "<order>")]
pub(super) fn order(order: Json<Order>) -> String {
    order.items.iter().map(|item| item.price).sum::<u32>().to_string()
}

#[post("/caught", data = "<order>")]
fn caught(order: Result<Json<Order>, HttpError>) -> Result<String, HttpError> {
    order.map(|order| order.items.len().to_string())
}

#[post("/form", data = "<form>")]
fn form(form: Form<Search>) -> String {
    form.show()
}

#[get("/projects/<id>")]
pub(super) fn project(id: u64) -> Result<String, ProjectError> {
    match id {
        7 => Err(ProjectError::TooFast { seconds: 30 }),
        8 => Err(ProjectError::Gone),
        _ => Err(ProjectError::NotFound { id }),
    }
}

#[get("/internal")]
fn internal() -> Result<(), Internal> {
    Err(Internal::new("disk /dev/sda1"))
}

#[get("/any")]
fn any() -> Result<(), AnyError> {
    Err(ProjectError::NotFound { id: 3 }.into())
}

#[get("/gone")]
fn gone() -> Status {
    Status::Gone
}

#[get("/late")]
fn late() -> (Status, &'static str) {
    (Status::GatewayTimeout, "upstream db-1 timed out")
}

#[get("/panic")]
fn panic() -> &'static str {
    panic!("secret")
}

#[get("/unchanged")]
fn unchanged() -> (Status, ()) {
    (Status::NotModified, ())
}

#[get("/stream")]
fn stream() -> TextStream![&'static str] {
    TextStream! {
        yield "a";
        yield "b";
    }
}

struct Proxied;

impl<'r> Responder<'r, 'static> for Proxied {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        leave_untouched(request);
        (Status::BadGateway, "as upstream wrote it").respond_to(request)
    }
}

#[get("/proxied")]
fn proxied() -> Proxied {
    Proxied
}

#[get("/context")]
fn context(cx: Context) -> String {
    cx.request_id().unwrap().as_str().to_owned()
}

#[rocket::catch(410)]
fn of_gone() -> &'static str {
    "gone, says a catcher of one's own"
}

pub(super) fn app() -> (Rocket<Build>, Reports) {
    let (edge, reports) = edge();
    let config = rocket::Config {
        port: 0,
        log_level: rocket::config::LogLevel::Off,
        limits: Limits::default().limit("json", 64.bytes()).limit("form", 64.bytes()),
        ..rocket::Config::debug_default()
    };
    let routes = routes![
        ok, user, file, own, search, order, caught, form, project, internal, any, gone, late,
        panic, unchanged, stream, proxied, context,
    ];
    let app = rocket::custom(config)
        .mount("/", routes)
        .register("/", rocket::catchers![of_gone])
        .attach(edge);
    (app, reports)
}

pub(super) async fn ask(
    client: &Client,
    (method, path, media_type, body): (&str, &str, &str, &str),
    headers: &[(&'static str, &'static str)],
) -> http::Response<Bytes> {
    let method: Method = method.parse().unwrap();
    let mut request = client.req(method, path.to_owned()).body(body);
    if let Some(media_type) = ContentType::parse_flexible(media_type) {
        request.add_header(media_type);
    }
    for (name, value) in headers {
        request.add_header(Header::new(*name, *value));
    }
    let response = request.dispatch().await;
    let mut made = http::Response::builder().status(response.status().code);
    for header in response.headers().iter() {
        made = made.header(header.name.as_str(), &*header.value);
    }
    let size = response.body().preset_size();
    let body = response.into_bytes().await.unwrap_or_default();
    assert!(method == Method::Head || size.is_none_or(|size| size == body.len()));
    made.body(body.into()).unwrap()
}

pub(super) async fn client() -> (Client, Reports) {
    let (app, reports) = app();
    (Client::untracked(app).await.unwrap(), reports)
}
