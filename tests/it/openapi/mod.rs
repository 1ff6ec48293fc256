//! The contract in OpenAPI: what it says is what is answered.

mod dialects;
mod frameworks;
mod merging;
mod sharing;
mod through;
mod wire;

use errwire::Response;
use errwire::openapi::Responses;
use serde_json::{Value, json};

use crate::support::text;

/// The Responses Object.
fn object(responses: &Responses) -> Value {
    serde_json::to_value(responses).unwrap()
}

/// The same with what it refers to in the place of references.
fn resolved(document: &Value, value: &Value) -> Value {
    match value {
        Value::Object(object) => match object.get("$ref").and_then(Value::as_str) {
            Some(reference) => {
                let target = reference.strip_prefix('#').and_then(|it| document.pointer(it));
                resolved(document, target.unwrap_or_else(|| panic!("{reference}: {document:#}")))
            }
            None => {
                object.iter().map(|(name, it)| (name.clone(), resolved(document, it))).collect()
            }
        },
        Value::Array(all) => all.iter().map(|it| resolved(document, it)).collect(),
        other => other.clone(),
    }
}

/// What a response has that the document does not know, or lacks that the document promises.
fn undocumented(responses: &Value, response: &Response) -> Vec<String> {
    let mut wrong = Vec::new();
    let documented = &responses[response.status().as_str()];
    if documented.is_null() {
        return vec![format!("status {}", response.status())];
    }
    let none = json!({});
    let headers = documented.get("headers").unwrap_or(&none).as_object().unwrap();
    for (name, value) in response.headers() {
        if name == "content-type" || name == "content-length" {
            continue;
        }
        match headers.get(name.as_str()) {
            None => wrong.push(format!("header {name}")),
            Some(header) => {
                let value = value.to_str().unwrap();
                let typed = serde_json::from_str::<Value>(value).unwrap_or_else(|_| json!(value));
                let is_valid = |value| jsonschema::is_valid(&header["schema"], value);
                if !is_valid(&typed) && !is_valid(&json!(value)) {
                    wrong.push(format!("header {name}: {value}"));
                }
            }
        }
    }
    for (name, header) in headers {
        if header["required"] == true && !response.headers().contains_key(name) {
            wrong.push(format!("no header {name}"));
        }
    }
    let media_type = response.headers()["content-type"].to_str().unwrap();
    let schema = &documented["content"][media_type]["schema"];
    if schema.is_null() {
        wrong.push(format!("media type {media_type}"));
    } else {
        let body = serde_json::from_str(text(response)).unwrap_or_else(|_| json!(text(response)));
        wrong.extend(invalid(schema, &body));
    }
    wrong
}

/// Why a value does not fit a schema.
fn invalid(schema: &Value, value: &Value) -> Option<String> {
    let validator = jsonschema::options().build(schema).unwrap();
    validator.validate(value).err().map(|error| format!("{}: {error}", error.instance_path()))
}

/// Each example with the schema beside it.
fn examples(responses: &Value) -> Vec<(&Value, &Value)> {
    let responses = responses.as_object().unwrap().values();
    let contents = responses.flat_map(|it| it["content"].as_object().unwrap().values());
    contents
        .flat_map(|content| {
            let examples = content["examples"].as_object().into_iter().flatten();
            examples.map(|(_, example)| (&content["schema"], &example["value"]))
        })
        .collect()
}
