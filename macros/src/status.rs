//! The registered HTTP statuses by name and number (IANA's registry, RFC 9110 section 15).

use crate::diag::nearest;

/// The names that `http::StatusCode` gives the error statuses, with their numbers.
#[rustfmt::skip]
static ERRORS: &[(&str, u16)] = &[
    ("BAD_REQUEST", 400),
    ("UNAUTHORIZED", 401),
    ("PAYMENT_REQUIRED", 402),
    ("FORBIDDEN", 403),
    ("NOT_FOUND", 404),
    ("METHOD_NOT_ALLOWED", 405),
    ("NOT_ACCEPTABLE", 406),
    ("PROXY_AUTHENTICATION_REQUIRED", 407),
    ("REQUEST_TIMEOUT", 408),
    ("CONFLICT", 409),
    ("GONE", 410),
    ("LENGTH_REQUIRED", 411),
    ("PRECONDITION_FAILED", 412),
    ("PAYLOAD_TOO_LARGE", 413),
    ("URI_TOO_LONG", 414),
    ("UNSUPPORTED_MEDIA_TYPE", 415),
    ("RANGE_NOT_SATISFIABLE", 416),
    ("EXPECTATION_FAILED", 417),
    ("IM_A_TEAPOT", 418),
    ("MISDIRECTED_REQUEST", 421),
    ("UNPROCESSABLE_ENTITY", 422),
    ("LOCKED", 423),
    ("FAILED_DEPENDENCY", 424),
    ("TOO_EARLY", 425),
    ("UPGRADE_REQUIRED", 426),
    ("PRECONDITION_REQUIRED", 428),
    ("TOO_MANY_REQUESTS", 429),
    ("REQUEST_HEADER_FIELDS_TOO_LARGE", 431),
    ("UNAVAILABLE_FOR_LEGAL_REASONS", 451),
    ("INTERNAL_SERVER_ERROR", 500),
    ("NOT_IMPLEMENTED", 501),
    ("BAD_GATEWAY", 502),
    ("SERVICE_UNAVAILABLE", 503),
    ("GATEWAY_TIMEOUT", 504),
    ("HTTP_VERSION_NOT_SUPPORTED", 505),
    ("VARIANT_ALSO_NEGOTIATES", 506),
    ("INSUFFICIENT_STORAGE", 507),
    ("LOOP_DETECTED", 508),
    ("NOT_EXTENDED", 510),
    ("NETWORK_AUTHENTICATION_REQUIRED", 511),
];

/// The names of the statuses that are no errors, to say so.
#[rustfmt::skip]
static OTHERS: &[(&str, u16)] = &[
    ("CONTINUE", 100),
    ("SWITCHING_PROTOCOLS", 101),
    ("PROCESSING", 102),
    ("EARLY_HINTS", 103),
    ("OK", 200),
    ("CREATED", 201),
    ("ACCEPTED", 202),
    ("NON_AUTHORITATIVE_INFORMATION", 203),
    ("NO_CONTENT", 204),
    ("RESET_CONTENT", 205),
    ("PARTIAL_CONTENT", 206),
    ("MULTI_STATUS", 207),
    ("ALREADY_REPORTED", 208),
    ("IM_USED", 226),
    ("MULTIPLE_CHOICES", 300),
    ("MOVED_PERMANENTLY", 301),
    ("FOUND", 302),
    ("SEE_OTHER", 303),
    ("NOT_MODIFIED", 304),
    ("USE_PROXY", 305),
    ("TEMPORARY_REDIRECT", 307),
    ("PERMANENT_REDIRECT", 308),
];

/// What RFC 9110 and other libraries call a status that `http` calls otherwise.
static RENAMED: &[(&str, &str)] = &[
    ("CONTENT_TOO_LARGE", "PAYLOAD_TOO_LARGE"),
    ("REQUEST_ENTITY_TOO_LARGE", "PAYLOAD_TOO_LARGE"),
    ("REQUEST_URI_TOO_LONG", "URI_TOO_LONG"),
    ("REQUESTED_RANGE_NOT_SATISFIABLE", "RANGE_NOT_SATISFIABLE"),
    ("UNPROCESSABLE_CONTENT", "UNPROCESSABLE_ENTITY"),
    ("RATE_LIMITED", "TOO_MANY_REQUESTS"),
    ("UNAUTHENTICATED", "UNAUTHORIZED"),
];

/// The number of a status by its name, or what is wrong with the name.
pub(crate) fn by_name(name: &str) -> Result<u16, String> {
    let number_in = |table: &[(&str, u16)]| {
        table.iter().find(|(known, _)| *known == name).map(|(_, number)| *number)
    };
    if let Some(number) = number_in(ERRORS) {
        return Ok(number);
    }
    if let Some(number) = number_in(OTHERS) {
        return Err(format!(
            "status `{name}` is {number}, no error; expected 400 to 599, or a name such as `NOT_FOUND`"
        ));
    }
    let renamed = RENAMED.iter().find(|(known, _)| *known == name).map(|(_, ours)| *ours);
    Err(match renamed.or_else(|| nearest(name, ERRORS.iter().map(|(known, _)| *known))) {
        Some(meant) => format!("unknown status `{name}`; did you mean `{meant}`?"),
        None => {
            format!("unknown status `{name}`; expected 400 to 599, or a name such as `NOT_FOUND`")
        }
    })
}

/// Whether a status is retryable when nobody says anything else.
pub(crate) fn is_retryable(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504)
}

/// Whether a retryable error of this status was surely not executed.
pub(crate) fn is_refused_before_it_ran(status: u16) -> bool {
    status < 500 || status == 503
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::*;

    /// "I'm a teapot" as `IM_A_TEAPOT`.
    fn constant(reason: &str) -> String {
        reason.replace('\'', "").replace([' ', '-'], "_").to_ascii_uppercase()
    }

    #[test]
    fn the_table_is_that_of_http_both_ways() {
        for number in 100..=599 {
            let Ok(status) = StatusCode::from_u16(number) else { continue };
            let ours = ERRORS.iter().chain(OTHERS).find(|(_, ours)| *ours == number);
            assert_eq!(
                ours.map(|(name, _)| (*name).to_owned()),
                status.canonical_reason().map(constant),
                "{number}"
            );
        }
    }

    #[test]
    fn names_are_found_or_corrected() {
        assert_eq!(by_name("NOT_FOUND"), Ok(404));
        for (wrong, said) in [
            ("NOT_FUOND", "unknown status `NOT_FUOND`; did you mean `NOT_FOUND`?"),
            ("not_found", "unknown status `not_found`; did you mean `NOT_FOUND`?"),
            ("NotFound", "unknown status `NotFound`; did you mean `NOT_FOUND`?"),
            (
                "CREATED",
                "status `CREATED` is 201, no error; expected 400 to 599, or a name such as `NOT_FOUND`",
            ),
            ("X", "unknown status `X`; expected 400 to 599, or a name such as `NOT_FOUND`"),
        ] {
            assert_eq!(by_name(wrong), Err(said.to_owned()));
        }
    }
}
