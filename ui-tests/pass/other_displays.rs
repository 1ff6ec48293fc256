//! Other derives of `Display`, where callers read nothing that is not for them.

use std::fmt;

use errwire::{ApiError, Context};
use snafu::{ResultExt, Snafu};

#[derive(Debug, Snafu, ApiError)]
enum Snafus {
    #[snafu(display("can't read {path}"))]
    #[api(status = 404)]
    Read { path: String, source: fmt::Error },
    #[snafu(display("can't read {source}"))]
    #[api(status = 404)]
    OfAName {
        #[snafu(source(false))]
        source: String,
    },
    #[snafu(display("can't read: {source}"))]
    #[api(status = 500)]
    Masked { source: fmt::Error },
    #[snafu(transparent)]
    #[api(transparent)]
    Inner { source: errwire::Internal },
}

fn write(error: &u8, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{error}")
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 404)]
enum Thiserrors {
    #[error(fmt = write)]
    ByAFunction(u8),
    #[error("{0:?} {0:#?} {0:>4} {first} {name:w$}", first = 1 + 1, name = "a", w = 3)]
    ByArguments(u8),
    #[error("{{}} {{0}}")]
    Escaped(#[source] fmt::Error),
    #[error("{}", text(*.0))]
    ByACall(u8),
    #[error("{source}", source = "a text of that name")]
    #[api(expose)]
    OfAName { source: fmt::Error },
    #[error("{_0}")]
    Underscored(u8),
}

fn text(number: u8) -> String {
    number.to_string()
}

fn main() {
    let read: Result<(), _> = Err(fmt::Error).context(ReadSnafu { path: "a" });
    let body = read.unwrap_err().respond(&Context::new()).into_body();
    assert!(body.windows(12).any(|text| text == b"can't read a"));
    let body = Thiserrors::ByArguments(1).respond(&Context::new()).into_body();
    assert!(body.windows(15).any(|text| text == b"1 1    1 2 a  \""[..].as_ref()));
    let _ = (Thiserrors::ByAFunction(1), Thiserrors::ByACall(1), Thiserrors::Underscored(1));
    let _ = (Thiserrors::Escaped(fmt::Error), Thiserrors::OfAName { source: fmt::Error });
}
