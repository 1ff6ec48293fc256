use std::fmt;

use errwire::{ApiError, Context, Contract};

/// One mistake; everything that uses the type is in order.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(code_enum = RunCode, envelope = errwire::envelope::Flat)]
enum RunError {
    #[error("not found")]
    #[api(staus = 404)]
    NotFound,
    #[error(transparent)]
    #[api(transparent)]
    Inner(#[from] errwire::Internal),
}

#[derive(Debug, thiserror::Error, ApiError)]
enum Outer {
    #[error(transparent)]
    #[api(transparent)]
    Run(#[from] RunError),
}

fn handler() -> Result<(), RunError> {
    Err(RunError::NotFound)
}

fn outer() -> Result<(), Outer> {
    Ok(handler()?)
}

fn answers<E: ApiError + Contract + fmt::Display>(error: &E) -> u16 {
    error.respond(&Context::new()).status().as_u16()
}

fn main() {
    if let Err(error) = outer() {
        answers(&error);
        let _ = error.spec().code;
    }
    let _ = RunCode::NotFound.as_str();
    let _ = RunCode::from("NOT_FOUND");
}
