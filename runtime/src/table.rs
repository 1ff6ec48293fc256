//! The table of specs, as the derive packs it.
//!
//! A thousand rows as expressions are a second of the compiler's work, in every check; as two
//! literals they are nothing, until a build unpacks them in constant evaluation.
//!
//! The shape is a sequence of items, each a letter and maybe a decimal number, up to a `;` a row.
//! Where the number is the length of a text, the text is the next of `texts`. The first row has what
//! is the same in all of them. So `o1;s404c4v4m5;`, with `EGONEGonegone!`, is
//! `[Spec::new(404, "GONE").origin("E", "Gone").message("gone!")]`. The encoder is
//! `macros/src/expand/packed.rs`.
//!
//! | item | | item | |
//! |---|---|---|---|
//! | `s404` | status | `m9` | message; clean in JSON too, unless this follows: |
//! | `c9` | code | `j10` | the message as it stands in JSON |
//! | `o5` | owner | `M` | the message is the reason phrase |
//! | `v5` | variant | `W` | the message is written by the error |
//! | `D5` | domain | `N` `I` `A` | retry: never, if idempotent, always |
//! | `k5` | kind | `a500` | … after so many milliseconds |
//! | `t5` | title | `h2` | headers: the next two |
//! | `d5` | docs | `S` | the code is shared |
//! | `H5` | help | `P` | it has parts |
//! | `b5` | description | `C` | something is concealed as this row |
//! | `f3` | since | `w3` | it is concealed as row 3 |
//! | `x5` | deprecated | `p9` | what stands between the fields of a message |
//! | `g6` | the number of the gRPC code | `l4` | the level of its reports, by its place |
//!
//! The compiler's interpreter takes fifty times as long for a call into the standard library as for
//! a statement: hence slice patterns, and one `split_at` a text.

use core::time::Duration;

use crate::grpc::GrpcCode;
use crate::level::Level;
use crate::retry::Retry;
use crate::spec::{Lookup, Public, Rows, Spec};

/// A packed table of specs, and who has it unpacked.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    shape: &'static [u8],
    texts: &'static str,
    headers: &'static [(&'static str, &'static str)],
    pub(crate) specs: Rows,
    bodies: Option<Lookup>,
}

impl Table {
    /// A table whose rows are found by `specs`, and their bodies by `bodies`.
    pub const fn new(
        shape: &'static str,
        texts: &'static str,
        headers: &'static [(&'static str, &'static str)],
        specs: Rows,
        bodies: Option<Lookup>,
    ) -> Self {
        Self { shape: shape.as_bytes(), texts, headers, specs, bodies }
    }

    /// The rows.
    pub const fn unpack<const ROWS: usize>(mut self) -> [Spec; ROWS] {
        let common = self.row(Spec::new(500, ""));
        let mut specs = [common; ROWS];
        let mut row = 0;
        while row < ROWS {
            specs[row] = self.row(common);
            if let (Some(bodies), false) = (self.bodies, specs[row].parts) {
                specs[row].fixed = Some((row, bodies));
            }
            row += 1;
        }
        specs
    }

    /// One row, found by reading all before it.
    pub(crate) const fn find(mut self, row: usize) -> Spec {
        let common = self.row(Spec::new(500, ""));
        let mut skipped = 0;
        while skipped < row {
            self.row(common);
            skipped += 1;
        }
        self.row(common)
    }

    /// The next row, over what it has in common with the others.
    const fn row(&mut self, mut spec: Spec) -> Spec {
        while let [item, rest @ ..] = self.shape {
            self.shape = rest;
            match *item {
                b';' => break,
                b's' => spec = spec.answered_with(self.status()),
                b'c' => spec.code = self.text(),
                b'o' => spec.owner = self.text(),
                b'v' => spec.variant = self.text(),
                b'D' => spec.domain = Some(self.text()),
                b'k' => spec.kind = Some(self.text()),
                b't' => spec.title = Some(self.text()),
                b'd' => spec.docs = Some(self.text()),
                b'H' => spec.help = Some(self.text()),
                b'b' => spec.description = Some(self.text()),
                b'f' => spec.since = Some(self.text()),
                b'x' => spec.deprecated = Some(self.text()),
                b'm' => {
                    let text = self.text();
                    spec.public = Public::Literal { text, json: Some(text) };
                }
                b'j' => {
                    if let Public::Literal { text, .. } = spec.public {
                        spec.public = Public::Literal { text, json: Some(self.text()) };
                    }
                }
                b'p' => {
                    spec.literals = self.texts.as_bytes();
                    self.text();
                }
                b'M' => spec = spec.masked(),
                b'W' => spec.public = Public::Written,
                b'N' => spec.retry = Retry::Never,
                b'I' => spec.retry = Retry::IfIdempotent(None),
                b'A' => spec.retry = Retry::Always(None),
                b'a' => {
                    spec.retry = spec.retry.after(Duration::from_millis(self.number() as u64));
                }
                b'l' => spec.log = Level::ALL[self.number()],
                b'g' => spec.grpc = GrpcCode::ALL[self.number() - 1],
                b'h' => (spec.headers, self.headers) = self.headers.split_at(self.number()),
                b'S' => spec.shared = true,
                b'P' => spec.parts = true,
                b'C' => spec.conceals = true,
                b'w' => spec.wire = Some((self.number(), self.specs)),
                _ => panic!("the derive and the crate are of different versions"),
            }
        }
        spec
    }

    const fn number(&mut self) -> usize {
        let mut number = 0;
        while let [digit @ b'0'..=b'9', rest @ ..] = self.shape {
            number = number * 10 + (*digit - b'0') as usize;
            self.shape = rest;
        }
        number
    }

    #[expect(clippy::cast_possible_truncation, reason = "the derive writes 400 to 599")]
    const fn status(&mut self) -> u16 {
        self.number() as u16
    }

    const fn text(&mut self) -> &'static str {
        let len = self.number();
        let (text, rest) = self.texts.split_at(len);
        self.texts = rest;
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: Table = Table::new(
        "o1D4;s404c4v4m5;s503c2v1k1t2d3H4b5f3x4WIa1500h1SP;s404c1v1m1j2Cp9;s400c1v1Mw2;",
        "Ed.exGONEGonegone!NOVkTtdocHelpabout1.2goneQQ\"\\\"\u{3}no \u{4}, noXX",
        &[("x-a", "1")],
        || &[],
        None,
    );

    #[test]
    fn rows_are_as_if_they_were_built_by_hand() {
        let [gone, all, quoted, concealed] = TABLE.unpack();
        let clean = |code, name| Spec::new(404, code).origin("E", name).domain("d.ex");
        let by_hand = Spec::new(503, "NO")
            .origin("E", "V")
            .domain("d.ex")
            .kind("k")
            .title("Tt")
            .docs("doc")
            .help("Help")
            .description("about")
            .since("1.2")
            .deprecated("gone")
            .written()
            .retry(Retry::IfIdempotent(Some(Duration::from_millis(1500))))
            .headers(&[("x-a", "1")])
            .shared()
            .with_parts();
        assert_eq!(format!("{all:?}"), format!("{by_hand:?}"));
        let by_hand = clean("GONE", "Gone").message("gone!");
        assert_eq!(format!("{gone:?}").replace("Some(\"gone!\")", "None"), format!("{by_hand:?}"));
        assert!(matches!(quoted.public, Public::Literal { text: "\"", json: Some("\\\"") }));
        assert!(quoted.conceals && quoted.literals.starts_with(b"\x03no \x04, no"));
        assert!(matches!(concealed.public, Public::Literal { text: "Bad Request", .. }));
        assert_eq!(concealed.wire.map(|(row, _)| row), Some(2));
        assert_eq!(format!("{:?}", TABLE.find(1)), format!("{all:?}"));
    }
}
