//! A service that fails in every way it is asked to, over gRPC and over HTTP, on one port.

use std::convert::Infallible;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::task::{Context as TaskContext, Poll};

use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use bytes::{Buf, BufMut};
use errwire::{AnyError, Context, Disclosure, Edge, Internal};
use futures_util::{FutureExt, Stream, stream};
use http::uri::PathAndQuery;
use tokio::net::TcpListener;
use tonic::body::Body;
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};
use tonic::server::{Grpc, NamedService};
use tonic::service::Routes;
use tonic::transport::{Channel, Endpoint};
use tonic::{Request, Response, Status, Streaming};
use tower::{Service, service_fn};

use super::errors::{RunError, SECRET};

/// Messages that are nothing but text, so that no `.proto` is needed.
#[derive(Clone, Copy, Debug, Default)]
struct Text;

impl Codec for Text {
    type Encode = String;
    type Decode = String;
    type Encoder = Self;
    type Decoder = Self;

    fn encoder(&mut self) -> Self {
        Self
    }

    fn decoder(&mut self) -> Self {
        Self
    }
}

impl Encoder for Text {
    type Item = String;
    type Error = Status;

    fn encode(&mut self, text: String, out: &mut EncodeBuf<'_>) -> Result<(), Status> {
        out.put_slice(text.as_bytes());
        Ok(())
    }
}

impl Decoder for Text {
    type Item = String;
    type Error = Status;

    fn decode(&mut self, input: &mut DecodeBuf<'_>) -> Result<Option<String>, Status> {
        let bytes = input.copy_to_bytes(input.remaining());
        Ok(String::from_utf8(bytes.into()).ok())
    }
}

/// The service as generated code would have it.
#[derive(Clone, Copy, Debug)]
struct Runs;

impl NamedService for Runs {
    const NAME: &'static str = "test.Runs";
}

impl Service<http::Request<Body>> for Runs {
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut TaskContext<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        Box::pin(async move {
            let mut grpc = Grpc::new(Text);
            Ok(match request.uri().path() {
                "/test.Runs/Watch" => grpc.server_streaming(service_fn(watch_run), request).await,
                "/test.Runs/Any" => grpc.unary(service_fn(any), request).await,
                "/test.Runs/Panic" => {
                    let call = AssertUnwindSafe(grpc.unary(service_fn(panics), request));
                    call.catch_unwind().await.unwrap_or_else(|payload| {
                        let error = Internal::from_panic(&*payload);
                        errwire::tonic::trailers_only(&error, &Context::current())
                            .map(|_| Body::empty())
                    })
                }
                _ => grpc.unary(service_fn(get_run), request).await,
            })
        })
    }
}

fn run(name: &str) -> Result<String, RunError> {
    if name == "ok" { Ok("ran".to_owned()) } else { Err(RunError::named(name)) }
}

async fn get_run(request: Request<String>) -> Result<Response<String>, Status> {
    Ok(Response::new(run(request.get_ref())?))
}

async fn any(request: Request<String>) -> Result<Response<String>, Status> {
    let run = || Ok::<_, AnyError>(run(request.get_ref())?);
    Ok(Response::new(run()?))
}

async fn panics(request: Request<String>) -> Result<Response<String>, Status> {
    panic!("{} at {SECRET}", request.get_ref());
}

type Events = Pin<Box<dyn Stream<Item = Result<String, Status>> + Send>>;

/// One event, and then the error: it is in real trailers.
async fn watch_run(request: Request<String>) -> Result<Response<Events>, Status> {
    // The stream is polled when the layer around this has its response already.
    let cx = Context::current();
    let last = run(request.get_ref()).map_err(|error| errwire::tonic::status(&error, &cx));
    Ok(Response::new(Box::pin(stream::iter([Ok("started".to_owned()), last]))))
}

async fn over_http(Path(name): Path<String>) -> Result<String, RunError> {
    run(&name)
}

/// Starts the service and gives its address.
pub(crate) async fn start() -> String {
    start_with(Edge::new()).await
}

/// Starts the service in this edge.
pub(crate) async fn start_with(edge: Edge) -> String {
    let layer = edge.disclose(|head| match head.headers.get("x-admin") {
        Some(_) => Disclosure::Operator,
        None => Disclosure::Public,
    });
    let grpc = Routes::new(Runs).into_axum_router();
    let app: Router = grpc.route("/http/{name}", get(over_http)).layer(layer);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

/// A client that was not written by us.
pub(crate) struct Client(tonic::client::Grpc<Channel>);

impl Client {
    pub(crate) async fn connect(address: &str) -> Self {
        let endpoint = Endpoint::from_shared(format!("http://{address}")).unwrap();
        Self(tonic::client::Grpc::new(endpoint.connect().await.unwrap()))
    }

    pub(crate) async fn call(
        &mut self,
        method: &str,
        message: &str,
        headers: &[(&'static str, &str)],
    ) -> Result<String, Status> {
        self.0.ready().await.unwrap();
        let response = self.0.unary(request(message, headers), path(method), Text).await?;
        Ok(response.into_inner())
    }

    pub(crate) async fn watch(&mut self, message: &str) -> Streaming<String> {
        self.0.ready().await.unwrap();
        let request = request(message, &[("x-request-id", "req_watch")]);
        self.0.server_streaming(request, path("Watch"), Text).await.unwrap().into_inner()
    }
}

fn path(method: &str) -> PathAndQuery {
    PathAndQuery::try_from(format!("/test.Runs/{method}")).unwrap()
}

fn request(message: &str, headers: &[(&'static str, &str)]) -> Request<String> {
    let mut request = Request::new(message.to_owned());
    for (name, value) in headers {
        request.metadata_mut().insert(*name, value.parse().unwrap());
    }
    request
}

/// The status and body that the same service answers over HTTP/1.1.
pub(crate) async fn over_http1(address: &str, name: &str) -> (u16, String) {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let request = format!("GET /http/{name} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();
    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
}
