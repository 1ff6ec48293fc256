//! What answers through other types.

use errwire::openapi::Responses;
use errwire::{ApiError, FieldErrors, Internal};
use serde_json::{Value, json};

use super::{object, undocumented};
use crate::support::public;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = errwire::envelope::Flat)]
enum AuthError {
    #[error("token expired")]
    #[api(status = 401)]
    TokenExpired,
    #[error(transparent)]
    #[api(transparent)]
    Run(#[from] Box<RunError>),
}

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no such run")]
    #[api(status = 404)]
    RunNotFound,
    #[error(transparent)]
    #[api(transparent)]
    Auth(#[from] AuthError),
    #[error("not valid")]
    #[api(classify)]
    Invalid(#[from] FieldErrors),
    #[error(transparent)]
    #[api(transparent)]
    Internal(#[from] Internal),
}

#[test]
fn what_is_passed_on_is_in_the_dialect_of_who_passes_it_on() {
    let document = object(&Responses::of::<RunError>());
    for error in [
        RunError::RunNotFound,
        AuthError::TokenExpired.into(),
        AuthError::from(Box::new(RunError::RunNotFound)).into(),
        FieldErrors::new().into(),
        FieldErrors::from(errwire::FieldError::new("a", "b", "c")).into(),
        Internal::new("?").into(),
    ] {
        let wrong = undocumented(&document, &public(&error));
        assert!(wrong.is_empty(), "{error:?}: {wrong:?}");
    }
    let code = |status: &str| {
        let content = &document[status]["content"]["application/json"];
        content["schema"]["properties"]["error"]["properties"]["code"]["enum"].clone()
    };
    assert_eq!(code("401"), json!(["TOKEN_EXPIRED"]));
    assert_eq!(code("422"), json!(["VALIDATION_ERROR"]));
    // Fields that are wrong are no timeout.
    let statuses = document.as_object().unwrap().keys().collect::<Vec<_>>();
    assert_eq!(statuses, ["401", "404", "422", "500"]);
}

#[derive(Debug, thiserror::Error, ApiError)]
enum Nothing {}

#[test]
fn an_empty_enum_answers_nothing() {
    let responses = Responses::of::<Nothing>();
    assert_eq!(responses.iter().count(), 0);
    assert!(jsonschema::is_valid(&errwire::openapi::schema::<Nothing>(), &Value::Null));
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("</script>\"{name}\" \u{202e}txt")]
#[api(status = 400, code = "HOSTILE", deprecated = "<b>\n\n- `FAKE`: \"", title = "</title>")]
struct Hostile<T: std::fmt::Display + std::fmt::Debug> {
    #[api(param)]
    name: T,
}

#[test]
fn texts_are_texts() {
    let document = object(&Responses::of::<Hostile<String>>());
    let hostile = Hostile { name: "\"\\\u{202e}".to_owned() };
    assert!(undocumented(&document, &public(&hostile)).is_empty());
    let description = document["400"]["description"].as_str().unwrap();
    let listed = description.lines().filter(|line| line.starts_with("- ")).collect::<Vec<_>>();
    assert_eq!(listed, ["- `HOSTILE`: </title> **Deprecated**: <b>"]);
    let code = &document["400"]["content"]["application/json"]["schema"]["properties"]["error"]["properties"]
        ["code"];
    assert_eq!(code["deprecated"], true);
}
