//! [`Edge`] is a middleware.

use core::error::Error;
use core::fmt;
use core::future::{Future, poll_fn};
use core::mem::swap;
use core::pin::pin;
use core::task::Poll;

use http::{Response as Head, StatusCode};
use poem::{
    Body, Endpoint, IntoResponse, Middleware, PathPattern, Request, Response, ResponseParts,
};

use super::from_response;
use super::rejections::refused;
use crate::integrations::{failure_of, run};
use crate::scope::Scope;
use crate::{Edge, HttpError};

impl<E: Endpoint> Middleware<E> for Edge {
    type Output = EdgeEndpoint<E>;

    fn transform(&self, inner: E) -> Self::Output {
        EdgeEndpoint { inner, edge: self.clone() }
    }
}

/// An endpoint inside an [`Edge`]: it never fails, since its errors are responses.
pub struct EdgeEndpoint<E> {
    inner: E,
    edge: Edge,
}

impl<E> fmt::Debug for EdgeEndpoint<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EdgeEndpoint").finish_non_exhaustive()
    }
}

impl<E: Endpoint> Endpoint for EdgeEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let mut scope = self.edge.begin(request.method(), request.headers());
        let request =
            if self.edge.discloses() { shown(&self.edge, &mut scope, request) } else { request };
        // It reports as it is dropped, also when the client has gone.
        let mut at = At { scope, route: None };
        let answered = match run(&mut at.scope, || self.inner.call(request)) {
            Ok(inner) => {
                let mut inner = pin!(inner);
                poll_fn(|cx| {
                    let poll = || inner.as_mut().poll(cx).map_ok(IntoResponse::into_response);
                    match run(&mut at.scope, poll) {
                        Ok(poll) => poll.map(Ok),
                        Err(panic) => Poll::Ready(Err(panic)),
                    }
                })
                .await
            }
            Err(panic) => Err(panic),
        };
        Ok(match answered {
            Ok(Ok(response)) => at.finish(response, None),
            Ok(Err(error)) => at.fail(error),
            Err(panic) => at.answer(panic),
        })
    }
}

/// Decides who reads the response, and hands the request back.
fn shown(edge: &Edge, scope: &mut Scope, request: Request) -> Request {
    let (mut parts, body) = request.into_parts();
    let mut head = http::Request::new(()).into_parts().0;
    let mut exchange = |head: &mut http::request::Parts| {
        swap(&mut head.method, &mut parts.method);
        swap(&mut head.uri, &mut parts.uri);
        swap(&mut head.version, &mut parts.version);
        swap(&mut head.headers, &mut parts.headers);
        swap(&mut head.extensions, &mut parts.extensions);
    };
    exchange(&mut head);
    edge.disclose_to(&head, scope);
    exchange(&mut head);
    Request::from_parts(parts, body)
}

/// poem's response of another's head.
pub(super) fn response(head: Head<()>, body: Body) -> Response {
    let (head, ()) = head.into_parts();
    let http::response::Parts { status, version, headers, extensions, .. } = head;
    Response::from_parts(ResponseParts { status, version, headers, extensions }, body)
}

/// Where a request is.
struct At {
    scope: Scope,
    route: Option<PathPattern>,
}

impl At {
    /// Lets a response pass, or answers in its place; `told` is what is known of its error.
    fn finish(&mut self, answered: Response, told: Option<HttpError>) -> Response {
        let (parts, body) = answered.into_parts();
        let mut head = Head::new(());
        *head.status_mut() = parts.status;
        *head.version_mut() = parts.version;
        *head.headers_mut() = parts.headers;
        *head.extensions_mut() = parts.extensions;
        if self.scope.passes(&head) {
            self.route = head.extensions().get().cloned();
            self.scope.context.identify(head.headers_mut());
            return response(head, body);
        }
        self.route = head.extensions_mut().remove();
        let (status, others) = (head.status(), head.headers());
        from_response(match told {
            Some(told) => self.scope.answer_instead_with(told.with_status(status), others),
            None => self.scope.answer_instead(status, others),
        })
    }

    fn fail(&mut self, error: poem::Error) -> Response {
        let is_unknown = error.status() == StatusCode::INTERNAL_SERVER_ERROR;
        if is_unknown && failure_of(&error).is_some() {
            self.route = error.data().cloned();
            return from_response(self.scope.answer_for(error.into()));
        }
        let told = match refused(&error) {
            Some(refused) => refused,
            None => HttpError::new(error.status()).with_source(Words::of(&error)),
        };
        match run(&mut self.scope, || error.into_response()) {
            Ok(response) => self.finish(response, Some(told)),
            Err(panic) => self.answer(panic),
        }
    }

    fn answer(&mut self, error: HttpError) -> Response {
        from_response(self.scope.answer_with(error))
    }
}

impl Drop for At {
    fn drop(&mut self) {
        self.scope.end(self.route.as_ref().map(|route| &*route.0));
    }
}

/// What an error says of itself, and what caused it; the error itself becomes a response.
#[derive(Debug)]
struct Words {
    text: String,
    source: Option<Box<Words>>,
}

impl Words {
    fn of(error: &poem::Error) -> Self {
        // poem's error says what its source says.
        let mut causes = Vec::new();
        let mut next = error.source().and_then(Error::source);
        while let (Some(error), 0..16) = (next, causes.len()) {
            causes.push(error.to_string());
            next = error.source();
        }
        let wrap = |source, text| Some(Box::new(Self { text, source }));
        let source = causes.into_iter().rev().fold(None, wrap);
        Self { text: error.to_string(), source }
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Words {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}
