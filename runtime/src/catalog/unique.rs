//! Codes are unique across types, checked in constant evaluation.
//!
//! The compiler's interpreter needs about half a microsecond a statement, so that comparing a
//! thousand codes pairwise would take minutes. The derive writes each type's codes as hashes, in
//! order; here they are only merged, and texts are compared where two hashes are equal. Only the
//! crate's own few rows are put in order here.

use super::Codes;
use crate::spec::Spec;
use crate::status::digits;

/// A code, as the derive writes it: the hash, the row, and the status with a bit for `shared`, all
/// of them big-endian.
pub(super) type Entry = [u8; 12];

/// The bit of the status that says `shared`.
const SHARED: u16 = 0x8000;

/// What there is to compare of a code.
#[derive(Clone, Copy)]
struct Known {
    hash: u64,
    /// The type among those of the catalog.
    of: usize,
    row: usize,
    status: u16,
}

/// The entries of rows that no derive has put in order.
pub(super) const fn sorted<const ROWS: usize>(specs: &[Spec]) -> [Entry; ROWS] {
    let mut entries = [[0; 12]; ROWS];
    let mut row = 0;
    while row < ROWS {
        let new = entry(&specs[row], row);
        let mut at = row;
        while at > 0 && hash_of(entries[at - 1]) > hash_of(new) {
            entries[at] = entries[at - 1];
            at -= 1;
        }
        entries[at] = new;
        row += 1;
    }
    entries
}

#[expect(clippy::cast_possible_truncation, reason = "the crate has few rows of its own")]
const fn entry(spec: &Spec, row: usize) -> Entry {
    let shared = if spec.shared { SHARED } else { 0 };
    let mut entry = [0; 12];
    let (first, rest) = entry.split_at_mut(8);
    first.copy_from_slice(&hash(spec.code).to_be_bytes());
    let (second, third) = rest.split_at_mut(2);
    second.copy_from_slice(&(row as u16).to_be_bytes());
    third.copy_from_slice(&(spec.status.as_u16() | shared).to_be_bytes());
    entry
}

const fn hash_of(entry: Entry) -> u64 {
    match entry.first_chunk() {
        Some(hash) => u64::from_be_bytes(*hash),
        None => 0,
    }
}

/// FNV-1a, as the derive has it.
const fn hash(code: &str) -> u64 {
    let (mut hash, mut bytes) = (0xcbf2_9ce4_8422_2325, code.as_bytes());
    while let [byte, rest @ ..] = bytes {
        hash = (hash ^ *byte as u64).wrapping_mul(0x0100_0000_01b3);
        bytes = rest;
    }
    hash
}

/// How many codes these types have.
pub const fn count(types: &[Codes]) -> usize {
    let (mut sum, mut i) = (0, 0);
    while i < types.len() {
        sum += types[i].sorted.len() / size_of::<Entry>();
        i += 1;
    }
    sum
}

/// Panics, which is an error of the compiler in a `const`, if a code has two meanings.
///
/// The tables stay packed, unless two rows may have to be told apart.
///
/// # Panics
///
/// If two rows have one code, unless both are shared and have one status.
pub const fn assert_unique<const CODES: usize, const TYPES: usize>(types: &[Codes]) {
    let known = merge::<CODES, TYPES>(types);
    let mut i = 1;
    while i < CODES {
        let (a, b) = (known[i - 1], known[i]);
        if a.hash == b.hash && !(a.status == b.status && a.status & SHARED != 0) {
            let (a, b) = (types[a.of].find(a.row), types[b.of].find(b.row));
            if same(a.code, b.code) {
                refuse(&a, &b);
            }
        }
        i += 1;
    }
}

/// Every entry of every type, in the order of the hashes: neighbouring runs are merged until there
/// is one.
const fn merge<const CODES: usize, const TYPES: usize>(types: &[Codes]) -> [Known; CODES] {
    let mut entries = [Known { hash: 0, of: 0, row: 0, status: 0 }; CODES];
    let mut ends = [0; TYPES];
    let (mut of, mut at) = (0, 0);
    while of < TYPES {
        let mut sorted = types[of].sorted;
        while let [a, b, c, d, e, f, g, h, r, o, s, t, rest @ ..] = sorted {
            let hash = u64::from_be_bytes([*a, *b, *c, *d, *e, *f, *g, *h]);
            let row = u16::from_be_bytes([*r, *o]) as usize;
            entries[at] = Known { hash, of, row, status: u16::from_be_bytes([*s, *t]) };
            at += 1;
            sorted = rest;
        }
        ends[of] = at;
        of += 1;
    }
    let mut runs = TYPES;
    while runs > 1 {
        let (from, mut start, mut run) = (entries, 0, 0);
        while run + 1 < runs {
            let (middle, end) = (ends[run], ends[run + 1]);
            let (mut left, mut right, mut to) = (start, middle, start);
            while to < end {
                let take_left =
                    right == end || (left < middle && from[left].hash <= from[right].hash);
                if take_left {
                    entries[to] = from[left];
                    left += 1;
                } else {
                    entries[to] = from[right];
                    right += 1;
                }
                to += 1;
            }
            ends[run / 2] = end;
            start = end;
            run += 2;
        }
        if run < runs {
            ends[run / 2] = ends[run];
        }
        runs = runs.div_ceil(2);
    }
    entries
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len() && i == b.len()
}

const fn equal(a: &Spec, b: &Spec) -> bool {
    a.status.as_u16() == b.status.as_u16()
}

/// Says which two rows claim one code.
const fn refuse(a: &Spec, b: &Spec) {
    let why = if same(a.owner, b.owner) && same(a.variant, b.variant) {
        "; is the type listed twice?"
    } else if a.shared && b.shared {
        "; a shared code has one status: make them equal"
    } else if equal(a, b) {
        "; give one of them another code, or say `shared` on both"
    } else {
        "; give one of them another code"
    };
    let mut text = Text { bytes: [0; 512], len: 0 };
    text.push("the code `");
    text.push(a.code);
    text.push("` has two meanings: ");
    text.row(a);
    text.push(" and ");
    text.row(b);
    text.push(why);
    match core::str::from_utf8(text.bytes.split_at(text.len).0) {
        Ok(text) => panic!("{}", text),
        Err(_) => panic!("a code has two meanings"),
    }
}

/// A text that is written in constant evaluation; what has no room is left out.
struct Text {
    bytes: [u8; 512],
    len: usize,
}

impl Text {
    const fn push(&mut self, text: &str) {
        if text.len() <= self.bytes.len() - self.len {
            let (_, free) = self.bytes.split_at_mut(self.len);
            free.split_at_mut(text.len()).0.copy_from_slice(text.as_bytes());
            self.len += text.len();
        }
    }

    /// `Owner::Variant` (404)
    const fn row(&mut self, spec: &Spec) {
        self.push("`");
        self.push(spec.owner);
        if !same(spec.owner, spec.variant) {
            self.push("::");
            self.push(spec.variant);
        }
        self.push("` (");
        let [a, b, c] = digits(spec.status.as_u16());
        self.push(a);
        self.push(b);
        self.push(c);
        self.push(")");
    }
}
