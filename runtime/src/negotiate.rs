//! Which media type a client would rather have (RFC 9110, section 12.5.1).

use http::HeaderValue;

/// The media type of problem details (RFC 9457, section 3).
pub(crate) const PROBLEM_JSON: &str = "application/problem+json";

/// Whether a client's `Accept` puts `application/problem+json` before `application/json`.
///
/// A tie goes to the service's own dialect, unless the client names problem details and nothing
/// else fits better: `application/problem+json, */*` is the usual way to ask for them.
pub(crate) fn prefers_problem<'a>(accept: impl IntoIterator<Item = &'a HeaderValue>) -> bool {
    let mut problem = None;
    let mut json = None;
    for (range, quality) in accept.into_iter().filter_map(|v| v.to_str().ok()).flat_map(ranges) {
        if range.eq_ignore_ascii_case(PROBLEM_JSON) {
            problem = problem.max(Some(quality));
        } else if range.eq_ignore_ascii_case("application/json") {
            json = json.max(Some(quality));
        }
    }
    problem.is_some_and(|quality| quality > 0) && problem > json
}

/// The media ranges of a list and their quality in thousandths; a malformed quality is 1, as if it
/// were not there.
fn ranges(list: &str) -> impl Iterator<Item = (&str, u16)> {
    list.split(',').map(|item| {
        let mut pieces = item.split(';').map(str::trim);
        let range = pieces.next().unwrap_or_default();
        let quality = pieces
            .find_map(|piece| piece.strip_prefix("q=").or_else(|| piece.strip_prefix("Q=")))
            .and_then(thousandths)
            .unwrap_or(1000);
        (range, quality)
    })
}

/// A qvalue (RFC 9110, section 12.4.2): `0` or `1`, and up to three decimals.
fn thousandths(quality: &str) -> Option<u16> {
    let (whole, decimals) = quality.split_once('.').unwrap_or((quality, ""));
    let whole: u16 = match whole {
        "0" => 0,
        "1" => 1000,
        _ => return None,
    };
    if decimals.len() > 3 || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let scaled = decimals.bytes().chain(core::iter::repeat(b'0')).take(3);
    Some((whole + scaled.fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'))).min(1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prefers(accept: &'static str) -> bool {
        prefers_problem([&HeaderValue::from_static(accept)])
    }

    #[test]
    fn problem_details_are_for_those_who_ask() {
        assert!(prefers("application/problem+json"));
        assert!(prefers("Application/Problem+JSON; charset=utf-8"));
        assert!(prefers("application/problem+json, */*"));
        assert!(prefers("application/json;q=0.5, application/problem+json;q=0.9"));
        assert!(prefers("text/html, application/problem+json;q=0.1"));
        assert!(prefers("application/problem+json;q=nonsense"));
    }

    #[test]
    fn everybody_else_gets_the_services_own() {
        assert!(!prefers_problem([]));
        assert!(!prefers(""));
        assert!(!prefers("*/*"));
        assert!(!prefers("application/json"));
        assert!(!prefers("application/problem+json;q=0"));
        assert!(!prefers("application/problem+json, application/json"));
        assert!(!prefers("application/json, application/problem+json;q=0.999"));
    }

    #[test]
    fn qualities_are_read_as_the_standard_says() {
        assert_eq!(thousandths("1"), Some(1000));
        assert_eq!(thousandths("0.05"), Some(50));
        assert_eq!(thousandths("1.999"), Some(1000));
        assert_eq!(thousandths("0.1234"), None);
        assert_eq!(thousandths("-1"), None);
        assert_eq!(thousandths(""), None);
    }
}
