//! The codes of gRPC by name (`google.rpc.Code`).

use crate::diag::nearest;

/// The names of the errors, in the order of their numbers, which start at 1.
static ERRORS: &[&str] = &[
    "CANCELLED",
    "UNKNOWN",
    "INVALID_ARGUMENT",
    "DEADLINE_EXCEEDED",
    "NOT_FOUND",
    "ALREADY_EXISTS",
    "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED",
    "FAILED_PRECONDITION",
    "ABORTED",
    "OUT_OF_RANGE",
    "UNIMPLEMENTED",
    "INTERNAL",
    "UNAVAILABLE",
    "DATA_LOSS",
    "UNAUTHENTICATED",
];

/// What is said of a value that is no name of a code.
pub(crate) const EXPECTED: &str = "expected a name such as `ALREADY_EXISTS`";

/// The number of a code by its name, or what is wrong with the name.
pub(crate) fn by_name(name: &str) -> Result<usize, String> {
    if let Some(before) = ERRORS.iter().position(|known| *known == name) {
        return Ok(before + 1);
    }
    if name == "OK" {
        return Err(format!("gRPC code `OK` is no error; {EXPECTED}"));
    }
    Err(match nearest(name, ERRORS.iter().copied()) {
        Some(meant) => format!("unknown gRPC code `{name}`; did you mean `{meant}`?"),
        None => format!("unknown gRPC code `{name}`; {EXPECTED}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_that_of_the_runtime() {
        let runtime = include_str!("../../runtime/src/grpc.rs");
        let rows = runtime.lines().filter_map(|line| {
            let (_, rest) = line.strip_prefix("    ")?.split_once(" = ")?;
            let (number, name) = rest.strip_suffix("\",")?.split_once(" \"")?;
            Some((name, number.to_owned()))
        });
        let numbered = ERRORS.iter().zip(1..).map(|(name, number)| (*name, number.to_string()));
        assert_eq!(rows.collect::<Vec<_>>(), numbered.collect::<Vec<_>>());
    }

    #[test]
    fn names_are_found_or_corrected() {
        assert_eq!(by_name("ALREADY_EXISTS"), Ok(6));
        for (wrong, said) in [
            ("ALREADY_EXIST", "unknown gRPC code `ALREADY_EXIST`; did you mean `ALREADY_EXISTS`?"),
            ("AlreadyExists", "unknown gRPC code `AlreadyExists`; did you mean `ALREADY_EXISTS`?"),
            ("CANCELED", "unknown gRPC code `CANCELED`; did you mean `CANCELLED`?"),
            ("OK", "gRPC code `OK` is no error; expected a name such as `ALREADY_EXISTS`"),
            ("X", "unknown gRPC code `X`; expected a name such as `ALREADY_EXISTS`"),
        ] {
            assert_eq!(by_name(wrong), Err(said.to_owned()));
        }
    }
}
