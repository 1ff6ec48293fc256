//! sqlx: what the database said.

use std::io::ErrorKind as Io;

use sqlx::Error;
use sqlx::error::{DatabaseError, ErrorKind};

use super::{Class, Classify};

/// Constraints have a class, and so has what is transient. Constraints, tables and texts of the
/// database are never shown.
///
/// `RowNotFound` is [`Class::Unexpected`]: whether a missing row is a missing resource, and of which
/// kind, only the query's author knows, who asks for an `Option`.
impl Classify for Error {
    const CLASSES: &'static [Class] = &[
        Class::Conflict,
        Class::Invalid,
        Class::Contention,
        Class::Unavailable,
        Class::Interrupted,
        Class::Timeout,
        Class::Unexpected,
    ];

    fn class(&self) -> Class {
        match self {
            Self::Database(error) => of_database(&**error),
            // No connection, or none that is safe: nothing was asked.
            Self::PoolTimedOut | Self::PoolClosed | Self::Tls(_) => Class::Unavailable,
            Self::Io(error) => match error.class() {
                Class::Unavailable => Class::Unavailable,
                // The database's socket is missing.
                _ if error.kind() == Io::NotFound => Class::Unavailable,
                _ => Class::Interrupted,
            },
            Self::WorkerCrashed => Class::Interrupted,
            _ => Class::Unexpected,
        }
    }
}

fn of_database(error: &dyn DatabaseError) -> Class {
    match error.kind() {
        ErrorKind::UniqueViolation
        | ErrorKind::ForeignKeyViolation
        | ErrorKind::ExclusionViolation => Class::Conflict,
        ErrorKind::CheckViolation | ErrorKind::NotNullViolation => Class::Invalid,
        _ => match error.code() {
            Some(code) if code.len() == 5 => of_sqlstate(&code, error),
            Some(code) => of_sqlite(&code),
            None => Class::Unexpected,
        },
    }
}

/// Servers give a SQLSTATE, which is five characters long.
fn of_sqlstate(code: &str, error: &dyn DatabaseError) -> Class {
    match code {
        // Serialization failure, deadlock, a lock that is not waited for.
        "40001" | "40P01" | "55P03" => Class::Contention,
        // MySQL's lock wait timeout (1205), which has a number and no state of its own.
        "HY000" if error.to_string().starts_with("1205 ") => Class::Contention,
        // Too many connections, starting up.
        "53300" | "57P03" | "08001" | "08004" => Class::Unavailable,
        // Stopped by its statement timeout.
        "57014" => Class::Timeout,
        // Shutting down, crashed, the connection lost.
        "57P01" | "57P02" | "57P05" => Class::Interrupted,
        _ if code.starts_with("08") => Class::Interrupted,
        _ => Class::Unexpected,
    }
}

/// `SQLite` gives the extended result code, whose low byte is the primary one.
fn of_sqlite(code: &str) -> Class {
    const BUSY: u32 = 5;
    const LOCKED: u32 = 6;
    match code.parse::<u32>().map(|code| code & 0xff) {
        Ok(BUSY | LOCKED) => Class::Contention,
        _ => Class::Unexpected,
    }
}

#[cfg(test)]
mod tests {
    use core::fmt;
    use std::borrow::Cow;
    use std::error::Error as StdError;

    use super::*;

    /// What a database answers that no test has at hand.
    #[derive(Debug)]
    struct Answer(&'static str, &'static str);

    impl fmt::Display for Answer {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.1)
        }
    }

    impl StdError for Answer {}

    impl DatabaseError for Answer {
        fn message(&self) -> &str {
            self.1
        }

        fn code(&self) -> Option<Cow<'_, str>> {
            Some(self.0.into())
        }

        fn as_error(&self) -> &(dyn StdError + Send + Sync + 'static) {
            self
        }

        fn as_error_mut(&mut self) -> &mut (dyn StdError + Send + Sync + 'static) {
            self
        }

        fn into_error(self: Box<Self>) -> Box<dyn StdError + Send + Sync + 'static> {
            self
        }

        fn kind(&self) -> ErrorKind {
            ErrorKind::Other
        }
    }

    #[test]
    fn states_have_a_class() {
        let wait = "1205 (HY000): Lock wait timeout exceeded; try restarting transaction";
        let cases = [
            ("40001", "could not serialize access", Class::Contention),
            ("40P01", "deadlock detected", Class::Contention),
            ("40001", "1213 (40001): Deadlock found when trying to get lock", Class::Contention),
            ("HY000", wait, Class::Contention),
            ("HY000", "1364 (HY000): Field 'x' doesn't have a default value", Class::Unexpected),
            ("5", "database is locked", Class::Contention),
            ("517", "database is locked", Class::Contention),
            ("6", "database table is locked", Class::Contention),
            ("262", "database table is locked", Class::Contention),
            ("1", "near \"SELEC\": syntax error", Class::Unexpected),
            ("10", "disk I/O error", Class::Unexpected),
            ("53300", "sorry, too many clients already", Class::Unavailable),
            ("57014", "canceling statement due to statement timeout", Class::Timeout),
            ("57P01", "terminating connection due to administrator command", Class::Interrupted),
            ("08006", "connection failure", Class::Interrupted),
            ("42P01", "relation \"users\" does not exist", Class::Unexpected),
        ];
        for (code, text, class) in cases {
            assert_eq!(Error::from(Answer(code, text)).class(), class, "{code}: {text}");
            assert!(Error::CLASSES.contains(&class), "{class:?}");
        }
    }
}
