//! The codes of gRPC by name (`google.rpc.Code`).

use crate::diag::nearest;

/// The names of the errors, with those that `errwire::GrpcCode` gives them.
#[rustfmt::skip]
static ERRORS: &[(&str, &str)] = &[
    ("CANCELLED", "Cancelled"),
    ("UNKNOWN", "Unknown"),
    ("INVALID_ARGUMENT", "InvalidArgument"),
    ("DEADLINE_EXCEEDED", "DeadlineExceeded"),
    ("NOT_FOUND", "NotFound"),
    ("ALREADY_EXISTS", "AlreadyExists"),
    ("PERMISSION_DENIED", "PermissionDenied"),
    ("RESOURCE_EXHAUSTED", "ResourceExhausted"),
    ("FAILED_PRECONDITION", "FailedPrecondition"),
    ("ABORTED", "Aborted"),
    ("OUT_OF_RANGE", "OutOfRange"),
    ("UNIMPLEMENTED", "Unimplemented"),
    ("INTERNAL", "Internal"),
    ("UNAVAILABLE", "Unavailable"),
    ("DATA_LOSS", "DataLoss"),
    ("UNAUTHENTICATED", "Unauthenticated"),
];

/// What is said of a value that is no name of a code.
pub(crate) const EXPECTED: &str = "expected a name such as `ALREADY_EXISTS`";

/// The variant of `errwire::GrpcCode` by its name in gRPC, or what is wrong with the name.
pub(crate) fn by_name(name: &str) -> Result<&'static str, String> {
    if let Some((_, variant)) = ERRORS.iter().find(|(known, _)| *known == name) {
        return Ok(variant);
    }
    if name == "OK" {
        return Err(format!("gRPC code `OK` is no error; {EXPECTED}"));
    }
    let names = ERRORS.iter().map(|(known, _)| *known);
    Err(match nearest(name, names) {
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
            let (variant, rest) = line.strip_prefix("    ")?.split_once(" = ")?;
            let (_, name) = rest.strip_suffix("\",")?.split_once(" \"")?;
            Some((name, variant))
        });
        assert_eq!(rows.collect::<Vec<_>>(), ERRORS);
    }

    #[test]
    fn names_are_found_or_corrected() {
        assert_eq!(by_name("ALREADY_EXISTS"), Ok("AlreadyExists"));
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
