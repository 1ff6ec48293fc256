//! Field errors: where they are, which rule, and never the value.

use std::collections::BTreeMap;

use errwire::envelope::Problem;
use errwire::{Context, FieldError, FieldErrors};
use garde::Validate as _;
use proptest::prelude::*;
use serde::Deserialize;
use validator::Validate as _;

use super::Failure;
use crate::support::{body, public, text};

/// Field, code and message of each.
fn triples(errors: &FieldErrors) -> Vec<(&str, &str, &str)> {
    errors.iter().map(|error| (&*error.field, &*error.code, &*error.message)).collect()
}

/// The answer with these details.
fn answer(details: &str) -> String {
    format!(
        r#"{{"success":false,"error":{{"code":"VALIDATION_ERROR","message":"some values are not valid","details":{details}}}}}"#
    )
}

#[derive(validator::Validate)]
#[validate(schema(function = "in_order", skip_on_field_errors = false))]
struct Order {
    #[validate(length(min = 2, max = 5))]
    name: String,
    #[validate(email(message = "is where we write to"))]
    email: String,
    password: String,
    #[validate(must_match(other = "password"))]
    again: String,
    #[validate(nested)]
    address: Address,
    #[validate(nested)]
    items: Vec<Item>,
}

#[derive(validator::Validate)]
struct Address {
    #[validate(length(equal = 2), custom(function = "known"))]
    country: String,
}

#[derive(validator::Validate)]
struct Item {
    #[validate(range(min = 1, exclusive_max = 100))]
    price: u32,
}

fn known(country: &str) -> Result<(), validator::ValidationError> {
    let mut error = validator::ValidationError::new("unknown_country");
    error.add_param("min".into(), &country);
    Err(error)
}

fn in_order(_: &Order) -> Result<(), validator::ValidationError> {
    Err(validator::ValidationError::new("order"))
}

fn order(value: &str) -> Order {
    Order {
        name: value.to_owned(),
        email: value.to_owned(),
        password: format!("{value}!"),
        again: value.to_owned(),
        address: Address { country: value.to_owned() },
        items: [1, 0, 99, 100].map(|price| Item { price }).into(),
    }
}

#[test]
fn what_validator_finds_is_listed() {
    let found = order("hunter2").validate().unwrap_err();
    assert!(serde_json::to_string(&found).unwrap().contains("hunter2"), "worth a test");
    let range = "must be at least 1 and below 100";
    let expected = [
        ("", "order", "is not valid"),
        ("address.country", "length", "must be 2 long"),
        ("address.country", "unknown_country", "is not valid"),
        ("again", "must_match", "must match the other field"),
        ("email", "email", "is where we write to"),
        ("items[1].price", "range", range),
        ("items[3].price", "range", range),
        ("name", "length", "must be 2 to 5 long"),
    ];
    assert_eq!(triples(&FieldErrors::from(&found)), expected);
    let error = Failure::from(found);
    assert_eq!(public(&error).status(), 422);
    assert!(body(&error).starts_with(&answer(r#"[{"field":"","code":"order""#)[..120]));
}

#[test]
fn a_list_at_the_root_has_indices_only() {
    let items = vec![Item { price: 1 }, Item { price: 0 }];
    let found = FieldErrors::from(items.validate().unwrap_err());
    assert_eq!(found[0].field, "[1].price");
    assert_eq!(found[0].pointer(), "#/1/price");
}

#[test]
fn a_long_list_is_cut_off() {
    let items = (0..10_000).map(|_| Item { price: 0 }).collect::<Vec<_>>();
    let found = FieldErrors::from(items.validate().unwrap_err());
    assert_eq!(found.len(), FieldErrors::MOST);
    assert_eq!(found[99].field, "[99].price");

    let found = vec![Entry { size: 0 }; 10_000];
    let found = Garden { name: "ok".into(), entries: found, by_name: BTreeMap::new() };
    let found = FieldErrors::from(found.validate().unwrap_err());
    assert_eq!(found.len(), FieldErrors::MOST);
}

#[derive(garde::Validate)]
struct Garden {
    #[garde(length(max = 5), ascii, pattern("^[a-z]*$"))]
    name: String,
    #[garde(dive)]
    entries: Vec<Entry>,
    #[garde(dive)]
    by_name: BTreeMap<String, Entry>,
}

#[derive(Clone, garde::Validate)]
struct Entry {
    #[garde(range(min = 1))]
    size: u32,
}

fn garden(name: &str) -> Garden {
    let by_name = BTreeMap::from([("a key".to_owned(), Entry { size: 0 })]);
    Garden { name: name.to_owned(), entries: vec![Entry { size: 1 }, Entry { size: 0 }], by_name }
}

#[test]
fn what_garde_finds_is_listed() {
    let found = garden("hunter2").validate().unwrap_err();
    let expected = [
        ("by_name.a key.size", "invalid", "lower than 1"),
        ("entries[1].size", "invalid", "lower than 1"),
        ("name", "invalid", "length is greater than 5"),
        ("name", "invalid", "does not match pattern /^[a-z]*$/"),
    ];
    assert_eq!(triples(&FieldErrors::from(&found)), expected);
    let error = Failure::from(found);
    assert_eq!(public(&error).status(), 422);
    assert!(!body(&error).contains("hunter2"));
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it is never read")]
struct Document {
    name: String,
    items: Vec<Entered>,
    #[serde(default)]
    map: BTreeMap<String, u8>,
    kind: Option<Kind>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "it is never read")]
struct Entered {
    price: u8,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Small,
    Large,
}

fn read(text: &str) -> serde_path_to_error::Error<serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize::<_, Document>(&mut json).unwrap_err()
}

#[test]
fn what_serde_refuses_is_listed() {
    let cases = [
        (
            r#"{"name":"a","items":[{"price":1},{"price":"hunter2"}]}"#,
            "items[1].price",
            "invalid_type",
            "expected a whole number from 0 to 255",
        ),
        (
            r#"{"name":"a","items":[{"price":300}]}"#,
            "items[0].price",
            "invalid_value",
            "expected a whole number from 0 to 255",
        ),
        (r#"{"name":"a","items":[{}]}"#, "items[0].price", "missing_field", "is missing"),
        (r#"{"items":[]}"#, "name", "missing_field", "is missing"),
        (r#"{"name":"a","name":"b"}"#, "name", "duplicate_field", "is there twice"),
        (
            r#"{"hunter2":1}"#,
            "hunter2",
            "unknown_field",
            "expected one of `name`, `items`, `map`, `kind`",
        ),
        (r#"{"kind":"hunter2"}"#, "kind", "unknown_variant", "expected `small` or `large`"),
        (
            r#"{"map":{"a.b":-1}}"#,
            "map.a.b",
            "invalid_value",
            "expected a whole number from 0 to 255",
        ),
        (r#"["hunter2"]"#, "", "invalid_length", "expected an object"),
        (r#""hunter2""#, "", "invalid_type", "expected an object"),
        ("{", "", "invalid", "is not valid"),
    ];
    for (text, field, code, message) in cases {
        let error = read(text);
        let found = FieldErrors::from(&error);
        assert_eq!(triples(&found), [(field, code, message)], "{text}: {error}");
        let details = format!(r#"[{{"field":"{field}","code":"{code}","message":"{message}"}}]"#);
        assert_eq!(body(&Failure::from(error)), answer(&details));
    }
}

#[test]
fn a_long_key_is_cut_off() {
    let key = "ä".repeat(10_000);
    let found = FieldErrors::from(read(&format!(r#"{{"map":{{"{key}":""}}}}"#)));
    assert!(found[0].field.len() < 250 && found[0].field.ends_with("ä…"), "{}", found[0].field);
}

#[test]
fn a_list_of_ones_own_is_an_error() {
    let mut errors = FieldErrors::new();
    assert!(errors.clone().into_result().is_ok());
    errors.push(FieldError::new("name", "taken", "is taken"));
    errors.extend([FieldError::new("", "order", "is out of order")]);
    assert_eq!(errors.to_string(), "name: is taken; is out of order");
    let error = Failure::from(errors.into_result().unwrap_err());
    assert_eq!(
        body(&error),
        answer(
            r#"[{"field":"name","code":"taken","message":"is taken"},{"field":"","code":"order","message":"is out of order"}]"#
        )
    );
}

#[test]
fn problem_details_point_at_fields() {
    let found = vec![Item { price: 1 }, Item { price: 0 }].validate().unwrap_err();
    let response = errwire::respond::<Problem>(&Failure::from(found), &Context::new());
    assert_eq!(
        text(&response),
        concat!(
            r#"{"type":"about:blank","title":"Unprocessable Entity","status":422,"#,
            r#""detail":"some values are not valid","code":"VALIDATION_ERROR","errors":"#,
            r##"[{"detail":"must be at least 1 and below 100","pointer":"#/1/price","code":"range"}]}"##,
        )
    );
}

proptest! {
    /// A value that nothing else has reaches no body, whoever refuses it.
    #[test]
    fn no_submitted_value_reaches_a_body(value in "[0-9a-z`, .:]{0,12}, expected s3cret[0-9a-z`\\PC]{0,12}") {
        let quoted = serde_json::to_string(&value).unwrap();
        let documents = [
            format!(r#"{{"name":"a","items":[{{"price":{quoted}}}]}}"#),
            format!(r#"{{"kind":{quoted}}}"#),
            format!(r#"{{"kind":{{{quoted}:1}}}}"#),
            format!(r#"{{"items":{quoted}}}"#),
            quoted.clone(),
        ];
        let unreadable = documents.iter().map(|text| Failure::from(read(text)));
        let invalid = order(&value).validate().unwrap_err();
        let refused = garden(&value).validate().unwrap_err();
        for error in unreadable.chain([invalid.into(), refused.into()]) {
            prop_assert!(!body(&error).contains("s3cret"), "{}", body(&error));
        }
    }
}
