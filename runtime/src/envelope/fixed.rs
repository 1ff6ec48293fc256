//! Bodies that are rendered as the crate compiles.
//!
//! The derive puts one [`Bodies`] behind each table of specs. It is evaluated where it is used, not
//! where it is declared, so that `cargo check` does not pay for it.

use super::Envelope;
use super::template::{Piece, Template, kind, page_title};
use crate::json::escape::is_clean;
use crate::spec::{Public, Spec};
use crate::status::reason;

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
    pub(crate) fn through(&self, template: &'static Template) -> Option<FixedBody> {
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

/// Where a body stands, and where in it the message belongs that the error writes.
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
    pub const fn new<D: Envelope>(specs: &'static [Spec; ROWS]) -> Self {
        let mut ink = Ink { bytes: [0; ROOM], at: 0, message: None };
        let mut spans = [None; ROWS];
        if let Some(template) = D::TEMPLATE {
            let mut row = 0;
            while row < ROWS {
                let start = ink.at;
                ink.message = None;
                if ink.body(template.pieces, &specs[row]) {
                    spans[row] = Some(Span { start, end: ink.at, message: ink.message });
                } else {
                    ink.at = start;
                }
                row += 1;
            }
        }
        Self { template: D::TEMPLATE, bytes: ink.bytes, spans }
    }

    /// The bodies as slices, so that nothing is left to compute when an error happens.
    pub const fn table(&'static self) -> [Option<Fixed>; ROWS] {
        let mut table = [None; ROWS];
        let mut row = 0;
        while row < ROWS {
            if let (Some(template), Some(Span { start, end, message })) =
                (self.template, self.spans[row])
            {
                let body = self.bytes.split_at(end).0.split_at(start).1;
                let body = match message {
                    None => FixedBody::Whole(body),
                    Some(at) => {
                        let (before, after) = body.split_at(at - start);
                        FixedBody::Around(before, after)
                    }
                };
                table[row] = Some(Fixed { template, body });
            }
            row += 1;
        }
        table
    }
}

/// A pen for constant evaluation.
struct Ink<const ROOM: usize> {
    bytes: [u8; ROOM],
    at: usize,
    /// Where the message belongs that the error writes.
    message: Option<usize>,
}

impl<const ROOM: usize> Ink<ROOM> {
    /// Writes the body of a spec, unless there are other run-time parts in it than one message.
    const fn body(&mut self, pieces: &[Piece], spec: &Spec) -> bool {
        if spec.parts {
            return false;
        }
        let mut i = 0;
        while i < pieces.len() {
            let fits = match pieces[i] {
                Piece::Json(text) => self.push(text),
                Piece::Code => self.push(spec.code),
                Piece::Message => match spec.public {
                    Public::Literal { json: Some(message), .. } => self.push(message),
                    Public::Literal { json: None, .. } => false,
                    Public::Written => self.message.replace(self.at).is_none(),
                },
                Piece::Status => self.number(spec.status.as_u16()),
                Piece::Title => match spec.title {
                    Some(title) => is_clean(title) && self.push(title),
                    None => self.push(reason(spec.status.as_u16())),
                },
                Piece::PageTitle => {
                    let title = page_title(spec);
                    is_clean(title) && self.push(title)
                }
                Piece::Docs(before, without) => match spec.docs {
                    Some(docs) => is_clean(docs) && self.push(before) && self.push(docs),
                    None => self.push(without),
                },
                Piece::Kind(table) => {
                    let kind = kind(spec, table);
                    is_clean(kind) && self.push(kind)
                }
                Piece::RetryAfter(_) => spec.retry.delay().is_none(),
                // These have a value only where the error, or the request, brings one.
                Piece::Param(_)
                | Piece::Details(_)
                | Piece::RequestId(_)
                | Piece::Instance(_)
                | Piece::Extensions => true,
            };
            if !fits {
                return false;
            }
            i += 1;
        }
        true
    }

    const fn push(&mut self, text: &str) -> bool {
        if text.len() > ROOM - self.at {
            return false;
        }
        let (_, free) = self.bytes.split_at_mut(self.at);
        let (place, _) = free.split_at_mut(text.len());
        place.copy_from_slice(text.as_bytes());
        self.at += text.len();
        true
    }

    /// The three digits of a status.
    const fn number(&mut self, status: u16) -> bool {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let status = status as usize;
        self.push(DIGITS[status / 100 % 10])
            && self.push(DIGITS[status / 10 % 10])
            && self.push(DIGITS[status % 10])
    }
}
