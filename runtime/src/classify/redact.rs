//! What no log may have: the secrets of addresses, and what was submitted.

/// What stands in the place of a secret.
const HIDDEN: &str = "***";

/// The text of an error for operators: every address in it without what may be secret, user and
/// password, query and fragment; and what serde and validator say of a value without the value, which
/// may be a password in the wrong place, or in the right one.
///
/// It goes by the text and not by the type of the error: reqwest's names its address wherever it is
/// in the chain of sources, or told by an error that is `transparent` over it, and so do others.
pub(crate) fn redacted(text: String) -> String {
    without_secrets(without_parameters(without_value(text)))
}

/// What `serde::de::Error` says before a value that it quotes, and after it.
const QUOTING: [&str; 6] = [
    "invalid type: string ",
    "invalid value: string ",
    "invalid type: character ",
    "invalid value: character ",
    "invalid value: integer ",
    "unknown variant ",
];
const AFTER: [&str; 2] = [", expected ", ", there are no variants"];

/// What the frameworks say of a part of a path.
const PARSING: [&str; 2] = ["can not parse ", "Cannot parse "];

/// Hides from the first value to what follows the last: a value may hold what looks like its end.
fn without_value(text: String) -> String {
    let after = |befores: &[&str]| {
        befores.iter().filter_map(|before| Some(text.find(before)? + before.len())).min()
    };
    let (begin, end) = if let Some(begin) = after(&QUOTING) {
        let ends = AFTER.iter().filter_map(|after| text.rfind(after));
        (begin, ends.filter(|end| *end >= begin).max().unwrap_or(text.len()))
    } else if let (Some(begin), Some(end)) = (after(&PARSING), text.rfind(" to a "))
        && begin <= end
    {
        (begin, end)
    } else {
        return text;
    };
    format!("{}{HIDDEN}{}", &text[..begin], &text[end..])
}

/// Hides what validator says of a rule that is broken, the value among it: from the first rule to the
/// end of the last.
fn without_parameters(text: String) -> String {
    const RULE: &str = "Validation error: ";
    let Some(begin) = text.find(RULE) else { return text };
    let Some(open) = text[begin..].find(" [{") else { return text };
    let begin = begin + open + " [".len();
    let end = text.rfind("}]").map_or(text.len(), |end| end + "}".len());
    format!("{}{HIDDEN}{}", &text[..begin], &text[end.max(begin)..])
}

fn without_secrets(text: String) -> String {
    let Some(mut scheme) = text.find("://") else { return text };
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    loop {
        let (before, address) = rest.split_at(scheme + "://".len());
        out.push_str(before);
        rest = push_address(&mut out, address);
        match rest.find("://") {
            Some(next) => scheme = next,
            None => break,
        }
    }
    out.push_str(rest);
    out
}

/// Appends what an address may show, given what follows its `://`, and returns what follows it.
fn push_address<'a>(out: &mut String, address: &'a str) -> &'a str {
    // An address as `Url` displays it has none of these; what closes it is of the text around it.
    let ends = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\');
    let mut end = address.find(ends).unwrap_or(address.len());
    // Another address as a part of the path; one in the query is hidden with it.
    if let Some(other) = address[..end].split(['?', '#']).next().and_then(|path| path.find("://")) {
        end = other;
    }
    let (address, rest) = address.split_at(end);
    let closing = |c: char| matches!(c, ')' | ']' | '}' | ',' | '.' | ';' | ':' | '\'' | '`');
    let trimmed = address.trim_end_matches(closing);
    let closing = &address[trimmed.len()..];

    let shown = match userinfo(trimmed) {
        Some(host) => {
            out.push_str(HIDDEN);
            out.push('@');
            &trimmed[host..]
        }
        None => trimmed,
    };
    match shown.find(['?', '#']) {
        Some(secret) => {
            out.push_str(&shown[..=secret]);
            out.push_str(HIDDEN);
        }
        None => out.push_str(shown),
    }
    out.push_str(closing);
    rest
}

/// Where the host begins, if user and password stand before it.
fn userinfo(address: &str) -> Option<usize> {
    let authority = &address[..address.find(['/', '?', '#']).unwrap_or(address.len())];
    if let Some(at) = authority.rfind('@') {
        return Some(at + 1);
    }
    // A password that should have been escaped looks like a port that is no number.
    let (_, port) = authority.rsplit_once(':')?;
    let is_port = port.ends_with(']') || port.bytes().all(|byte| byte.is_ascii_digit());
    if is_port { None } else { address.rfind('@').map(|at| at + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_secret_is_hidden() {
        let cases = [
            ("is it? #1 a@b", "is it? #1 a@b"),
            ("no address: a://", "no address: a://"),
            ("error for url (https://h/p)", "error for url (https://h/p)"),
            ("for url (https://u:pw@h:1/p?token=s#frag)", "for url (https://***@h:1/p?***)"),
            (
                "for url (https://h/?a=(s)) and (http://u@i/#s), twice",
                "for url (https://h/?***)) and (http://***@i/#***), twice",
            ),
            ("postgres://app:p@ss@db/main: refused", "postgres://***@db/main: refused"),
            ("at \"https://h?k=s\": x", "at \"https://h?***\": x"),
            ("see https://h/a@b. Then", "see https://h/a@b. Then"),
            ("postgres://app:p/s#s?@db/main", "postgres://***@db/main"),
            ("http://[::1]:80/@a and http://[::1]/@a", "http://[::1]:80/@a and http://[::1]/@a"),
            ("redis://:s@h", "redis://***@h"),
            ("a://u:s@b://c:t@d", "a://***@b://***@d"),
            ("https://h/?next=https://i/?s", "https://h/?***"),
            (
                "JSON: pin: invalid type: string \"12, expected 3\", expected u32 at line 1 column 9",
                "JSON: pin: invalid type: string ***, expected u32 at line 1 column 9",
            ),
            (
                "invalid value: integer `300`, expected u8",
                "invalid value: integer ***, expected u8",
            ),
            ("role: unknown variant `s`, expected `a`", "role: unknown variant ***, expected `a`"),
            (
                "unknown variant `s`, there are no variants",
                "unknown variant ***, there are no variants",
            ),
            ("invalid type: string \"cut off", "invalid type: string ***"),
            ("expected s, unknown variant s", "expected s, unknown variant ***"),
            ("invalid type: map, expected a string", "invalid type: map, expected a string"),
            ("unknown field `s`, expected `name`", "unknown field `s`, expected `name`"),
            ("can not parse \"s to a b\" to a u32", "can not parse *** to a u32"),
            (
                "URL: Cannot parse `id` with value `s` to a `u32`",
                "URL: Cannot parse *** to a `u32`",
            ),
            ("Cannot parse the configuration", "Cannot parse the configuration"),
            (
                "pin: Validation error: length [{\"value\": String(\"s}]\"), \"min\": Number(4)}]\nname: is taken",
                "pin: Validation error: length [***]\nname: is taken",
            ),
            ("Validation error: length [{\"value\": String(\"s", "Validation error: length [***"),
            ("Validation error: it is not", "Validation error: it is not"),
            ("up to a point: Cannot parse it", "up to a point: Cannot parse it"),
        ];
        for (text, expected) in cases {
            assert_eq!(redacted(text.to_owned()), expected);
        }
    }
}
