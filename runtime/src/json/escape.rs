//! JSON string escaping, many bytes at a time.
//!
//! Whole blocks are tested with plain byte operations that the compiler turns into vector
//! instructions; what is shorter, and the place within a block, with words of eight bytes.

use core::fmt;

/// Appends `s` escaped for the inside of a JSON string, without quotes.
///
/// `"`, `\` and everything below U+0020 are escaped, as `serde_json` does; all else is verbatim.
pub(crate) fn push_escaped(out: &mut Vec<u8>, s: &str) {
    push_bytes(out, s.as_bytes());
}

/// Appends `s` as a JSON string, with quotes.
pub(crate) fn push_string(out: &mut Vec<u8>, s: &str) {
    out.push(b'"');
    push_bytes(out, s.as_bytes());
    out.push(b'"');
}

/// Appends `open`, then `key` as a JSON string, then a colon.
#[expect(
    clippy::inline_always,
    reason = "nearly every key is a literal, and all of this then folds to a few stores"
)]
#[inline(always)]
pub(super) fn push_key(out: &mut Vec<u8>, open: u8, key: &str) {
    let mut member = [open; 32];
    let end = key.len() + 4;
    if end > member.len() || !is_clean(key) {
        return push_odd_key(out, open, key);
    }
    member[1] = b'"';
    member[2..end - 2].copy_from_slice(key.as_bytes());
    member[end - 2] = b'"';
    member[end - 1] = b':';
    out.extend_from_slice(&member[..end]);
}

#[inline(never)]
fn push_odd_key(out: &mut Vec<u8>, open: u8, key: &str) {
    out.push(open);
    push_string(out, key);
    out.push(b':');
}

/// Whether `s` needs no escaping.
#[inline]
pub(crate) const fn is_clean(s: &str) -> bool {
    let bytes = s.as_bytes();
    let mut special = false;
    let mut i = 0;
    while i < bytes.len() {
        special |= is_special(bytes[i]);
        i += 1;
    }
    !special
}

/// A `fmt::Write` that escapes what it is given, without quotes.
#[derive(Debug)]
pub(crate) struct Escaper<'a>(pub(crate) &'a mut Vec<u8>);

impl fmt::Write for Escaper<'_> {
    #[inline]
    fn write_str(&mut self, s: &str) -> fmt::Result {
        push_escaped(self.0, s);
        Ok(())
    }
}

#[expect(clippy::inline_always, reason = "see `clean_len`")]
#[inline(always)]
fn push_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    let clean = clean_len(bytes);
    if clean == bytes.len() {
        out.extend_from_slice(bytes);
    } else {
        push_dirty(out, bytes, clean);
    }
}

/// Appends `bytes`, of which the first `clean` need no escape and the next one does.
#[inline(never)]
fn push_dirty(out: &mut Vec<u8>, mut bytes: &[u8], mut clean: usize) {
    while let Some((run, [special, rest @ ..])) = bytes.split_at_checked(clean) {
        out.extend_from_slice(run);
        push_escape(out, *special);
        bytes = rest;
        clean = clean_len(rest);
    }
    out.extend_from_slice(bytes);
}

#[inline]
fn push_escape(out: &mut Vec<u8>, byte: u8) {
    const HEX: [u8; 16] = *b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => {
            let (high, low) = (HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]);
            return out.extend_from_slice(&[b'\\', b'u', b'0', b'0', high, low]);
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// How many bytes come before the first that needs an escape.
#[expect(clippy::inline_always, reason = "a call is a fifth of the cost of a short string")]
#[inline(always)]
fn clean_len(bytes: &[u8]) -> usize {
    let (blocks, _) = bytes.as_chunks::<16>();
    for (i, block) in blocks.iter().enumerate() {
        if has_special(block) {
            return i * 16 + first_special(block);
        }
    }
    let len = bytes.len();
    // What is left, with enough of what came before to make a block or word of it.
    if let Some(last) = bytes.last_chunk::<16>() {
        return if has_special(last) { len - 16 + first_special(last) } else { len };
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        if specials(*first) | specials(*last) == 0 {
            return len;
        }
    } else if let (Some(&[a, b, c, d]), Some(&[e, f, g, h])) =
        (bytes.first_chunk(), bytes.last_chunk())
        && specials([a, b, c, d, e, f, g, h]) == 0
    {
        return len;
    }
    bytes.iter().position(|&byte| is_special(byte)).unwrap_or(len)
}

#[inline]
fn has_special(block: &[u8; 16]) -> bool {
    // No early exit, so that it is nine vector instructions and no branch.
    block.iter().fold(false, |any, &byte| any | is_special(byte))
}

/// Where the first special byte of `block` is, which has one.
#[inline]
fn first_special(block: &[u8; 16]) -> usize {
    let (words, _) = block.as_chunks::<8>();
    match specials(words[0]) {
        0 => 8 + specials(words[1]).trailing_zeros() as usize / 8,
        found => found.trailing_zeros() as usize / 8,
    }
}

#[inline]
const fn is_special(byte: u8) -> bool {
    // The flipped bit makes the quote 0x20, the neighbour of the control characters.
    (byte ^ 2) < 0x21 || byte == b'\\'
}

/// Not 0 if any byte needs an escape: the lowest bit set is then the high bit of the first of them.
#[inline]
fn specials(word: [u8; 8]) -> u64 {
    const ONES: u64 = u64::MAX / 0xff;
    let word = u64::from_le_bytes(word);
    // A subtraction borrows from the next byte only where it has found something.
    let quote_or_control = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    let backslash = (word ^ (ONES * 0x5c)).wrapping_sub(ONES);
    (quote_or_control | backslash) & !word & (ONES * 0x80)
}

#[cfg(test)]
mod tests {
    use core::fmt::Write as _;

    use proptest::prelude::*;

    use super::*;

    const _: () = assert!(is_clean("a b / \u{2028} \u{7f}") && !is_clean("a\"") && !is_clean("\n"));

    fn same(s: &str) {
        let mut out = b"x".to_vec();
        push_string(&mut out, s);
        let expected = serde_json::to_string(s).unwrap();
        assert_eq!(str::from_utf8(&out).unwrap(), format!("x{expected}"));

        let inner = &expected[1..expected.len() - 1];
        let mut out = Vec::new();
        push_escaped(&mut out, s);
        assert_eq!(str::from_utf8(&out).unwrap(), inner);
        assert_eq!(is_clean(s), inner == s);

        let mut out = Vec::new();
        push_key(&mut out, b',', s);
        assert_eq!(str::from_utf8(&out).unwrap(), format!(",{expected}:"));
    }

    #[test]
    fn every_ascii_character_at_every_place() {
        for len in 0..36 {
            same(&"a".repeat(len));
            for at in 0..len {
                for byte in 0..0x80u8 {
                    let (before, after) = ("a".repeat(at), "~".repeat(len - at - 1));
                    same(&format!("{before}{}{after}", char::from(byte)));
                }
            }
        }
    }

    #[test]
    fn multibyte_over_every_border() {
        for wide in
            ["\u{80}", "é", "\u{7ff}", "\u{2028}", "\u{2029}", "€", "\u{ffff}", "🦀", "\u{10ffff}"]
        {
            for before in 0..20 {
                for after in ["", "\"", "\\", "\u{1f}", "x", "\n\n"] {
                    same(&format!("{}{wide}{after}", "a".repeat(before)));
                    same(&format!("\t{}{wide}{wide}{after}tail", " ".repeat(before)));
                }
            }
        }
    }

    #[test]
    fn pieces() {
        let mut out = Vec::new();
        write!(Escaper(&mut out), "a\"{}:{:?}\n{:>3}", 'b', "c", '\\').unwrap();
        assert_eq!(str::from_utf8(&out).unwrap(), r#"a\"b:\"c\"\n  \\"#);
    }

    fn awkward() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[ -~]{0,12}",
            2 => any::<char>().prop_map(String::from),
            2 => (0..0x20u8).prop_map(|byte| char::from(byte).to_string()),
            1 => Just("\"".to_owned()),
            1 => Just("\\".to_owned()),
            1 => Just("\u{2028}\u{7f}".to_owned()),
        ];
        proptest::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5000))]

        #[test]
        fn any_string(s: String) {
            same(&s);
        }

        #[test]
        fn awkward_string(s in awkward()) {
            same(&s);
        }
    }
}
