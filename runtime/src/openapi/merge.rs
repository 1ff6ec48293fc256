//! One Response Object of two, whoever wrote them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::schema;

/// What either of two responses to one status may be.
///
/// What one of them does not know is kept; a header is required where both require it.
pub(super) fn responses(a: Value, b: Value) -> Value {
    let (Value::Object(mut a), Value::Object(b)) = (a, b) else { return Value::Null };
    for name in ["headers", "content"] {
        let of_a = a.remove(name);
        let of_b = b.get(name).cloned();
        let merged = match name {
            "headers" => all_headers(object(of_a), object(of_b)),
            _ => contents(object(of_a), object(of_b)),
        };
        if !merged.is_empty() {
            a.insert(name.into(), merged.into());
        }
    }
    let texts = [a.remove("description"), b.get("description").cloned()];
    a.insert("description".into(), descriptions(&texts).into());
    for (name, value) in b {
        if name != "headers" && name != "content" {
            a.entry(name).or_insert(value);
        }
    }
    a.into()
}

fn object(value: Option<Value>) -> Map<String, Value> {
    match value {
        Some(Value::Object(object)) => object,
        _ => Map::new(),
    }
}

/// The paragraphs, and then the lines of the codes; each once, in order.
fn descriptions(texts: &[Option<Value>]) -> String {
    let texts = texts.iter().flatten().filter_map(Value::as_str);
    let (mut paragraphs, mut codes) = (BTreeSet::new(), BTreeSet::new());
    for text in texts {
        let (listed, prose): (Vec<_>, Vec<_>) =
            text.lines().partition(|line| line.starts_with("- `"));
        codes.extend(listed.into_iter().map(str::to_owned));
        let prose = prose.join("\n");
        let prose = prose.split("\n\n").map(str::trim).filter(|prose| !prose.is_empty());
        paragraphs.extend(prose.map(str::to_owned));
    }
    let mut text = paragraphs.into_iter().collect::<Vec<_>>();
    if !codes.is_empty() {
        text.push(codes.into_iter().collect::<Vec<_>>().join("\n"));
    }
    text.join("\n\n")
}

fn all_headers(mut a: Map<String, Value>, b: Map<String, Value>) -> Map<String, Value> {
    let mut all = Map::new();
    for (name, header) in b {
        // Whoever writes a document may spell a header's name in upper case.
        let known = a.keys().find(|known| known.eq_ignore_ascii_case(&name)).cloned();
        let known = known.and_then(|known| a.remove(&known));
        let merged = match known {
            Some(known) => self::header(known, header),
            None => optional(header),
        };
        all.insert(name, merged);
    }
    all.extend(a.into_iter().map(|(name, header)| (name, optional(header))));
    all
}

/// A header that only one of the responses has.
fn optional(mut header: Value) -> Value {
    if let Some(header) = header.as_object_mut() {
        header.remove("required");
    }
    header
}

fn header(a: Value, b: Value) -> Value {
    let (Value::Object(mut a), Value::Object(b)) = (a, b) else { return Value::Null };
    if b.get("required") != Some(&Value::Bool(true)) {
        a.remove("required");
    }
    for (name, value) in b {
        if name == "required" {
            continue;
        }
        let merged = match a.remove(&name) {
            Some(known) if name == "schema" => schema::either(known, value),
            Some(known) => least(known, value),
            None => value,
        };
        a.insert(name, merged);
    }
    a.into()
}

/// One of two, whichever comes first.
fn least(a: Value, b: Value) -> Value {
    let (text_a, text_b) = (a.to_string(), b.to_string());
    if text_a <= text_b { a } else { b }
}

fn contents(mut a: Map<String, Value>, b: Map<String, Value>) -> Map<String, Value> {
    for (media_type, content) in b {
        let merged = match a.remove(&media_type) {
            Some(known) => self::content(known, content),
            None => content,
        };
        a.insert(media_type, merged);
    }
    a
}

fn content(a: Value, b: Value) -> Value {
    let (Value::Object(mut a), Value::Object(mut b)) = (a, b) else { return Value::Null };
    let examples = examples([&mut a, &mut b]);
    // What has no schema may be anything.
    if let (Some(one), Some(other)) = (a.remove("schema"), b.remove("schema")) {
        a.insert("schema".into(), schema::either(one, other));
    }
    if !examples.is_empty() {
        a.insert("examples".into(), examples.into());
    }
    for (name, value) in b {
        a.entry(name).or_insert(value);
    }
    a.into()
}

/// The examples of both by their codes, each value once. The second of a code is `CODE#2`: no code
/// has that letter in it.
fn examples(of: [&mut Map<String, Value>; 2]) -> Map<String, Value> {
    let mut by_code = BTreeMap::<String, BTreeMap<String, Value>>::new();
    for content in of {
        let single = content.remove("example").map(|value| {
            ("example".to_owned(), Value::from(Map::from_iter([("value".to_owned(), value)])))
        });
        for (name, example) in object(content.remove("examples")).into_iter().chain(single) {
            let code = name.split('#').next().unwrap_or_default().to_owned();
            let shown = example.get("value").unwrap_or(&example).to_string();
            let known = by_code.entry(code).or_default();
            let example = match known.remove(&shown) {
                Some(known) => least(known, example),
                None => example,
            };
            known.insert(shown, example);
        }
    }
    let numbered = by_code.into_iter().flat_map(|(code, examples)| {
        examples.into_values().enumerate().map(move |(i, example)| match i {
            0 => (code.clone(), example),
            _ => (format!("{code}#{}", i + 1), example),
        })
    });
    numbered.collect()
}
