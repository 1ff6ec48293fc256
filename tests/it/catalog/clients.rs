//! Modules for clients in other languages. What their compilers say of them is for
//! `tests/clients/check.sh`; the modules that it looks at are written here, with
//! `ERRWIRE_CATALOG=write`.

use std::path::Path;

use errwire::catalog::Document;
use serde_json::{Value, json};

const TEXT: &str = "*/ \"\"\" ''' ` ${x} {x} \\ \\u0041 \\\"\n@deprecated \u{202e}txt.exe\u{2028}\u{7}\u{1f600} \"";

fn entry(code: &str, status: u16, answers: &[Value]) -> Value {
    json!({ "code": code, "status": status, "reason": "A Reason", "answers": answers })
}

fn answer(retry: &str) -> Value {
    json!({
        "owner": "Owner", "variant": "Variant", "message": TEXT, "description": TEXT, "help": TEXT,
        "retry": { "class": retry }, "grpc": "UNKNOWN", "title": TEXT, "docs": TEXT, "since": TEXT,
        "deprecated": TEXT, "members": [], "examples": [],
    })
}

/// A document with whatever a code, a text and a member can be.
fn strange() -> Document {
    let strange_names =
        ["a.b-c", "A_B_C", "a_b_c", "class", "None", "constructor", "__proto__", "404"];
    let taken = ["TIMEOUT", "UNKNOWN", "API_ERROR", "ERROR", "ANY", "toString", "mro", "..."];
    let codes = strange_names.into_iter().chain(taken);
    let mut codes = codes.map(|code| entry(code, 400, &[answer("never")])).collect::<Vec<_>>();
    codes.push(entry("SHARED", 500, &[answer("never"), answer("always")]));
    let mut waits = answer("always");
    waits["retry"]["after_ms"] = 1500.into();
    codes.push(entry("WAITS", 429, &[waits]));
    let mut adds = answer("if-idempotent");
    adds["deprecated"] = Value::Null;
    adds["members"] = json!([
        { "role": "details", "name": "details", "type": "Vec<Node>" },
        { "role": "extension", "name": "a-b", "type": "u64" },
        { "role": "extension", "name": "__proto__", "type": "String" },
        { "role": "extension", "name": "class", "type": "f64" },
        { "role": "extension", "name": "any", "type": "HashMap<String, u32>" },
    ]);
    let body = r#"{"error":{"code":"ADDS","message":"",
        "details":[{"node-id":"n","deep":{"list":[[1,2.5],[]],"none":null},"\"":true}],
        "a-b":42,"__proto__":"x","class":0.5,"any":{"key":1}}}"#;
    adds["examples"] = json!([
        { "dialect": "Own", "status": 502, "content_type": "application/json", "body": body },
    ]);
    codes.push(entry("ADDS", 502, &[adds]));
    codes.sort_by_key(|it| it["code"].as_str().map(str::to_owned));
    let place = |part: &str, pointer: &str| json!({ "part": part, "pointer": pointer });
    let document = json!({
        "schema": 1, "title": TEXT, "codes": codes,
        "retired": [{ "code": "__proto__x" }, { "code": "old-one", "replacement": "WAITS" }],
        "dialects": [
            { "dialect": "Own", "content_type": "application/json", "places": [
                place("code", "/error/code"), place("constant", "/o~1k"), place("details", "/error/details"),
                place("extensions", "/error"), place("message", "/error/message"),
            ]},
            { "dialect": "Listed", "content_type": "application/vnd.listed+json", "places": [
                place("code", "/errors/0/co\"de"), place("message", "/errors/0/text"),
            ]},
        ],
    });
    Document::from_json(&document.to_string()).unwrap()
}

#[test]
fn the_modules_of_a_strange_catalog_are_fresh() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("clients");
    strange().assert_committed(folder.join("strange.ts"));
    strange().assert_committed(folder.join("strange.py"));
}

#[test]
fn texts_stay_in_their_comments_and_literals() {
    for module in [strange().to_typescript(), strange().to_python()] {
        let is_harmless =
            |c: char| c == '\n' || !(c.is_control() || "\u{202e}\u{2028}".contains(c));
        assert!(module.chars().all(is_harmless), "{module}");
    }
    let typescript = strange().to_typescript();
    let comments = typescript.lines().filter(|line| line.starts_with(" *"));
    for line in comments {
        assert!(line == " */" || !line.contains("*/"), "{line}");
    }
    assert!(!typescript.contains(" * @deprecated \\u"), "a tag is ours alone");
}

#[test]
fn a_catalog_without_codes_has_its_modules() {
    let empty = Document::from_json(r#"{"schema":1,"title":"","codes":[]}"#).unwrap();
    assert!(empty.to_typescript().contains("export type ApiError =\n  | UnknownError;"));
    assert!(empty.to_python().contains("AnyError = Union[\n    UnknownError,\n]"));
}
