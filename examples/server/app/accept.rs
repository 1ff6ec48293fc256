//! What the client would rather read, besides the service's own JSON.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::header::ACCEPT;
use http::request::Parts;

/// Which of the other forms a request asks for by name.
///
/// Problem details are not among them: the context of the request has them already.
#[derive(Clone, Copy)]
pub(super) struct Accept {
    pub(super) html: bool,
    pub(super) stream: bool,
}

impl<S: Sync> FromRequestParts<S> for Accept {
    type Rejection = Infallible;

    async fn from_request_parts(head: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let lists = head.headers.get_all(ACCEPT).into_iter();
        let accept = lists.filter_map(|list| list.to_str().ok()).collect::<Vec<_>>().join(",");
        let quality = |media_type| quality(&accept, media_type);
        let json = quality("application/json").max(quality("application/problem+json"));
        Ok(Self { html: quality("text/html") > json, stream: quality("text/event-stream") > json })
    }
}

/// How much a list wants a media type, from 0 to 1; wildcards want nothing in particular.
fn quality(accept: &str, media_type: &str) -> f32 {
    let ranges = accept.split(',').filter_map(|range| {
        let mut pieces = range.split(';').map(str::trim);
        let named = pieces.next()?.eq_ignore_ascii_case(media_type);
        let quality = pieces.find_map(|piece| piece.strip_prefix("q=")?.parse::<f32>().ok());
        named.then_some(quality.unwrap_or(1.0))
    });
    ranges.fold(0.0, f32::max)
}
