//! The details of a status: Google's standard ones, each at most once (AIP-193).

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::Value;
use tonic_types::{ErrorDetails, FieldViolation};

use crate::envelope::Occurrence;
use crate::parts::Member;
use crate::{GrpcCode, text};

/// The most bytes of what an error's fields add.
const MOST_OF_PARTS: usize = 2048;

/// How long a key of `ErrorInfo.metadata` may be.
const MOST_OF_KEY: usize = 64;

/// How long a reason may be.
const MOST_OF_REASON: usize = 63;

pub(super) fn of(occurrence: &Occurrence<'_>, message: &str) -> ErrorDetails {
    let mut room = Room(MOST_OF_PARTS);
    let mut details = ErrorDetails::new();
    let spec = occurrence.spec();
    let param = occurrence.param().and_then(text::displayed);
    let particulars = occurrence.details().and_then(json);
    let violations = particulars.as_deref().and_then(violations);

    let reason = reason(spec.code);
    let mut metadata = HashMap::new();
    if reason != spec.code {
        metadata.insert("code".to_owned(), spec.code.to_owned());
    }
    let mut add = |name: &str, value: Option<String>| {
        let Some(value) = value else { return };
        if name.len() <= MOST_OF_KEY
            && !metadata.contains_key(name)
            && room.takes(name.len() + value.len())
        {
            metadata.insert(name.to_owned(), value);
        }
    };
    add("param", param.clone());
    for (name, value) in occurrence.extensions() {
        add(name, json(value).and_then(plain));
    }
    if violations.is_none() {
        add("details", particulars.and_then(plain));
    }
    details.set_error_info(reason, spec.domain.unwrap_or_default(), metadata);

    match (violations, param) {
        (Some(violations), _) => {
            let fit = violations.into_iter().take_while(|violation| {
                let FieldViolation { field, description, reason, .. } = violation;
                room.takes(field.len() + description.len() + reason.len())
            });
            let fit = fit.collect::<Vec<_>>();
            if !fit.is_empty() {
                details.set_bad_request(fit);
            }
        }
        (None, Some(param))
            if matches!(spec.grpc, GrpcCode::InvalidArgument | GrpcCode::OutOfRange)
                && room.takes(param.len() + message.len()) =>
        {
            details.add_bad_request_violation(param, message);
        }
        _ => {}
    }
    if let Some(delay) = occurrence.delay() {
        details.set_retry_info(Some(delay));
    }
    if let Some(id) = occurrence.request_id() {
        details.set_request_info(id, "");
    }
    if let Some(docs) = spec.docs {
        details.add_help_link(spec.title.unwrap_or(spec.code), docs);
    }
    details
}

/// What may still be added.
struct Room(usize);

impl Room {
    fn takes(&mut self, bytes: usize) -> bool {
        let left = self.0.checked_sub(bytes);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

/// A part as JSON, unless it refuses to be serialized.
fn json(member: Member<'_>) -> Option<String> {
    let mut json = Vec::new();
    member.append_to(&mut json).ok()?;
    String::from_utf8(json).ok()
}

/// A text as it is, nothing of what is not there, and the JSON of anything else.
fn plain(json: String) -> Option<String> {
    match json.as_bytes() {
        [b'"', ..] => serde_json::from_str(&json).ok(),
        b"null" => None,
        _ => Some(json),
    }
}

/// The field errors of a list that has nothing else.
fn violations(json: &str) -> Option<Vec<FieldViolation>> {
    let Ok(Value::Array(items)) = serde_json::from_str(json) else { return None };
    let violations = items.iter().map(violation).collect::<Option<Vec<_>>>()?;
    (!violations.is_empty()).then_some(violations)
}

/// A field error by the names that frameworks and validators give its members. The value that was
/// sent is none of them.
fn violation(item: &Value) -> Option<FieldViolation> {
    let text = |names: &[&str]| {
        let found = names.iter().find_map(|name| item.get(name)?.as_str());
        found.filter(|text| !text.is_empty())
    };
    let code = text(&["code"]);
    let field = ["field", "path", "pointer", "param"].iter().find_map(|name| path(item.get(name)?));
    let description = text(&["message", "detail", "description"]).or(code)?;
    let mut violation = FieldViolation::new(field?, description);
    violation.reason = code.map(reason).unwrap_or_default().into_owned();
    Some(violation)
}

/// A path as identifiers with dots between them; it may be a JSON Pointer (RFC 6901), by itself or
/// as a URI fragment, or a list of segments.
fn path(value: &Value) -> Option<String> {
    match value {
        Value::String(path) => {
            let pointer = path.strip_prefix("#/").or_else(|| path.strip_prefix('/'));
            let dotted =
                |pointer: &str| pointer.replace('/', ".").replace("~1", "/").replace("~0", "~");
            Some(pointer.map_or_else(|| path.clone(), dotted))
        }
        Value::Array(segments) => {
            let segment = |value: &Value| match value {
                Value::String(name) => Some(name.clone()),
                Value::Number(index) => Some(index.to_string()),
                _ => None,
            };
            Some(segments.iter().map(segment).collect::<Option<Vec<_>>>()?.join("."))
        }
        _ => None,
    }
}

/// A code as a reason: `[A-Z][A-Z0-9_]+[A-Z0-9]`, which most codes are already.
fn reason(code: &str) -> Cow<'_, str> {
    if is_reason(code) {
        return Cow::Borrowed(code);
    }
    let mut reason = String::with_capacity(code.len() + 2);
    let mut was_lower = false;
    for c in code.chars() {
        if was_lower && c.is_ascii_uppercase() {
            reason.push('_');
        }
        was_lower = c.is_ascii_lowercase();
        reason.push(if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' });
    }
    let mut reason = reason.trim_matches('_').to_owned();
    if reason.len() < 3 || !reason.starts_with(|c: char| c.is_ascii_uppercase()) {
        reason.insert_str(0, "E_");
    }
    reason.truncate(MOST_OF_REASON);
    reason.truncate(reason.trim_end_matches('_').len());
    // Next to nothing is left of a code that is mostly underscores.
    if is_reason(&reason) { Cow::Owned(reason) } else { Cow::Borrowed("UNKNOWN") }
}

fn is_reason(code: &str) -> bool {
    let is_end = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    match code.as_bytes() {
        [first, middle @ .., last] if (1..=MOST_OF_REASON - 2).contains(&middle.len()) => {
            first.is_ascii_uppercase()
                && middle.iter().all(|byte| is_end(*byte) || *byte == b'_')
                && is_end(*last)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_reason_is_the_code_where_it_may_be() {
        let long = "A".repeat(63);
        for code in ["NOT_FOUND", "E42", "A_1", &long] {
            assert!(matches!(reason(code), Cow::Borrowed(same) if same == code), "{code}");
        }
        for (code, expected) in [
            ("not_found", "NOT_FOUND"),
            ("notFound", "NOT_FOUND"),
            ("NotFound", "NOT_FOUND"),
            ("not-found", "NOT_FOUND"),
            ("billing.not_found", "BILLING_NOT_FOUND"),
            ("404", "E_404"),
            ("E", "E_E"),
            ("NO", "E_NO"),
            ("_X1Y_", "X1Y"),
            ("", "UNKNOWN"),
            ("___", "UNKNOWN"),
        ] {
            assert_eq!(reason(code), expected, "{code}");
        }
    }

    proptest! {
        #[test]
        fn every_code_has_a_reason(code in "[A-Za-z0-9_.-]{0,70}") {
            prop_assert!(is_reason(&reason(&code)), "{}", code);
        }
    }

    #[test]
    fn field_errors_are_known_by_their_members() {
        for (json, expected) in [
            (r#"[{"field":"age","message":"too low"}]"#, Some(("age", "too low", ""))),
            (r#"[{"path":"a.b","code":"too_low","message":"m"}]"#, Some(("a.b", "m", "TOO_LOW"))),
            (r#"[{"path":["a",0,"b"],"message":"m"}]"#, Some(("a.0.b", "m", ""))),
            (r##"[{"pointer":"#/a/b~1c","detail":"d"}]"##, Some(("a.b/c", "d", ""))),
            (r#"[{"pointer":"","detail":"d"}]"#, Some(("", "d", ""))),
            (
                r#"[{"field":"age","message":"","code":"required"}]"#,
                Some(("age", "required", "REQUIRED")),
            ),
            (r#"[{"nodeId":"n1","field":"prompt","message":"m"}]"#, Some(("prompt", "m", ""))),
            (r#"[{"field":"age"}]"#, None),
            (r#"[{"message":"m"}]"#, None),
            (r#"[{"field":"age","message":"m"},{"other":1}]"#, None),
            (r#"["age"]"#, None),
            ("[]", None),
            (r#"{"field":"age","message":"m"}"#, None),
            ("7", None),
        ] {
            let found = violations(json);
            let found = found.as_deref().map(|violations| {
                let FieldViolation { field, description, reason, .. } = &violations[0];
                (&**field, &**description, &**reason)
            });
            assert_eq!(found, expected, "{json}");
        }
    }

    #[test]
    fn parts_are_texts_where_they_can_be() {
        for (json, expected) in [
            (r#""a \"b\"""#, Some("a \"b\"")),
            ("7", Some("7")),
            ("1.50", Some("1.50")),
            ("18446744073709551616", Some("18446744073709551616")),
            ("true", Some("true")),
            ("null", None),
            (r#"{"a":[1]}"#, Some(r#"{"a":[1]}"#)),
        ] {
            assert_eq!(plain(json.to_owned()).as_deref(), expected, "{json}");
        }
    }
}
