//! The headers of a response as Header Objects.

use http::HeaderMap;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use serde_json::{Map, Value, json};

use crate::catalog::Role;

/// What the headers that the crate itself sets are for.
const KNOWN: &[(&str, &str)] = &[
    ("allow", "The methods that there are (RFC 9110, section 10.2.1)."),
    ("cache-control", "Whether the response may be stored (RFC 9111, section 5.2)."),
    ("retry-after", "Seconds to wait before the request is sent again (RFC 9110, section 10.2.3)."),
    ("retry-after-ms", "Milliseconds to wait before the request is sent again."),
    ("stripe-should-retry", "Whether the request may be sent again."),
    ("vary", "The response depends on these headers of the request (RFC 9110, section 12.5.5)."),
    ("www-authenticate", "How to authenticate (RFC 9110, section 11.6.1)."),
    ("x-request-id", "The id of the request, as the service's logs have it."),
    ("x-should-retry", "Whether the request may be sent again."),
];

/// Headers whose values are numbers or flags.
const TYPED: &[(&str, &str)] = &[
    ("retry-after", "integer"),
    ("retry-after-ms", "integer"),
    ("stripe-should-retry", "boolean"),
    ("x-should-retry", "boolean"),
];

/// The headers of a response to an error whose fields have these roles.
pub(super) fn of(headers: &HeaderMap, roles: &[Role]) -> Map<String, Value> {
    // OpenAPI leaves the first to the content; the second belongs to the answer to a HEAD.
    let names = headers.keys().filter(|name| **name != CONTENT_TYPE && **name != CONTENT_LENGTH);
    names.map(|name| (name.as_str().to_owned(), header(name, headers, roles))).collect()
}

fn header(name: &HeaderName, headers: &HeaderMap, roles: &[Role]) -> Value {
    let values = headers.get_all(name).iter();
    let values = values.map(HeaderValue::as_bytes).map(String::from_utf8_lossy);
    let value = values.collect::<Vec<_>>().join(", ");
    let role = roles.iter().find(|role| role.role == "header" && role.name == name.as_str());
    let ty = ty(name.as_str(), &value, role);
    let mut header = Map::new();
    if let Some((_, about)) = KNOWN.iter().find(|(known, _)| name == known) {
        header.insert("description".into(), json!(about));
    }
    // Of the texts that a field may have, HTTP refuses some, and the header is left out.
    if role.is_none() || ty != "string" {
        header.insert("required".into(), json!(true));
    }
    header.insert("schema".into(), json!({ "type": ty }));
    let example = serde_json::from_str::<Value>(&value).ok().filter(|_| ty != "string");
    header.insert("example".into(), example.unwrap_or_else(|| json!(value)));
    header.into()
}

/// The type of a header: that of the field, or the one that is known.
fn ty(name: &str, value: &str, role: Option<&Role>) -> &'static str {
    let ty = match role {
        Some(Role { ty: "bool", .. }) => "boolean",
        Some(Role { ty, .. }) if is_integer(ty) => "integer",
        Some(_) => "string",
        None => TYPED.iter().find(|(known, _)| *known == name).map_or("string", |(_, ty)| ty),
    };
    match serde_json::from_str::<Value>(value) {
        Ok(Value::Number(number)) if ty == "integer" && !number.is_f64() => ty,
        Ok(Value::Bool(_)) if ty == "boolean" => ty,
        _ => "string",
    }
}

/// Whether the type, as it is written, is one of whole numbers.
fn is_integer(ty: &str) -> bool {
    let bits = ty.strip_prefix(['u', 'i']).unwrap_or_default();
    matches!(bits, "8" | "16" | "32" | "64" | "128" | "size")
}
