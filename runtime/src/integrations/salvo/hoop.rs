//! [`Edge`] as a hoop around a service, and as the goal of its catcher.

use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::Poll;

use http::StatusCode;
use salvo_core::http::{ResBody, Response};
use salvo_core::{Depot, FlowCtrl, Handler, Request, async_trait};

use super::{of_status, put, replace};
use crate::integrations::run;
use crate::scope::Scope;
use crate::{Context, Edge, HttpError};

#[async_trait]
impl Handler for Edge {
    async fn handle(
        &self,
        request: &mut Request,
        depot: &mut Depot,
        response: &mut Response,
        rest: &mut FlowCtrl,
    ) {
        let mut at = At::begin(self, request, depot);
        match at.run(rest.call_next(request, depot, response)).await {
            Ok(()) => at.finish(response),
            Err(panic) => put(at.scope.answer_with(panic), response),
        }
        depot.insert_typed(Seen(at.scope.context.clone()));
    }
}

/// The context of a request that has been at the edge: the catcher comes after the hoops.
struct Seen(Context);

/// Where a request is.
struct At {
    scope: Scope,
    route: Option<String>,
}

impl At {
    fn begin(edge: &Edge, request: &mut Request, depot: &mut Depot) -> Self {
        let mut scope = edge.begin(request.method(), request.headers());
        if let Ok(Seen(context)) = depot.remove_typed() {
            scope.context = context;
        } else if edge.discloses() {
            with_head(request, |head| edge.disclose_to(head, &mut scope));
        }
        let pattern = request.matched_path();
        let route = edge.is_observed() && !pattern.is_empty();
        Self { scope, route: route.then(|| format!("/{pattern}")) }
    }

    /// Runs what is inside in the request's scope.
    async fn run<F: Future>(&mut self, inside: F) -> Result<(), HttpError> {
        let mut inside = pin!(inside);
        poll_fn(|cx| match run(&mut self.scope, || inside.as_mut().poll(cx)) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(_)) => Poll::Ready(Ok(())),
            Err(panic) => Poll::Ready(Err(panic)),
        })
        .await
    }

    fn finish(&mut self, response: &mut Response) {
        let Some(status) = response.status_code else { return };
        if self.passes(status, response) {
            self.scope.context.identify(&mut response.headers);
            return;
        }
        let others = core::mem::take(&mut response.headers);
        let made = match response.take_body() {
            ResBody::Error(failed) => {
                let error = of_status(HttpError::of_response(status, &others), failed);
                self.scope.answer_instead_with(error, &others)
            }
            _ => self.scope.answer_instead(status, &others),
        };
        replace(made, response);
    }

    fn passes(&mut self, status: StatusCode, response: &mut Response) -> bool {
        let mut head = http::Response::new(());
        *head.status_mut() = status;
        core::mem::swap(head.headers_mut(), &mut response.headers);
        core::mem::swap(head.extensions_mut(), &mut response.extensions);
        let passes = self.scope.passes(&head);
        core::mem::swap(head.headers_mut(), &mut response.headers);
        core::mem::swap(head.extensions_mut(), &mut response.extensions);
        passes
    }
}

impl Drop for At {
    /// Tells of the error also when the client has gone, and nobody asks for the response.
    fn drop(&mut self) {
        self.scope.end(self.route.as_deref());
    }
}

/// Shows a request in the types of [`http`].
fn with_head(request: &mut Request, look: impl FnOnce(&http::request::Parts)) {
    let mut head = http::Request::new(());
    *head.method_mut() = request.method().clone();
    *head.uri_mut() = request.uri().clone();
    *head.version_mut() = request.version();
    core::mem::swap(head.headers_mut(), request.headers_mut());
    core::mem::swap(head.extensions_mut(), request.extensions_mut());
    let (mut head, ()) = head.into_parts();
    look(&head);
    core::mem::swap(&mut head.headers, request.headers_mut());
    core::mem::swap(&mut head.extensions, request.extensions_mut());
}
