//! `{"error":…}`, with or without `success`, and a success that carries an error as a warning.

use http::HeaderValue;
use http::header::CONTENT_TYPE;
use serde::Serialize;

use super::{Envelope, Error, Piece, Template};
use crate::json;
use crate::response::{Response, behead};
use crate::{ApiError, Context};

/// The two forms differ only before the message.
macro_rules! template {
    ($start:literal) => {
        Template::new(&[
            Piece::Json($start),
            Piece::Message,
            Piece::Json(r#"""#),
            Piece::Details(r#","details":"#),
            Piece::RetryAfter(r#","retry_after":"#),
            Piece::Extensions,
            Piece::Json("}"),
        ])
    };
}

/// `{"error":…}`: the message alone.
///
/// Details, the seconds to wait (`retry_after`) and extensions follow where the error has them. The
/// code is not on the wire.
#[derive(Clone, Copy, Debug, Default)]
pub struct Message;

impl Envelope for Message {
    const TEMPLATE: Option<&'static Template> = Some(&MESSAGE);
}

static MESSAGE: Template = template!(r#"{"error":""#);

/// `{"success":false,"error":…}`: [`Message`] with a flag before it.
#[derive(Clone, Copy, Debug, Default)]
pub struct SuccessMessage;

impl Envelope for SuccessMessage {
    const TEMPLATE: Option<&'static Template> = Some(&SUCCESS_MESSAGE);
}

static SUCCESS_MESSAGE: Template = template!(r#"{"success":false,"error":""#);

/// A success that carries an error as a warning: `{…,"warning":…}`.
///
/// ```
/// use errwire::envelope::Warned;
/// use errwire::{Context, Internal};
/// use serde::Serialize;
///
/// #[derive(Serialize)]
/// struct Added {
///     success: bool,
/// }
///
/// let warned = Warned { value: Added { success: true }, warning: Internal::new("no route to host") };
/// let response = warned.respond(&Context::new())?;
/// assert_eq!(response.body(), r#"{"success":true,"warning":"Internal Server Error"}"#);
/// # Ok::<(), errwire::envelope::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Warned<T, E> {
    /// What was done; it is serialized as a JSON object.
    pub value: T,
    /// What was not done; its message goes into the member `warning`.
    pub warning: E,
}

impl<T: Serialize, E: ApiError> Warned<T, E> {
    /// The response, 200 OK.
    ///
    /// # Errors
    ///
    /// If the value can't be serialized, or is no JSON object.
    pub fn respond(&self, cx: &Context) -> Result<Response, Error> {
        let mut body = Vec::with_capacity(256);
        json::write(&mut body, &self.value)?;
        if body.pop() != Some(b'}') {
            return Err(serde::ser::Error::custom("only a JSON object can carry a warning"));
        }
        let before = if body == b"{" { r#""warning":""# } else { r#","warning":""# };
        body.extend_from_slice(before.as_bytes());
        crate::Message::new(&self.warning, cx).append_json(&mut body);
        body.extend_from_slice(br#""}"#);
        let mut response = Response::new(body.into());
        response.headers_mut().append(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if cx.is_head() {
            behead(&mut response);
        }
        cx.identify(response.headers_mut());
        Ok(response)
    }
}
