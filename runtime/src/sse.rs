//! Errors inside a stream of server-sent events (HTML Living Standard, section 9.2).

use bytes::Bytes;

use crate::Context;
use crate::envelope::{Envelope, Occurrence};
use crate::error::ApiError;
use crate::response::render;

/// The frame of an error in a stream that has already answered 200.
///
/// ```
/// use errwire::envelope::Message;
/// use errwire::{Context, Internal, SseFrame};
///
/// let frame = SseFrame::new().event("error").render::<Message>(&Internal::new("?"), &Context::new());
/// assert_eq!(frame, "event: error\ndata: {\"error\":\"Internal Server Error\"}\n\n");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct SseFrame<'a> {
    event: Option<&'a str>,
    retry: bool,
}

impl<'a> SseFrame<'a> {
    /// A frame with nothing but data.
    pub const fn new() -> Self {
        Self { event: None, retry: false }
    }

    /// Names the type of the event; of a name with line breaks, its first line.
    pub fn event(self, name: &'a str) -> Self {
        Self { event: name.split(['\r', '\n']).next(), ..self }
    }

    /// Tells the browser how long to wait before it connects again, in milliseconds, where the
    /// error knows.
    pub const fn retry(self) -> Self {
        Self { retry: true, ..self }
    }

    /// The frame of an error in the dialect of its type.
    pub fn frame(self, error: &dyn ApiError, cx: &Context) -> Bytes {
        let cx = cx.clone().with_head(false).with_problem(false);
        let occurrence = Occurrence::new(error, error.spec(), &cx);
        self.around(error.respond(&cx).body(), &occurrence)
    }

    /// The frame of an error in the dialect `D`.
    pub fn render<D: Envelope>(self, error: &dyn ApiError, cx: &Context) -> Bytes {
        let (body, occurrence) = render::<D>(Occurrence::new(error, error.spec(), cx));
        self.around(&body, &occurrence)
    }

    /// Each line of the body is a `data` field.
    fn around(self, body: &[u8], occurrence: &Occurrence<'_>) -> Bytes {
        let mut frame = Vec::with_capacity(body.len() + 32);
        if let Some(event) = self.event {
            field(&mut frame, "event", event.as_bytes());
        }
        if let Some(delay) = occurrence.delay().filter(|_| self.retry) {
            field(&mut frame, "retry", itoa::Buffer::new().format(delay.as_millis()).as_bytes());
        }
        for line in lines(body) {
            field(&mut frame, "data", line);
        }
        frame.push(b'\n');
        frame.into()
    }
}

fn field(frame: &mut Vec<u8>, name: &str, value: &[u8]) {
    frame.extend_from_slice(name.as_bytes());
    frame.extend_from_slice(b": ");
    frame.extend_from_slice(value);
    frame.push(b'\n');
}

/// The lines of a body, whichever of the three line ends it has; all of them end a field.
fn lines(body: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(body);
    core::iter::from_fn(move || {
        let text = rest?;
        let Some(end) = text.iter().position(|b| matches!(b, b'\r' | b'\n')) else {
            rest = None;
            return Some(text);
        };
        let after = if text[end..].starts_with(b"\r\n") { end + 2 } else { end + 1 };
        rest = Some(&text[after..]);
        Some(&text[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn every_line_end_ends_a_line() {
        let all: Vec<_> = lines(b"a\nb\r\nc\rd\n\n").collect();
        assert_eq!(all, [b"a".as_slice(), b"b", b"c", b"d", b"", b""]);
    }
}
