//! Texts as they stand inside a JSON string (RFC 8259, section 7).

use core::fmt::Write;

/// Whether a text needs no escape.
pub(super) fn is_clean(text: &str) -> bool {
    !text.contains(needs_escape)
}

/// A text as the runtime escapes it, and `serde_json`.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            // To write into a string can't fail.
            letter if needs_escape(letter) => _ = write!(out, "\\u{:04x}", u32::from(letter)),
            letter => out.push(letter),
        }
    }
    out
}

fn needs_escape(letter: char) -> bool {
    letter < ' ' || letter == '"' || letter == '\\'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_must_be_is_escaped() {
        assert_eq!(
            escape("a \"b\" \\ \u{1}\n\u{7f} ü \u{2028} 🦀"),
            "a \\\"b\\\" \\\\ \\u0001\\n\u{7f} ü \u{2028} 🦀"
        );
        assert!(is_clean("naïve, it's 🦀"));
        assert!(!is_clean("tab\t"));
    }
}
