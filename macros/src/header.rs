//! What HTTP allows in a field's name and value (RFC 9110, section 5).

/// A token (section 5.6.2).
fn is_token(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !text.is_empty() && text.chars().all(allowed)
}

pub(crate) fn check_name(name: &str) -> Result<(), String> {
    if name.is_empty() {
        return Err("the header name is empty; write one, such as `x-name`".to_owned());
    }
    if !is_token(name) {
        return Err(format!(
            "`{name}` is no header name; expected letters, digits and `-`, such as `x-name`",
            name = name.escape_debug()
        ));
    }
    let lower = name.to_ascii_lowercase();
    if lower == "retry-after" {
        return Err("`retry-after` is made from the retry class; write `retryable(after = \"30s\")`, or `retry_after` on a field".to_owned());
    }
    if lower == "x-should-retry" {
        return Err("`x-should-retry` is made from the retry class; write `retryable`".to_owned());
    }
    if OF_OTHERS.contains(&lower.as_str()) {
        return Err(format!("`{name}` belongs to the body and the connection; leave it out"));
    }
    if lower != name {
        return Err(format!("header name `{name}` has capitals; write `{lower}`"));
    }
    Ok(())
}

/// What says how the bytes go out, which the server and the dialect know.
const OF_OTHERS: [&str; 10] = [
    "content-type",
    "content-length",
    "content-encoding",
    "transfer-encoding",
    "trailer",
    "connection",
    "keep-alive",
    "proxy-connection",
    "te",
    "date",
];

/// The value of the header of this name.
pub(crate) fn check_value_of(name: &str, value: &str) -> Result<(), String> {
    match name {
        "www-authenticate" => check_challenge(value),
        // Empty, it says that there is none (section 10.2.1).
        "allow" if !value.is_empty() => check_methods(value),
        _ => check_value(value),
    }
}

fn check_value(value: &str) -> Result<(), String> {
    match value.chars().find(|c| !matches!(c, '\t' | ' '..='~')) {
        None => Ok(()),
        Some(wrong) => Err(format!(
            "a header value can't hold `{}`; expected visible ASCII, spaces and tabs",
            wrong.escape_default()
        )),
    }
}

/// A challenge is a scheme and its parameters (section 11.6.1); RFC 6750, section 3 asks for at
/// least one of them after `Bearer`.
pub(crate) fn check_challenge(challenge: &str) -> Result<(), String> {
    check_value(challenge)?;
    let (scheme, parameters) = challenge.split_once(' ').unwrap_or((challenge, ""));
    if !is_token(scheme) {
        return Err(format!("challenge `{challenge}` has no scheme; write `Bearer realm=\"api\"`"));
    }
    if scheme.eq_ignore_ascii_case("bearer") && parameters.trim().is_empty() {
        return Err(format!(
            "challenge `{scheme}` needs a parameter; write `{scheme} realm=\"api\"`"
        ));
    }
    Ok(())
}

/// Methods, separated by commas (section 10.2.1); they are case-sensitive (section 9.1).
pub(crate) fn check_methods(methods: &str) -> Result<(), String> {
    for method in methods.split(',').map(str::trim) {
        if method.is_empty() {
            return Err(
                "a method is missing beside a comma; write them such as `GET, POST`".to_owned()
            );
        }
        if !is_token(method) {
            return Err(format!(
                "`{method}` is no method; expected methods separated by commas, such as `GET, POST`",
                method = method.escape_debug()
            ));
        }
        let upper = method.to_ascii_uppercase();
        if method != upper && METHODS.contains(&upper.as_str()) {
            return Err(format!("`{method}` is another method than `{upper}`; write `{upper}`"));
        }
    }
    Ok(())
}

/// Those of RFC 9110, section 9.3, and RFC 5789.
const METHODS: [&str; 9] =
    ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_are_those_that_http_takes() {
        for name in ["x-ratelimit-limit", "a", "x_y", "1"] {
            assert_eq!(check_name(name), Ok(()));
            assert!(http::HeaderName::from_lowercase(name.as_bytes()).is_ok());
        }
        for name in ["", "x y", "x:y", "X-Y", "é", "x\n"] {
            assert!(check_name(name).is_err());
            assert!(http::HeaderName::from_lowercase(name.as_bytes()).is_err());
        }
        for value in ["", "a b\tc", "~"] {
            assert_eq!(check_value(value), Ok(()));
            assert!(http::HeaderValue::from_str(value).is_ok());
        }
        for value in ["a\r\nb", "\0", "\u{7f}"] {
            assert!(check_value(value).is_err());
            assert!(http::HeaderValue::from_str(value).is_err());
        }
    }

    #[test]
    fn challenges_and_methods_are_whole() {
        assert_eq!(check_challenge("Bearer realm=\"api\""), Ok(()));
        assert_eq!(check_challenge("Negotiate"), Ok(()));
        assert!(check_challenge("Bearer").is_err());
        assert!(check_challenge("").is_err());
        assert_eq!(check_methods("GET, POST"), Ok(()));
        assert!(check_methods("GET POST").is_err());
        assert!(check_methods("").is_err());
    }
}
