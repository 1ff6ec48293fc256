//! Enums without variants, with forwarding ones only, and structs of every shape.

use std::fmt;

use errwire::{ApiError, Contract};

#[derive(Debug, ApiError)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("unit")]
#[api(status = 404)]
struct Unit;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("tuple: {0}")]
#[api(status = 404, code = "TUPLE_STRUCT")]
struct Tuple(#[api(param)] &'static str, u8);

#[derive(Debug, thiserror::Error, ApiError)]
#[error("named: {path}")]
#[api(status = 404)]
struct Named {
    path: std::path::PathBuf,
}

#[derive(Debug, thiserror::Error, ApiError)]
enum Forwarding {
    #[error(transparent)]
    #[api(transparent)]
    Unit(#[from] Unit),
    #[error(transparent)]
    #[api(transparent)]
    Tuple { source: Tuple },
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("of all")]
#[api(status = 500)]
enum Defaults {
    One,
    Two(#[from] std::io::Error),
}

fn main() {
    assert!(Never::specs().is_empty() && Forwarding::specs().is_empty());
    assert_eq!(Forwarding::from(Unit).spec().code, "UNIT");
    assert_eq!(Forwarding::Tuple { source: Tuple("1", 2) }.spec().code, "TUPLE_STRUCT");
    assert_eq!(Named { path: "x".into() }.spec().code, "NAMED");
    assert_eq!(
        [Defaults::One.spec().code, Defaults::Two(std::io::Error::other("")).spec().code],
        ["ONE", "TWO"]
    );
}
