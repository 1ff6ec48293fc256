//! The codes of gRPC, and what an HTTP status is among them.

use core::fmt;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $number:literal $name:literal,)*) => {
        /// The status code of an RPC that failed (`google.rpc.Code`, without `OK`).
        ///
        /// ```
        /// use errwire::GrpcCode;
        ///
        /// assert_eq!(GrpcCode::of_status(404), GrpcCode::NotFound);
        /// assert_eq!(GrpcCode::NotFound.name(), "NOT_FOUND");
        /// assert_eq!(GrpcCode::from_number(5), Some(GrpcCode::NotFound));
        /// ```
        ///
        /// Numbers, names and meanings are those of [`google/rpc/code.proto`][proto].
        ///
        /// [proto]: https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum GrpcCode {
            $($(#[$doc])* $variant = $number,)*
        }

        impl GrpcCode {
            /// All of them, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name, such as `NOT_FOUND`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The code of this number; 0 is `OK`, and none of them.
            pub const fn from_number(number: i32) -> Option<Self> {
                match number {
                    $($number => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// The code of this name, such as `NOT_FOUND`.
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

codes! {
    /// 1, `CANCELLED`: the caller took the operation back.
    Cancelled = 1 "CANCELLED",
    /// 2, `UNKNOWN`: nothing more is known of the error.
    Unknown = 2 "UNKNOWN",
    /// 3, `INVALID_ARGUMENT`: the request is wrong, whatever the state of the system.
    InvalidArgument = 3 "INVALID_ARGUMENT",
    /// 4, `DEADLINE_EXCEEDED`: time ran out; the operation may have completed all the same.
    DeadlineExceeded = 4 "DEADLINE_EXCEEDED",
    /// 5, `NOT_FOUND`: what was asked for is not there.
    NotFound = 5 "NOT_FOUND",
    /// 6, `ALREADY_EXISTS`: what was to be created is there already.
    AlreadyExists = 6 "ALREADY_EXISTS",
    /// 7, `PERMISSION_DENIED`: the caller is known, and may not.
    PermissionDenied = 7 "PERMISSION_DENIED",
    /// 8, `RESOURCE_EXHAUSTED`: a quota, or all the space there is, is used up.
    ResourceExhausted = 8 "RESOURCE_EXHAUSTED",
    /// 9, `FAILED_PRECONDITION`: the system is not in the state that the operation needs; repeating
    /// it is of no use before that has changed.
    FailedPrecondition = 9 "FAILED_PRECONDITION",
    /// 10, `ABORTED`: something else was faster; the whole sequence may be started again.
    Aborted = 10 "ABORTED",
    /// 11, `OUT_OF_RANGE`: past the end of what is there.
    OutOfRange = 11 "OUT_OF_RANGE",
    /// 12, `UNIMPLEMENTED`: the service does not do that.
    Unimplemented = 12 "UNIMPLEMENTED",
    /// 13, `INTERNAL`: something that the system relies on does not hold.
    Internal = 13 "INTERNAL",
    /// 14, `UNAVAILABLE`: not now; clients repeat it with a backoff.
    Unavailable = 14 "UNAVAILABLE",
    /// 15, `DATA_LOSS`: data is lost or damaged for good.
    DataLoss = 15 "DATA_LOSS",
    /// 16, `UNAUTHENTICATED`: the caller is not known.
    Unauthenticated = 16 "UNAUTHENTICATED",
}

impl GrpcCode {
    /// The number.
    pub const fn number(self) -> i32 {
        self as i32
    }

    /// The code of an HTTP error status where nobody named another.
    ///
    /// Statuses that `code.proto` names have their code by it: of several, the one that Google's own
    /// REST clients choose, so that 400 is `INVALID_ARGUMENT` and 409 is `ABORTED`. The others have
    /// the code whose text fits; failing that, a 4xx is `FAILED_PRECONDITION` and a 5xx `INTERNAL`,
    /// as in those clients.
    pub const fn of_status(status: u16) -> Self {
        match status {
            401 | 407 | 511 => Self::Unauthenticated,
            403 | 451 => Self::PermissionDenied,
            404 | 410 => Self::NotFound,
            // The method, or the version, is not there for anybody.
            405 | 501 | 505 => Self::Unimplemented,
            // gRPC has one name for both ends' running out of time.
            408 | 504 => Self::DeadlineExceeded,
            409 => Self::Aborted,
            416 => Self::OutOfRange,
            // gRPC answers a message that is too large with this; 507 is `code.proto`'s own example.
            413 | 429 | 431 | 507 => Self::ResourceExhausted,
            499 => Self::Cancelled,
            // "Not yet" and "not reached" are what a client repeats; see gRPC's mapping for proxies.
            425 | 502 | 503 => Self::Unavailable,
            400 | 406 | 411 | 414 | 415 | 417 | 422 => Self::InvalidArgument,
            ..=499 => Self::FailedPrecondition,
            _ => Self::Internal,
        }
    }
}

impl fmt::Display for GrpcCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_lead_back() {
        assert_eq!(GrpcCode::ALL.len(), 16);
        for (number, code) in (1..).zip(GrpcCode::ALL) {
            assert_eq!(code.number(), number);
            assert_eq!(GrpcCode::from_number(number), Some(*code));
            assert_eq!(GrpcCode::from_name(code.name()), Some(*code));
            assert_eq!(code.to_string(), code.name());
        }
        for number in [i32::MIN, -1, 0, 17, i32::MAX] {
            assert_eq!(GrpcCode::from_number(number), None);
        }
        for name in ["", "OK", "not_found", "NOT_FOUND "] {
            assert_eq!(GrpcCode::from_name(name), None);
        }
    }

    /// Every status on which the common mapping has a say.
    #[test]
    fn the_statuses_of_code_proto_have_its_codes() {
        for (status, name) in [
            (400, "INVALID_ARGUMENT"),
            (401, "UNAUTHENTICATED"),
            (403, "PERMISSION_DENIED"),
            (404, "NOT_FOUND"),
            (409, "ABORTED"),
            (416, "OUT_OF_RANGE"),
            (429, "RESOURCE_EXHAUSTED"),
            (499, "CANCELLED"),
            (500, "INTERNAL"),
            (501, "UNIMPLEMENTED"),
            (503, "UNAVAILABLE"),
            (504, "DEADLINE_EXCEEDED"),
        ] {
            assert_eq!(GrpcCode::of_status(status).name(), name, "{status}");
        }
    }

    #[test]
    fn a_status_of_no_name_has_the_code_of_its_class() {
        for status in 400..=599 {
            if crate::status::reason(status).ends_with(" Error") && ![499, 500].contains(&status) {
                let class = if status < 500 { "FAILED_PRECONDITION" } else { "INTERNAL" };
                assert_eq!(GrpcCode::of_status(status).name(), class, "{status}");
            }
        }
    }
}
