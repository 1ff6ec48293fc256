//! The texts of serde's errors, which quote what was submitted.

use std::borrow::Cow;

/// What a deserializer says of a value.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Reason<'a> {
    /// The rule, for programs.
    pub(crate) code: &'static str,
    /// The name of a field that is missing or there twice, as the type has it.
    pub(crate) field: Option<&'a str>,
    /// What is wrong, without the value.
    pub(crate) message: Cow<'static, str>,
}

/// Texts of the standard library's `FromStr`, by which forms, queries and paths are read, and what
/// they mean to who has never heard of it.
const KNOWN: [(&str, &str); 10] = [
    ("cannot parse integer from empty string", "expected a whole number"),
    ("invalid digit found in string", "expected a whole number"),
    ("number too large to fit in target type", "the number is too large"),
    ("number too small to fit in target type", "the number is too small"),
    ("number would be zero for non-zero type", "expected a number other than 0"),
    ("cannot parse float from empty string", "expected a number"),
    ("invalid float literal", "expected a number"),
    ("provided string was not `true` or `false`", "expected `true` or `false`"),
    ("too many characters in string", "expected one character"),
    ("cannot parse char from empty string", "expected one character"),
];

/// The texts that `serde::de::Error` makes of something submitted and of what was expected.
const QUOTING: [(&str, &str); 5] = [
    ("invalid type: ", "invalid_type"),
    ("invalid value: ", "invalid_value"),
    ("invalid length ", "invalid_length"),
    ("unknown variant `", "unknown_variant"),
    ("unknown field `", "unknown_field"),
];

/// Types as serde and the standard library call them, and what they are in plain words.
const PLAIN: [(&str, &str); 21] = [
    ("u8", "a whole number from 0 to 255"),
    ("u16", "a whole number from 0 to 65535"),
    ("u32", "a whole number from 0 to 4294967295"),
    ("u64", "a whole number, 0 or more"),
    ("u128", "a whole number, 0 or more"),
    ("usize", "a whole number, 0 or more"),
    ("i8", "a whole number from -128 to 127"),
    ("i16", "a whole number from -32768 to 32767"),
    ("i32", "a whole number from -2147483648 to 2147483647"),
    ("i64", "a whole number"),
    ("i128", "a whole number"),
    ("isize", "a whole number"),
    ("f32", "a number"),
    ("f64", "a number"),
    ("a boolean", "`true` or `false`"),
    ("bool", "`true` or `false`"),
    ("char", "one character"),
    ("a character", "one character"),
    ("String", "a string"),
    ("unit", "null"),
    ("a sequence", "an array"),
];

/// The longest text of a type's own that is taken on.
const LONGEST: usize = 300;

/// What is wrong by the text of a deserializer's error, without what was submitted.
pub(crate) fn safe_reason(text: &str) -> Cow<'static, str> {
    match reason(text) {
        Reason { field: Some(field), message, .. } => Cow::Owned(format!("`{field}` {message}")),
        Reason { field: None, message, .. } => message,
    }
}

/// As [`safe_reason`], with the parts of it.
///
/// Of what quotes the value, only what the type expects is kept, which stands last. Any other text
/// may be anybody's and hold anything.
pub(crate) fn reason(text: &str) -> Reason<'_> {
    let plain = |code, message| Reason { code, field: None, message: Cow::Borrowed(message) };
    let text = without_position(text);
    let named = |before| text.strip_prefix(before)?.strip_suffix('`').filter(|name| is_name(name));
    if let Some(field) = named("missing field `") {
        return Reason { field: Some(field), ..plain("missing_field", "is missing") };
    }
    if let Some(field) = named("duplicate field `") {
        return Reason { field: Some(field), ..plain("duplicate_field", "is there twice") };
    }
    if let Some((_, meaning)) = KNOWN.into_iter().find(|(known, _)| *known == text) {
        return plain("invalid_value", meaning);
    }
    if let Some(parsed) = parsed(text) {
        let message = Cow::Owned(format!("expected {parsed}"));
        return Reason { message, ..plain("invalid_value", "") };
    }
    let quoting = QUOTING.into_iter().find(|(before, _)| text.starts_with(before));
    let Some((_, code)) = quoting else { return plain("invalid", "is not valid") };
    let expects_nothing = [", there are no fields", ", there are no variants"];
    if expects_nothing.iter().any(|end| text.ends_with(end)) {
        return plain(code, "is not known");
    }
    match text.rsplit_once(", expected ").and_then(|(_, expected)| expectation(expected)) {
        Some(expected) => {
            Reason { message: Cow::Owned(format!("expected {expected}")), ..plain(code, "") }
        }
        None => plain(code, "is not valid"),
    }
}

/// The type in ``can not parse `"x"` to a `u32` ``, which actix-web and poem say of a path.
fn parsed(text: &str) -> Option<&'static str> {
    let (_, last) = text.strip_prefix("can not parse ")?.rsplit_once(" to a ")?;
    in_plain_words(last.trim_matches('`'))
}

/// What a type of Rust is to who writes another language.
pub(crate) fn in_plain_words(ty: &str) -> Option<&'static str> {
    PLAIN.into_iter().find(|(name, _)| *name == ty).map(|(_, words)| words)
}

/// Leaves out ` at line 1 column 2`, which `serde_json` adds.
fn without_position(text: &str) -> &str {
    let is_number = |text: &str| text.parse::<usize>().is_ok();
    let is_position = |at: &str| {
        at.split_once(" column ").is_some_and(|(line, column)| is_number(line) && is_number(column))
    };
    match text.rsplit_once(" at line ") {
        Some((text, at)) if is_position(at) => text,
        _ => text,
    }
}

/// A name that a type may give to a field.
fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len()) && !text.contains(|c: char| c.is_control() || c == '`')
}

/// What a type expects, in words of JSON where it is called by its name in Rust.
fn expectation(text: &str) -> Option<&str> {
    let named = [
        ("struct ", "an object"),
        ("internally tagged enum ", "an object"),
        ("adjacently tagged enum ", "an object"),
        ("tuple struct ", "an array"),
        ("tuple variant ", "an array"),
        ("unit struct ", "null"),
        ("enum ", "one of its variants"),
    ];
    if let Some((_, words)) = named.iter().find(|(name, _)| text.starts_with(name)) {
        return Some(words);
    }
    if let Some(words) = in_plain_words(text) {
        return Some(words);
    }
    let is_readable = !text.is_empty() && text.len() <= LONGEST && !text.contains(char::is_control);
    is_readable.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_submitted_is_left_out() {
        let cases = [
            (
                "invalid type: string \"hunter2\", expected u32 at line 1 column 9",
                "expected a whole number from 0 to 4294967295",
            ),
            (
                "invalid type: string \", expected s\", expected u32",
                "expected a whole number from 0 to 4294967295",
            ),
            ("invalid value: integer `300`, expected u8", "expected a whole number from 0 to 255"),
            ("invalid length 3, expected a tuple of size 2", "expected a tuple of size 2"),
            ("unknown variant `s`, expected `a` or `b`", "expected `a` or `b`"),
            ("unknown variant `s, expected t`, there are no variants", "is not known"),
            ("unknown field `s`, expected one of `a`, `b`, `c`", "expected one of `a`, `b`, `c`"),
            (
                "unknown field `s, expected t`, there are no fields at line 1 column 3",
                "is not known",
            ),
            ("invalid type: null, expected struct Secret", "expected an object"),
            ("missing field `name` at line 2 column 1", "`name` is missing"),
            ("duplicate field `name`", "`name` is there twice"),
            ("missing field `a` and `b`", "is not valid"),
            ("invalid digit found in string", "expected a whole number"),
            ("invalid digit found in hunter2", "is not valid"),
            ("can not parse \"x\" to a u32", "expected a whole number from 0 to 4294967295"),
            (
                "can not parse `\"x to a u64\"` to a `u32`",
                "expected a whole number from 0 to 4294967295",
            ),
            ("can not parse \"x\" to a hunter2", "is not valid"),
            ("hunter2", "is not valid"),
            ("invalid type: hunter2", "is not valid"),
            ("invalid length: expected length 32 for simple format, found 3", "is not valid"),
            ("EOF while parsing a value at line 1 column 0", "is not valid"),
            ("", "is not valid"),
        ];
        for (text, expected) in cases {
            assert_eq!(safe_reason(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_expected_is_short_and_plain() {
        let long = format!("invalid type: null, expected {}", "x".repeat(301));
        assert_eq!(safe_reason(&long), "is not valid");
        assert_eq!(safe_reason("invalid type: null, expected a\nb"), "is not valid");
    }
}
