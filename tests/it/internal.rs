//! Errors that are no `ApiError`: `Internal`, `AnyError`, and the trait as an object.

use std::error::Error;
use std::io;

use axum::response::IntoResponse;
use errwire::envelope::{Flat, Warned};
use errwire::{AnyError, ApiError, Context, Disclosure, Internal, OrInternal, Retry};
use serde::Serialize;

use crate::support::{body, public, text};

#[derive(Debug, thiserror::Error, ApiError)]
enum ReadError {
    #[error("no such report")]
    #[api(status = 404, code = "REPORT_NOT_FOUND")]
    NotFound,
    #[error(transparent)]
    #[api(transparent)]
    Internal(#[from] Internal),
}

const MASKED: &str =
    r#"{"success":false,"error":{"code":"INTERNAL_ERROR","message":"Internal Server Error"}}"#;

/// An error with a cause.
#[derive(Debug, thiserror::Error)]
#[error("outer")]
struct Outer(#[source] io::Error);

fn outer() -> Outer {
    Outer(io::Error::other("inner"))
}

#[test]
fn internal_is_made_from_anything_and_always_masked() {
    let operator = Context::new().with_disclosure(Disclosure::Operator);
    let boxed: Box<dyn Error + Send + Sync> = Box::new(outer());
    for internal in [
        Internal::new(outer()),
        Internal::new("outer"),
        Internal::new("outer".to_owned()),
        Internal::from(boxed),
        Internal::from(anyhow::Error::new(outer())),
        Internal::from(anyhow::anyhow!("inner").context("outer")),
    ] {
        assert_eq!(internal.to_string(), "outer");
        assert_eq!(body(&internal), MASKED);
        assert!(text(&internal.respond(&operator)).contains(r#""message":"outer""#));
        assert_eq!(public(&internal).status(), 500);
        assert_eq!(internal.spec().code, "INTERNAL_ERROR");
        assert_eq!(internal.spec().retry, Retry::IfIdempotent(None));
    }
}

#[test]
fn the_source_is_kept_for_logs() {
    let internal = Internal::new(outer());
    assert_eq!(internal.source().map(ToString::to_string).as_deref(), Some("inner"));
    assert!(internal.get_ref().downcast_ref::<Outer>().is_some());
    assert!(format!("{internal:?}").contains("inner"));
    let back = internal.into_inner().downcast::<Outer>().expect("what was put in");
    assert_eq!(back.0.to_string(), "inner");

    let from_anyhow = Internal::from(anyhow::Error::new(outer()).context("more"));
    let (mut chain, mut next) = (vec![from_anyhow.to_string()], from_anyhow.source());
    while let Some(error) = next {
        chain.push(error.to_string());
        next = error.source();
    }
    assert_eq!(chain, ["more", "outer", "inner"]);
}

#[test]
fn a_panic_is_an_internal_error() {
    for (payload, expected) in [
        (std::panic::catch_unwind(|| panic!("static")), "panicked: static"),
        (std::panic::catch_unwind(|| panic!("made {}", 1)), "panicked: made 1"),
        (
            std::panic::catch_unwind(|| std::panic::panic_any(7)),
            "panicked: a value that is no text",
        ),
    ] {
        let Err(payload): Result<(), _> = payload else { panic!("it panics") };
        let internal = Internal::from_panic(&*payload);
        assert_eq!(internal.to_string(), expected);
        assert_eq!(body(&internal), MASKED);
    }
}

fn read(path: &str) -> Result<String, ReadError> {
    if path.is_empty() {
        Err(ReadError::NotFound)?;
    }
    let text = std::fs::read_to_string(path).or_internal()?;
    if text.is_empty() {
        Err("empty").or_internal()?;
    }
    Ok(text)
}

fn handle(path: &str) -> Result<usize, AnyError> {
    let text = read(path)?;
    let lines: usize = text.parse().or_internal()?;
    let checked: Result<(), anyhow::Error> = Err(anyhow::anyhow!("unreachable"));
    checked?;
    Ok(lines)
}

#[test]
fn a_question_mark_keeps_what_is_typed() {
    assert_eq!(body(&read("").expect_err("empty")), body(&ReadError::NotFound));
    assert_eq!(body(&read("/no/such/file").expect_err("missing")), MASKED);

    let typed = handle("").expect_err("empty");
    assert_eq!(typed.get_ref().spec().code, "REPORT_NOT_FOUND");
    assert_eq!(typed.respond(&Context::new()).status(), 404);
    let foreign = handle("/no/such/file").expect_err("missing");
    assert_eq!(foreign.get_ref().spec().code, "INTERNAL_ERROR");
    assert_eq!(text(&foreign.respond(&Context::new())), MASKED);
    assert!(
        foreign.get_ref().source().is_none_or(|source| source.to_string() != foreign.to_string())
    );
}

#[test]
fn any_error_takes_the_foreign_ones_that_are_boxed() {
    let from_anyhow = |error: anyhow::Error| -> Result<(), AnyError> { Err(error)? };
    let from_box = |error: Box<dyn Error + Send + Sync>| -> Result<(), AnyError> { Err(error)? };
    for error in [
        from_anyhow(anyhow::anyhow!("secret")).expect_err("an error"),
        from_box("secret".into()).expect_err("an error"),
    ] {
        assert_eq!(error.to_string(), "secret");
        assert_eq!(text(&error.respond(&Context::new())), MASKED);
        assert_eq!(error.into_inner().spec().owner, "Internal");
    }
}

/// An error in another dialect than the default.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("flat")]
#[api(envelope = Flat, status = 409)]
struct InFlat;

#[test]
fn an_object_answers_in_the_dialect_of_its_type() {
    let errors: Vec<Box<dyn ApiError + Send + Sync>> =
        vec![Box::new(ReadError::NotFound), Box::new(InFlat), Box::new(Internal::new("x"))];
    let bodies: Vec<_> = errors.iter().map(|error| body(&**error)).collect();
    assert_eq!(bodies[0], body(&ReadError::NotFound));
    assert_eq!(
        bodies[1],
        r#"{"success":false,"message":"flat","error":"IN_FLAT","statusCode":409}"#
    );
    assert_eq!(bodies[2], MASKED);
    let referred: &dyn ApiError = &&InFlat;
    assert_eq!(body(referred), bodies[1]);
    assert_eq!(text(&AnyError::from(InFlat).respond(&Context::new())), bodies[1]);
}

/// What `transparent` forwards is in the dialect of the outer type.
#[derive(Debug, thiserror::Error, ApiError)]
#[error(transparent)]
#[api(transparent, envelope = Flat)]
struct Outside(#[from] ReadError);

#[test]
fn what_is_transparent_answers_in_its_own_dialect() {
    let expected = r#"{"success":false,"message":"no such report","error":"REPORT_NOT_FOUND","statusCode":404}"#;
    assert_eq!(body(&Outside(ReadError::NotFound)), expected);
    assert_eq!(Outside(ReadError::NotFound).spec().owner, "ReadError");
}

#[tokio::test]
async fn axum_takes_them_as_responses() {
    async fn read(response: impl IntoResponse) -> String {
        let body = axum::body::to_bytes(response.into_response().into_body(), 1 << 20).await;
        String::from_utf8(body.expect("a body").to_vec()).expect("UTF-8")
    }
    assert_eq!(read(Internal::new("x")).await, MASKED);
    assert_eq!(read(AnyError::from(ReadError::NotFound)).await, body(&ReadError::NotFound));
    assert_eq!(read(InFlat).await, body(&InFlat));
    assert_eq!(read(Err::<(), _>(ReadError::NotFound)).await, body(&ReadError::NotFound));
    let warned = Warned { value: Done { id: 7 }, warning: Internal::new("x") };
    assert_eq!(read(warned).await, r#"{"id":7,"warning":"Internal Server Error"}"#);
    let no_object = Warned { value: 7, warning: Internal::new("x") };
    assert_eq!(read(no_object).await, MASKED);
}

#[derive(Serialize)]
struct Done {
    id: u8,
}

#[test]
fn a_success_carries_an_errors_public_message() {
    #[derive(Serialize)]
    struct Empty {}
    let respond = |cx: &Context| {
        let warned = Warned { value: Done { id: 7 }, warning: Internal::new("no \"route\"") };
        warned.respond(cx).expect("an object")
    };
    let public = respond(&Context::new());
    assert_eq!(public.status(), 200);
    assert_eq!(public.headers()["content-type"], "application/json");
    assert_eq!(public.body(), r#"{"id":7,"warning":"Internal Server Error"}"#);
    let operator = respond(&Context::new().with_disclosure(Disclosure::Operator));
    assert_eq!(operator.body(), r#"{"id":7,"warning":"no \"route\""}"#);
    let head = respond(&Context::new().with_head(true));
    assert!(head.body().is_empty());
    assert_eq!(head.headers()["content-length"], public.body().len().to_string());

    let empty = Warned { value: Empty {}, warning: ReadError::NotFound };
    let empty = empty.respond(&Context::new()).expect("an object");
    assert_eq!(empty.body(), r#"{"warning":"no such report"}"#);
    for no_object in [serde_json::json!([{}]), serde_json::json!("{}"), serde_json::json!(null)] {
        let warned = Warned { value: no_object, warning: ReadError::NotFound };
        assert!(warned.respond(&Context::new()).is_err());
    }
}

/// Large errors are boxed (`clippy::result_large_err`), and shared ones counted.
#[test]
fn pointers_to_an_error_answer_as_it_does() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("boxed")]
    #[api(status = 404)]
    struct Inner;

    #[derive(Debug, thiserror::Error, ApiError)]
    enum Outer {
        #[error(transparent)]
        #[api(transparent)]
        Boxed(Box<Inner>),
        #[error(transparent)]
        #[api(transparent)]
        Shared(std::sync::Arc<Inner>),
    }

    let expected = Inner.respond(&Context::new()).into_body();
    for error in [Outer::Boxed(Box::new(Inner)), Outer::Shared(std::sync::Arc::new(Inner))] {
        assert_eq!(error.respond(&Context::new()).into_body(), expected);
    }
}
