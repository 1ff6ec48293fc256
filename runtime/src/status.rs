//! Reason phrases, where they are needed as the crate compiles.

/// The reason phrase of an error status, or its class's name where it is not registered
/// (RFC 9110, section 15).
///
/// `http` has the same table, but not as a `const fn`; a test holds the two together.
pub(crate) const fn reason(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Payload Too Large",
        414 => "URI Too Long",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        418 => "I'm a teapot",
        421 => "Misdirected Request",
        422 => "Unprocessable Entity",
        423 => "Locked",
        424 => "Failed Dependency",
        425 => "Too Early",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        506 => "Variant Also Negotiates",
        507 => "Insufficient Storage",
        508 => "Loop Detected",
        510 => "Not Extended",
        511 => "Network Authentication Required",
        ..=499 => "Client Error",
        _ => "Server Error",
    }
}

/// The three digits of a status, where numbers can't be formatted.
pub(crate) const fn digits(status: u16) -> [&'static str; 3] {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let status = status as usize;
    [DIGITS[status / 100 % 10], DIGITS[status / 10 % 10], DIGITS[status % 10]]
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    #[test]
    fn the_phrases_are_those_of_http() {
        for number in 400..=599 {
            let class = if number < 500 { "Client Error" } else { "Server Error" };
            let status = StatusCode::from_u16(number).unwrap();
            assert_eq!(
                super::reason(number),
                status.canonical_reason().unwrap_or(class),
                "{number}"
            );
        }
    }
}
