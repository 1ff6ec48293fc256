//! Reads the bodies of errors below a retry, so that it can go by their codes.

use core::fmt;
use core::future::poll_fn;
use core::pin::Pin;
use core::task::{Context, Poll};
use core::time::Duration;
use std::collections::VecDeque;
use std::sync::Arc;

use ::tower::{Layer, Service};
use bytes::Bytes;
use http::{Request, Response};
use http_body::{Body, Frame, SizeHint};
use tokio::time::timeout;

use super::super::body::{Decode, Reader, detect};
use super::super::error::WireError;
use crate::Spec;

/// Reads the body of every 4xx and 5xx, and puts the [`WireError`] into the extensions of the
/// response, whose body stays as it came.
///
/// [`TowerRetry`](super::TowerRetry) and [`RetryMiddleware`](super::RetryMiddleware), if it is there,
/// go by the error they find, and so by the class that a code has in the contract. Whoever gets the
/// response in the end finds it there too:
///
/// ```
/// use errwire::client::{ReadErrors, RetryPolicy, TowerRetry, WireError};
/// use errwire::envelope::Nested;
/// use errwire::{ApiError, Contract as _};
/// use http::{Request, Response};
/// # use bytes::Bytes;
/// # use http_body_util::Full;
/// use std::convert::Infallible;
/// use tower::{ServiceBuilder, ServiceExt as _};
///
/// #[derive(Debug, thiserror::Error, ApiError)]
/// enum RunError {
///     #[error("balance exhausted")]
///     #[api(status = 402, code = "PAYMENT_REQUIRED", retryable)]
///     BalanceExhausted,
/// }
///
/// # let mut runtime = tokio::runtime::Builder::new_current_thread();
/// # runtime.enable_time().start_paused(true).build().unwrap().block_on(async {
/// # let http_client = tower::service_fn(|_: Request<()>| async {
/// #     let body = Bytes::from_static(br#"{"error":{"code":"PAYMENT_REQUIRED"}}"#);
/// #     let response = Response::builder().status(402).body(Full::new(body)).unwrap();
/// #     Ok::<_, Infallible>(response)
/// # });
/// let service = ServiceBuilder::new()
///     .retry(TowerRetry::new(RetryPolicy::new(), |never: &Infallible| match *never {}))
///     .layer(ReadErrors::of::<Nested>().knowing(RunError::specs()))
///     .service(http_client);
///
/// let response = service.oneshot(Request::new(())).await.unwrap();
/// let error = response.extensions().get::<WireError<'static>>().unwrap();
/// assert_eq!(error.code.as_deref(), Some("PAYMENT_REQUIRED"));
/// # });
/// ```
///
/// A server can send a body without an end, or with one that never comes: 64 KiB and five seconds
/// are the most that is waited for, and what was there by then is read. The rest stays in the body.
///
/// In reqwest it is a middleware, which belongs after [`RetryMiddleware`](super::RetryMiddleware).
#[derive(Clone)]
pub struct ReadErrors {
    reader: Reader,
    specs: Option<Arc<[&'static Spec]>>,
    limit: usize,
    patience: Duration,
}

impl ReadErrors {
    /// Reads errors in the dialect `D`.
    pub fn of<D: Decode>() -> Self {
        Self { reader: D::decode, specs: None, limit: 64 << 10, patience: Duration::from_secs(5) }
    }

    /// Reads errors as [`WireError::detect`] does.
    pub fn detect() -> Self {
        Self { reader: detect, ..Self::of::<crate::envelope::Problem>() }
    }

    /// Decides on the retry class by the code, as [`WireError::knowing`] does.
    pub fn knowing(self, specs: impl IntoIterator<Item = &'static Spec>) -> Self {
        Self { specs: Some(specs.into_iter().collect()), ..self }
    }

    /// Sets how many bytes of a body are read, 64 KiB by default.
    pub fn limit(self, bytes: usize) -> Self {
        Self { limit: bytes, ..self }
    }

    /// Sets how long a body is waited for, 5 s by default.
    pub fn patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    pub(super) async fn read<B>(&self, response: Response<B>) -> Response<ReadBody<B>>
    where
        B: Body<Data = Bytes> + Unpin,
    {
        let (mut head, body) = response.into_parts();
        let mut body = ReadBody { frames: VecDeque::new(), rest: Some(body) };
        if head.status.is_client_error() || head.status.is_server_error() {
            // What came by then is in `body`.
            let _ = timeout(self.patience, body.read(self.limit)).await;
            let bytes = body.start(self.limit);
            let error = WireError::read(head.status, &head.headers, &bytes, self.reader);
            let error = match &self.specs {
                Some(specs) => error.knowing(specs.iter().copied()),
                None => error,
            };
            let error = error.into_owned();
            head.extensions.insert(error);
        }
        Response::from_parts(head, body)
    }
}

impl fmt::Debug for ReadErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadErrors")
            .field("limit", &self.limit)
            .field("patience", &self.patience)
            .finish_non_exhaustive()
    }
}

impl<S> Layer<S> for ReadErrors {
    type Service = ReadErrorsService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        ReadErrorsService { inner, errors: self.clone() }
    }
}

/// The service that [`ReadErrors`] makes.
#[derive(Clone, Debug)]
pub struct ReadErrorsService<S> {
    inner: S,
    errors: ReadErrors,
}

impl<S, B, R> Service<Request<B>> for ReadErrorsService<S>
where
    S: Service<Request<B>, Response = Response<R>, Future: Send + 'static, Error: Send>,
    R: Body<Data = Bytes, Error: Send> + Send + Unpin,
{
    type Response = Response<ReadBody<R>>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let (response, errors) = (self.inner.call(request), self.errors.clone());
        Box::pin(async move { Ok(errors.read(response.await?).await) })
    }
}

/// A body of which the start may have been read already; to whoever reads it now, it is whole.
pub struct ReadBody<B: Body> {
    frames: VecDeque<Result<Frame<Bytes>, B::Error>>,
    rest: Option<B>,
}

impl<B: Body<Data = Bytes> + Unpin> ReadBody<B> {
    /// Reads until the body ends, breaks off, or is long enough.
    async fn read(&mut self, limit: usize) {
        let mut length = 0;
        while length < limit
            && let Some(rest) = &mut self.rest
        {
            let frame = poll_fn(|cx| Pin::new(&mut *rest).poll_frame(cx)).await;
            match &frame {
                // Of frames with nothing in them there may be no end either.
                Some(Ok(frame)) => length += frame.data_ref().map_or(1, |data| data.len().max(1)),
                Some(Err(_)) | None => self.rest = None,
            }
            self.frames.extend(frame);
        }
    }

    /// What was read, up to the limit.
    fn start(&self, limit: usize) -> Vec<u8> {
        let mut start = Vec::new();
        for data in self.data() {
            let room = limit - start.len();
            start.extend_from_slice(&data[..data.len().min(room)]);
        }
        start
    }
}

impl<B: Body<Data = Bytes>> ReadBody<B> {
    fn data(&self) -> impl Iterator<Item = &Bytes> {
        self.frames.iter().filter_map(|frame| frame.as_ref().ok()?.data_ref())
    }
}

impl<B: Body<Data = Bytes> + Unpin> Body for ReadBody<B>
where
    B::Error: Unpin,
{
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        if let Some(frame) = self.frames.pop_front() {
            return Poll::Ready(Some(frame));
        }
        let Some(rest) = &mut self.rest else { return Poll::Ready(None) };
        Pin::new(rest).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.frames.is_empty() && self.rest.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        let mut hint = self.rest.as_ref().map_or(SizeHint::with_exact(0), Body::size_hint);
        let read: u64 = self.data().map(|data| data.len() as u64).sum();
        // In this order, or it would be lower than the lower one in between.
        if let Some(upper) = hint.upper() {
            hint.set_upper(upper.saturating_add(read));
        }
        hint.set_lower(hint.lower().saturating_add(read));
        hint
    }
}

impl<B: Body> fmt::Debug for ReadBody<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let frames = &self.frames.len();
        f.debug_struct("ReadBody").field("frames", frames).finish_non_exhaustive()
    }
}
