//! Every way to write the same thing.

use errwire::{ApiError, Contract};

#[derive(Debug, thiserror::Error, ApiError)]
#[error("not found")]
#[api()]
enum Spelt {
    #[api(status = 404)]
    Decimal,
    #[api(status = 4_04,)]
    Underscored,
    #[api(status = 404u16)]
    Suffixed,
    #[api(status = 0x194)]
    Hexadecimal,
    #[api(status = NOT_FOUND)]
    Name,
    #[api(status = StatusCode::NOT_FOUND)]
    Associated,
    #[api(status = http::StatusCode::NOT_FOUND)]
    Path,
    #[api(r#status = 404, r#retryable)]
    Raw,
    #[api(status = 404, code = r"RAW_STRING", help = r#"a "b""#, message = "two \
        lines")]
    Strings,
    #[api[status = 404]]
    Brackets,
    #[api { status = 404 }]
    Braces,
    #[api(status = 404)]
    /// A comment in between.
    #[api(header("x-a" = "1"))]
    #[api(header("x-b" = "2",), header("x-c" = "3"))]
    #[api()]
    Lists,
    #[cfg_attr(all(), api(status = 404))]
    #[cfg_attr(any(), api(status = 405))]
    Conditional,
    #[cfg(any())]
    #[api(status = 1)]
    Absent,
    #[api(status = 403, conceal_as = Decimal)]
    ConcealedAsName,
    #[api(status = 403, conceal_as = Self::Decimal)]
    ConcealedAsSelf,
    #[api(status = 403, conceal_as = Spelt::Decimal)]
    ConcealedAsPath,
    #[api(status = 404, retryable = true)]
    RetryableTrue,
    #[api(status = 404, retryable(after = "500ms", throttled))]
    RetryableKeys,
    #[api(status = 404)]
    Fields {
        #[cfg(any())]
        #[api(xyzzy)]
        absent: u8,
        #[api(param)]
        #[api(header = "x-c")]
        here: &'static str,
    },
}

fn main() {
    assert!(Spelt::specs().iter().all(|spec| spec.status == 404 || spec.is_concealed()));
    assert_eq!(Spelt::Strings.spec().help, Some("a \"b\""));
    assert_eq!(Spelt::Lists.spec().headers.len(), 3);
    assert_eq!(Spelt::specs().len(), 19);
}
