//! JSON on several lines, its members in their order.

use std::string::String;

/// How long a list or an object may be that stays on its line.
const SHORT: usize = 60;

/// Compact JSON with line breaks and indentation; what is no JSON stays as it is.
pub(super) fn pretty(json: &str) -> String {
    let (mut out, mut depth, mut rest) = (String::with_capacity(json.len() * 2), 0_usize, json);
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.extend(core::iter::repeat_n("  ", depth));
    };
    while let Some(next) = rest.chars().next() {
        let len = match next {
            '"' => string_len(rest),
            '{' | '[' => whole_len(rest).filter(|len| *len <= SHORT && depth > 0).unwrap_or(1),
            _ => next.len_utf8(),
        };
        let (token, after) = rest.split_at(len);
        rest = after;
        if matches!(next, '}' | ']') {
            depth = depth.saturating_sub(1);
            line(&mut out, depth);
        }
        match next {
            '{' | '[' if len > 1 => push_spaced(&mut out, token),
            _ => out.push_str(token),
        }
        match next {
            '{' | '[' if len == 1 => {
                depth += 1;
                line(&mut out, depth);
            }
            ',' => line(&mut out, depth),
            ':' => out.push(' '),
            _ => {}
        }
    }
    out
}

/// Appends what stays on its line, with a space after each comma and colon.
fn push_spaced(out: &mut String, mut json: &str) {
    while let Some(next) = json.chars().next() {
        let len = if next == '"' { string_len(json) } else { next.len_utf8() };
        let (token, rest) = json.split_at(len);
        out.push_str(token);
        if matches!(next, ',' | ':') {
            out.push(' ');
        }
        json = rest;
    }
}

/// The length of the string at the start, quotes and all.
fn string_len(text: &str) -> usize {
    let mut is_escaped = true; // of the first quote nothing ends
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of the list or the object at the start.
fn whole_len(text: &str) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        let rest = &text[at..];
        match rest.chars().next()? {
            '"' => at += string_len(rest),
            '{' | '[' => {
                depth += 1;
                at += 1;
            }
            '}' | ']' => {
                depth -= 1;
                at += 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            other => at += other.len_utf8(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::pretty;

    #[test]
    fn it_is_the_same_json() {
        let json = r#"{"a":{"b":"x,{\"","c":[]},"d":[{"e":"a long text that does not stay on one line, as it is too long"}]}"#;
        let pretty = pretty(json);
        let read = |text| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(read(&pretty), read(json));
        assert!(pretty.starts_with("{\n  \"a\": {\"b\": \"x,{\\\"\", \"c\": []},\n"), "{pretty}");
    }

    #[test]
    fn what_is_no_json_does_no_harm() {
        for text in ["", "}", "]]", "{\"", "plain text", "\u{202e}{"] {
            _ = pretty(text);
        }
    }
}
