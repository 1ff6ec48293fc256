//! What changed between two catalogs.

use errwire::catalog::{Changes, Document};
use serde_json::json;

fn document(codes: &str) -> Document {
    Document::from_json(&format!(r#"{{"schema":1,"title":"","codes":[{codes}]}}"#)).unwrap()
}

/// A code whose one answer has these members besides those that it must have.
fn code(code: &str, status: u16, answer: &str) -> String {
    format!(
        r#"{{"code":"{code}","status":{status},"reason":"?","answers":[{{"owner":"E",
        "variant":"V","message":"m","grpc":"UNKNOWN","examples":[]{answer}}}]}}"#
    )
}

fn changes(old: &str, new: &str) -> String {
    Changes::between(&document(old), &document(new)).to_markdown()
}

const NEVER: &str = r#","retry":{"class":"never"}"#;
const ALWAYS: &str = r#","retry":{"class":"always"}"#;

#[test]
fn what_breaks_comes_first() {
    let old = [code("A", 404, NEVER), code("B", 402, ALWAYS), code("C", 500, NEVER)].join(",");
    let new = [code("B", 409, NEVER), code("C", 500, ALWAYS), code("D", 410, NEVER)].join(",");
    let expected = "## Breaking\n\n- `A` is gone\n- `B` is answered with 409, not 402\n\
        - `B` is sent again never, not always\n\n## Additive\n\n\
        - `C` is sent again always, not never\n- `D` is new: 410 ?\n";
    assert_eq!(changes(&old, &new), expected);
}

#[test]
fn members_are_compared_by_name_and_type() {
    let with = |members: &str| code("A", 422, &format!(r#"{NEVER},"members":[{members}]"#));
    let old = with(
        r#"{"role":"param","name":"param","type":"&'static str"},{"role":"extension","name":"n","type":"u8"},
        {"role":"header","name":"x-a","type":"u8"}"#,
    );
    let new = with(
        r#"{"role":"extension","name":"n","type":"u16"},{"role":"details","name":"details","type":"Vec<A>"},
        {"role":"header","name":"x-a","type":"u8","optional":true}"#,
    );
    let expected = "## Breaking\n\n- `A` has `member n` as `u16`, not `u8`\n\
        - `A` may leave out `header x-a`\n- `A` no longer adds `param`\n\n\
        ## Additive\n\n- `A` adds `details`: `Vec<A>`\n";
    assert_eq!(changes(&old, &new), expected);
}

#[test]
fn texts_are_for_people() {
    let old = code("A", 404, NEVER);
    let new = code("A", 404, &format!(r#"{NEVER},"help":"Look again.""#));
    let changes = Changes::between(&document(&old), &document(&new));
    assert!(!changes.are_breaking());
    assert_eq!(changes.to_markdown(), "## Wording\n\n- `A` reads differently\n");
    let same = Changes::between(&document(&old), &document(&old));
    assert!(same.is_empty());
    assert_eq!(same.to_markdown(), "Nothing changed.\n");
}

#[test]
fn a_dialect_whose_members_moved_breaks_clients() {
    let document = |places: &str| {
        let text = format!(
            r#"{{"schema":1,"title":"","codes":[],"dialects":[
                {{"dialect":"Own","content_type":"application/json","places":[{places}]}}
            ]}}"#
        );
        Document::from_json(&text).unwrap()
    };
    let old = document(
        r#"{"part":"code","pointer":"/error/code"},{"part":"constant","pointer":"/ok"},
           {"part":"message","pointer":"/error/text"}"#,
    );
    let new = document(r#"{"part":"code","pointer":"/code"},{"part":"param","pointer":"/param"}"#);
    assert_eq!(
        Changes::between(&old, &new).to_markdown(),
        "## Breaking\n\n- `Own` has no constant at `/ok` any more\n\
         - `Own` has no message at `/error/text` any more\n\
         - `Own` has the code at `/code`, not `/error/code`\n\n\
         ## Additive\n\n- `Own` has the param at `/param`\n"
    );
    assert!(Changes::between(&new, &new).is_empty());
}

/// A document of two codes in a dialect that has these places, or of which nobody knows.
fn dialect(places: &[(&str, &str)], bodies: [&str; 2]) -> Document {
    let codes = ["A", "B"].into_iter().zip(bodies).map(|(code, body)| {
        json!({ "code": code, "status": 400, "reason": "?", "answers": [{
            "owner": "E", "variant": code, "message": "m", "grpc": "UNKNOWN",
            "retry": { "class": "never" },
            "examples": [{
                "dialect": "Own", "status": 400, "content_type": "application/json", "body": body,
            }],
        }] })
    });
    let places = places.iter().map(|(part, at)| json!({ "part": part, "pointer": at }));
    let places = places.collect::<Vec<_>>();
    let dialects = if places.is_empty() {
        json!([])
    } else {
        json!([{ "dialect": "Own", "content_type": "application/json", "places": places }])
    };
    let codes = codes.collect::<Vec<_>>();
    let document = json!({ "schema": 1, "title": "", "codes": codes, "dialects": dialects });
    Document::from_json(&document.to_string()).unwrap()
}

#[test]
fn what_moved_in_a_dialect_is_told_once_and_not_of_each_code() {
    let old = dialect(
        &[
            ("code", "/error/code"),
            ("constant", "/ok"),
            ("details", "/error/details"),
            ("extensions", "/error"),
            ("message", "/error/text"),
        ],
        [
            r#"{"ok":false,"error":{"code":"A","text":"m","details":[{"x":1,"y":"z"}],"more":1}}"#,
            r#"{"ok":false,"error":{"code":"B","text":"m"}}"#,
        ],
    );
    let new = dialect(
        &[("code", "/code"), ("details", "/details"), ("extensions", ""), ("param", "/param")],
        [
            r#"{"code":"A","details":[{"x":"1","y":"z"}],"more":1,"param":"p"}"#,
            r#"{"code":"B","param":"p"}"#,
        ],
    );
    assert_eq!(
        Changes::between(&old, &new).to_markdown(),
        "## Breaking\n\n- `A` no longer has the member `Own.error.details[].x: number`\n\
         - `Own` has no constant at `/ok` any more\n\
         - `Own` has no message at `/error/text` any more\n\
         - `Own` has the code at `/code`, not `/error/code`\n\
         - `Own` has the details at `/details`, not `/error/details`\n\
         - `Own` has the extensions at the top, not `/error`\n\n\
         ## Additive\n\n- `A` has the member `Own.details[].x: string`\n\
         - `Own` has the param at `/param`\n\n\
         ## Wording\n\n- `B` reads differently\n"
    );
}

#[test]
fn without_the_places_of_a_dialect_paths_are_compared() {
    let bodies = [r#"{"error":"A","list":[{"a/b~":1}]}"#, r#"{"error":"B"}"#];
    let old = dialect(&[], bodies);
    let new = dialect(&[("code", "/code")], [r#"{"code":"A","list":[{"a/b~":1}]}"#, bodies[1]]);
    assert_eq!(
        Changes::between(&old, &new).to_markdown(),
        "## Breaking\n\n- `A` no longer has the member `Own.error: string`\n\n\
         ## Additive\n\n- `A` has the member `Own.code: string`\n"
    );
}
