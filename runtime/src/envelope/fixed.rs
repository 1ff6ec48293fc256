//! Bodies that are rendered as the crate compiles.
//!
//! The derive puts one [`Bodies`] behind each table of specs. It is evaluated where it is used, not
//! where it is declared, so that `cargo check` does not pay for it.

use super::Envelope;
use super::template::{Piece, Template, kind, page_title};
use crate::json::escape::is_clean;
use crate::spec::{Public, Spec};
use crate::status::{digits, reason};

/// A body that was rendered as the crate compiled, and the template that it went through.
#[derive(Clone, Copy, Debug)]
pub struct Fixed {
    template: &'static Template,
    body: FixedBody,
}

/// What could be rendered as the crate compiled.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FixedBody {
    /// All of it.
    Whole(&'static [u8]),
    /// What stands before and after the message, which the error writes.
    Around(&'static [u8], &'static [u8]),
}

impl Fixed {
    /// The body, if it went through this template.
    ///
    /// Two crates may each have a copy of one template, so that an address alone says too little.
    #[inline]
    pub(crate) fn through(self, template: &'static Template) -> Option<FixedBody> {
        (core::ptr::eq(self.template, template) || *self.template == *template).then_some(self.body)
    }
}

/// The bodies of a table of specs, one after the other.
#[derive(Debug)]
pub struct Bodies<const ROWS: usize, const ROOM: usize> {
    template: Option<&'static Template>,
    bytes: [u8; ROOM],
    spans: [Option<Span>; ROWS],
}

/// Where a body stands, and where in that body the message belongs that the error writes.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: usize,
    end: usize,
    message: Option<usize>,
}

/// How many bytes the bodies of `rows` specs take at most, whose texts have `texts` bytes in all.
pub const fn room<D: Envelope>(rows: usize, texts: usize) -> usize {
    match D::TEMPLATE {
        Some(template) => rows * template.most() + texts,
        None => 0,
    }
}

impl<const ROWS: usize, const ROOM: usize> Bodies<ROWS, ROOM> {
    /// Renders the specs whose body the dialect `D` can make without an error at hand.
    pub const fn new<D: Envelope>(specs: &[Spec]) -> Self {
        let mut bytes = [0; ROOM];
        let mut spans = [None; ROWS];
        if let Some(template) = D::TEMPLATE {
            let mut page = Page::new(&mut bytes);
            let mut row = 0;
            while row < ROWS {
                let start = ROOM - page.rest.len();
                page = page.body(template.pieces, &specs[row]);
                if page.is_known {
                    let end = ROOM - page.rest.len();
                    let message = match page.message {
                        Some(left) => Some(ROOM - left - start),
                        None => None,
                    };
                    spans[row] = Some(Span { start, end, message });
                }
                page = Page::new(page.rest);
                row += 1;
            }
        }
        Self { template: D::TEMPLATE, bytes, spans }
    }

    /// The body of a row, if it has no run-time parts but a message.
    #[inline]
    pub fn get(&'static self, row: usize) -> Option<Fixed> {
        let Span { start, end, message } = self.spans.get(row)?.as_ref()?;
        let body = self.bytes.get(*start..*end)?;
        let body = match *message {
            None => FixedBody::Whole(body),
            Some(at) => {
                let (before, after) = body.split_at_checked(at)?;
                FixedBody::Around(before, after)
            }
        };
        Some(Fixed { template: self.template?, body })
    }
}

/// What is left to write on.
///
/// The compiler's interpreter takes fifty times as long for a call into the standard library as for
/// a statement, so that texts are copied by slice patterns.
struct Page<'p> {
    rest: &'p mut [u8],
    /// How much was left where the message belongs that the error writes.
    message: Option<usize>,
    /// Whether there are no other run-time parts in the body than one message.
    is_known: bool,
}

impl<'p> Page<'p> {
    const fn new(rest: &'p mut [u8]) -> Self {
        Self { rest, message: None, is_known: true }
    }

    const fn body(mut self, pieces: &[Piece], spec: &Spec) -> Self {
        self.is_known = !spec.parts;
        let mut i = 0;
        while i < pieces.len() && self.is_known {
            match &pieces[i] {
                // These have a value only where the error, or the request, brings one.
                Piece::Param(_)
                | Piece::Details(_)
                | Piece::Problems(_)
                | Piece::RequestId(_)
                | Piece::Instance(_)
                | Piece::Extensions => {}
                Piece::Json(text) => self = self.push(text),
                piece => self = self.piece(piece, spec),
            }
            i += 1;
        }
        self
    }

    const fn piece(self, piece: &Piece, spec: &Spec) -> Self {
        match *piece {
            Piece::Json(text) => self.push(text),
            Piece::Code => self.push(spec.code),
            Piece::Message => match spec.public {
                Public::Literal { json: Some(message), .. } => self.push(message),
                Public::Literal { json: None, .. } => self.unknown(),
                Public::Written => self.cut(),
            },
            Piece::Status => self.status(spec.status.as_u16()),
            Piece::Title => match spec.title {
                Some(title) => self.push_clean(title),
                None => self.push(reason(spec.status.as_u16())),
            },
            Piece::PageTitle => self.push_clean(page_title(spec)),
            Piece::Docs(before, without) => match spec.docs {
                Some(docs) => self.push(before).push_clean(docs),
                None => self.push(without),
            },
            Piece::Kind(table) => self.push_clean(kind(spec, table)),
            Piece::RetryAfter(_) if spec.retry.delay().is_some() => self.unknown(),
            Piece::RetryAfter(_)
            | Piece::Param(_)
            | Piece::Details(_)
            | Piece::Problems(_)
            | Piece::RequestId(_)
            | Piece::Instance(_)
            | Piece::Extensions => self,
        }
    }

    const fn unknown(mut self) -> Self {
        self.is_known = false;
        self
    }

    /// Leaves the message to the error; there is only one place for it.
    const fn cut(mut self) -> Self {
        self.is_known = self.message.is_none();
        self.message = Some(self.rest.len());
        self
    }

    /// A text of which nobody has said yet that it needs no escaping.
    const fn push_clean(self, text: &str) -> Self {
        if is_clean(text) { self.push(text) } else { self.unknown() }
    }

    const fn push(mut self, text: &str) -> Self {
        let mut text = text.as_bytes();
        while let [a, b, c, d, e, f, g, h, more @ ..] = text {
            let [to_a, to_b, to_c, to_d, to_e, to_f, to_g, to_h, rest @ ..] = self.rest else {
                return Self { rest: &mut [], ..self }.unknown();
            };
            (*to_a, *to_b, *to_c, *to_d) = (*a, *b, *c, *d);
            (*to_e, *to_f, *to_g, *to_h) = (*e, *f, *g, *h);
            (text, self.rest) = (more, rest);
        }
        while let [byte, more @ ..] = text {
            let [to, rest @ ..] = self.rest else {
                return Self { rest: &mut [], ..self }.unknown();
            };
            *to = *byte;
            (text, self.rest) = (more, rest);
        }
        self
    }

    const fn status(self, status: u16) -> Self {
        let [a, b, c] = digits(status);
        self.push(a).push(b).push(c)
    }
}
