//! The table of specs, packed as `errwire::__private::Table` unpacks it; what the letters mean is
//! said there, in `runtime/src/table.rs`.

use core::fmt::Write;

use proc_macro2::TokenStream;
use quote::quote;

use super::json;
use crate::literal::Str;
use crate::model::{Class, Container, Content, Header, Own, Piece, Retry};

/// What a row is beside what its variant says of itself.
pub(super) struct Row<'m> {
    pub(super) own: &'m Own,
    pub(super) name: String,
    /// The link to the code's page.
    pub(super) docs: Option<String>,
    /// Whether fields add something.
    pub(super) has_parts: bool,
    /// The number of the row that stands on the wire instead.
    pub(super) concealed_as: Option<usize>,
    /// Whether it stands on the wire instead of another.
    pub(super) conceals: bool,
}

/// The packed table, as it is written.
#[derive(Default)]
pub(super) struct Packed<'m> {
    shape: String,
    texts: String,
    headers: Vec<&'m Header>,
    /// How many bytes the texts of bodies take, at most.
    pub(super) in_bodies: usize,
}

impl<'m> Packed<'m> {
    /// Starts with what all rows have in common.
    pub(super) fn new(container: &Container<'_>, owner: &str) -> Self {
        let mut packed = Self::default();
        packed.text('o', owner);
        packed.literal('D', container.domain.as_ref());
        packed.shape.push(';');
        packed
    }

    pub(super) fn row(&mut self, row: &Row<'m>) {
        let own = row.own;
        self.number('s', usize::from(own.status.number));
        self.body_text('c', &own.code.text);
        self.text('v', &row.name);
        if let Some(docs) = &row.docs {
            self.body_text('d', docs);
        }
        if let Some(description) = &own.description {
            self.text('b', description);
        }
        for (item, text) in [('k', &own.kind), ('t', &own.title)] {
            self.in_bodies += self.literal(item, text.as_ref());
        }
        for (item, text) in [('H', &own.help), ('f', &own.since), ('x', &own.deprecated)] {
            self.literal(item, text.as_ref());
        }
        self.content(own);
        self.retry(&own.retry);
        for (item, number) in [('g', own.grpc), ('l', own.log)] {
            if let Some(number) = number {
                self.number(item, number);
            }
        }
        if !own.headers.is_empty() {
            self.number('h', own.headers.len());
            self.headers.extend(&own.headers);
        }
        let flags = [('S', own.shared), ('P', row.has_parts), ('C', row.conceals)];
        self.shape.extend(flags.iter().filter(|(_, is_set)| *is_set).map(|(item, _)| item));
        if let Some(other) = row.concealed_as {
            self.number('w', other);
        }
        self.shape.push(';');
    }

    /// What callers read, where it is not what the status makes of it.
    fn content(&mut self, own: &Own) {
        let is_server_error = own.status.number >= 500;
        match &own.text.content {
            Content::Literal(text) if json::is_clean(text) => self.body_text('m', text),
            Content::Literal(text) => {
                self.text('m', text);
                self.body_text('j', &json::escape(text));
            }
            Content::Reason if !is_server_error => self.shape.push('M'),
            Content::Pieces(_) | Content::Display if is_server_error => self.shape.push('W'),
            Content::Reason | Content::Pieces(_) | Content::Display => {}
        }
        if let Content::Pieces(pieces) = &own.text.content {
            self.pieces(pieces);
        }
    }

    /// What stands before, between and after the fields: each literal after its length.
    fn pieces(&mut self, pieces: &[Piece]) {
        let mut literals = vec![String::new()];
        for piece in pieces {
            match (piece, literals.last_mut()) {
                (Piece::Literal(text), Some(last)) => last.push_str(text),
                _ => literals.push(String::new()),
            }
        }
        let packed = literals.iter().map(|text| length(text) + text).collect::<String>();
        self.text('p', &packed);
    }

    fn retry(&mut self, retry: &Retry) {
        if retry.said.is_none() {
            return;
        }
        self.shape.push(match retry.class {
            Class::Never => 'N',
            Class::IfIdempotent => 'I',
            Class::Always => 'A',
        });
        if let Some(delay) = retry.delay {
            self.number('a', usize::try_from(delay.as_millis()).unwrap_or(usize::MAX));
        }
    }

    fn number(&mut self, item: char, number: usize) {
        // To write into a string can't fail.
        _ = write!(self.shape, "{item}{number}");
    }

    fn text(&mut self, item: char, text: &str) {
        self.number(item, text.len());
        self.texts.push_str(text);
    }

    /// A text that may stand in a body.
    fn body_text(&mut self, item: char, text: &str) {
        self.in_bodies += text.len();
        self.text(item, text);
    }

    /// The length of what there may be.
    fn literal(&mut self, item: char, text: Option<&Str>) -> usize {
        let Some(text) = text.map(Str::value) else { return 0 };
        self.text(item, text);
        text.len()
    }

    /// Shape, texts and headers, as `Table::new` takes them.
    pub(super) fn arguments(&self) -> TokenStream {
        let Self { shape, texts, headers, .. } = self;
        let names = headers.iter().map(|header| &header.name);
        let values = headers.iter().map(|header| &header.value);
        quote!(#shape, #texts, &[#((#names, #values)),*])
    }
}

/// The length of a literal in a message: one character of a clean text that is short; otherwise a
/// mark, which says whether it is clean, and three of seven bits.
fn length(text: &str) -> String {
    let is_clean = json::is_clean(text);
    let digits = [14, 7, 0].map(|shift| text.len() >> shift & 0x7f);
    let length = match text.len() {
        short @ ..0x7e if is_clean => vec![short],
        _ => [[if is_clean { 0x7f } else { 0x7e }].as_slice(), &digits].concat(),
    };
    length.iter().filter_map(|digit| u8::try_from(*digit).ok()).map(char::from).collect()
}
