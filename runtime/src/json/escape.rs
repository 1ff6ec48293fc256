//! JSON string escaping, many bytes at a time.

use core::fmt;

/// Appends `s` escaped for the inside of a JSON string, without quotes.
///
/// `"`, `\` and everything below U+0020 are escaped, as `serde_json` does; all else is verbatim.
pub(crate) fn push_escaped(out: &mut Vec<u8>, s: &str) {
    let mut rest = s.as_bytes();
    while !push_short::<0>(out, rest) {
        if rest.len() < 16 {
            return push_tail(out, rest);
        }
        rest = push_start(out, rest);
    }
}

/// Appends `s` as a JSON string, with quotes.
pub(super) fn push_string(out: &mut Vec<u8>, s: &str) {
    if !push_short::<1>(out, s.as_bytes()) {
        push_any_string(out, s);
    }
}

// Not inlined, as it has calls to save registers for.
#[inline(never)]
fn push_any_string(out: &mut Vec<u8>, s: &str) {
    out.push(b'"');
    push_escaped(out, s);
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
    if end <= member.len() && is_clean(key) {
        member[1] = b'"';
        member[2..end - 2].copy_from_slice(key.as_bytes());
        member[end - 2] = b'"';
        member[end - 1] = b':';
        out.extend_from_slice(&member[..end]);
    } else {
        out.push(open);
        push_string(out, key);
        out.push(b':');
    }
}

/// Whether `s` needs no escaping.
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
pub(super) struct Escaper<'a>(pub(super) &'a mut Vec<u8>);

impl fmt::Write for Escaper<'_> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        push_escaped(self.0, s);
        Ok(())
    }
}

/// Appends `bytes` between quotes, if that is fast: they are few and clean, and there is room, so
/// that nothing is called.
fn push_short<const QUOTES: usize>(out: &mut Vec<u8>, bytes: &[u8]) -> bool {
    match bytes.len() {
        32..=64 => push_ends::<32, 66, QUOTES>(out, bytes),
        16..32 => push_ends::<16, 34, QUOTES>(out, bytes),
        8..16 => push_ends::<8, 18, QUOTES>(out, bytes),
        4..8 => push_ends::<4, 10, QUOTES>(out, bytes),
        2..4 => push_ends::<2, 6, QUOTES>(out, bytes),
        _ => false,
    }
}

/// [`push_short`] for `N` to `2 * N` bytes, of which the first and the last `N` are all; `FRAME` is
/// `2 * N + 2`.
fn push_ends<const N: usize, const FRAME: usize, const QUOTES: usize>(
    out: &mut Vec<u8>,
    bytes: &[u8],
) -> bool {
    let (start, len) = (out.len(), bytes.len());
    if out.capacity() - start >= FRAME
        && let (Some(first), Some(last)) = (bytes.first_chunk::<N>(), bytes.last_chunk::<N>())
        && !has_special(first)
        && !has_special(last)
    {
        out.extend_from_slice(&[b'"'; FRAME]);
        if let Some(frame) = out.last_chunk_mut::<FRAME>() {
            frame[QUOTES..][..N].copy_from_slice(first);
            frame[QUOTES + len - N..][..N].copy_from_slice(last);
        }
        out.truncate(start + len + 2 * QUOTES);
        return true;
    }
    false
}

/// Appends `bytes` up to and with the first that needs an escape, or all blocks of 16, and returns
/// what is left.
fn push_start<'a>(out: &mut Vec<u8>, bytes: &'a [u8]) -> &'a [u8] {
    let (blocks, tail) = bytes.as_chunks::<16>();
    let Some(at) = blocks.iter().position(has_special) else {
        out.extend_from_slice(blocks.as_flattened());
        return tail;
    };
    let (clean, rest) = bytes.split_at(16 * at + first_special(blocks[at]));
    out.extend_from_slice(clean);
    let Some((&special, rest)) = rest.split_first() else { return rest };
    push_escape(out, special);
    rest
}

/// Appends fewer than 16 bytes, one by one.
fn push_tail(out: &mut Vec<u8>, tail: &[u8]) {
    let (mut text, mut len) = ([0; 32], 0);
    for &byte in tail {
        match ESCAPES[usize::from(byte)] {
            CLEAN => text[len % 32] = byte,
            LONG => {
                out.extend_from_slice(&text[..len]);
                push_escape(out, byte);
                len = 0;
                continue;
            }
            letter => {
                text[len % 32] = b'\\';
                len += 1;
                text[len % 32] = letter;
            }
        }
        len += 1;
    }
    out.extend_from_slice(&text[..len]);
}

/// Where the first special byte is.
fn first_special(block: [u8; 16]) -> usize {
    let special = block.map(|byte| u8::from(is_special(byte)));
    u128::from_le_bytes(special).trailing_zeros() as usize / 8
}

fn push_escape(out: &mut Vec<u8>, byte: u8) {
    match ESCAPES[usize::from(byte)] {
        LONG => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
        letter => out.extend_from_slice(&[b'\\', letter]),
    }
}

/// In [`ESCAPES`]: a byte that stays as it is.
const CLEAN: u8 = 0;
/// In [`ESCAPES`]: a byte that only its number stands for.
const LONG: u8 = b'u';

/// The letter behind the backslash, by byte.
static ESCAPES: [u8; 256] = {
    let mut escapes = [CLEAN; 256];
    let mut control = 0;
    while control < 0x20 {
        escapes[control] = LONG;
        control += 1;
    }
    escapes[0x08] = b'b';
    escapes[0x09] = b't';
    escapes[0x0a] = b'n';
    escapes[0x0c] = b'f';
    escapes[0x0d] = b'r';
    escapes[b'"' as usize] = b'"';
    escapes[b'\\' as usize] = b'\\';
    escapes
};

fn has_special<const N: usize>(block: &[u8; N]) -> bool {
    // No early exit, so that it is a few vector instructions and no branch.
    block.iter().fold(false, |any, &byte| any | is_special(byte))
}

const fn is_special(byte: u8) -> bool {
    // The flipped bit makes the quote 0x20, the neighbour of the control characters.
    (byte ^ 2) < 0x21 || byte == b'\\'
}

#[cfg(test)]
mod tests {
    use core::fmt::Write as _;

    use proptest::prelude::*;

    use super::*;

    const _: () = assert!(is_clean("a b / \u{2028} \u{7f}") && !is_clean("a\"") && !is_clean("\n"));

    fn same(s: &str) {
        let expected = serde_json::to_string(s).unwrap();
        let inner = &expected[1..expected.len() - 1];
        assert_eq!(is_clean(s), inner == s);

        // Without and with the room that the fast path asks for.
        for room in [0, 100] {
            let written = |push: &dyn Fn(&mut Vec<u8>)| {
                let mut out = Vec::with_capacity(room);
                push(&mut out);
                String::from_utf8(out).unwrap()
            };
            assert_eq!(written(&|out| push_string(out, s)), expected);
            assert_eq!(written(&|out| push_escaped(out, s)), inner);
            assert_eq!(written(&|out| push_key(out, b',', s)), format!(",{expected}:"));
        }
    }

    #[test]
    fn every_ascii_character() {
        for byte in 0..0x80u8 {
            for before in [0, 1, 4, 9, 20] {
                same(&format!("{}{}", "a".repeat(before), char::from(byte)));
            }
        }
    }

    #[test]
    fn every_length_and_place() {
        for len in 0..100 {
            same(&"a".repeat(len));
            for at in 0..len {
                for special in ['"', '\\', '\n', '\u{1f}'] {
                    same(&format!("{}{special}{}", "a".repeat(at), "~".repeat(len - at - 1)));
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
        write!(Escaper(&mut out), "a\"b:{:?}\n{:>3}", "c", '\\').unwrap();
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
        #![proptest_config(ProptestConfig::with_cases(2000))]

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
