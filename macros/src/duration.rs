//! Delays as people write them: `500ms`, `30s`, `5m`, `2h`.

use core::time::Duration;

/// The units, with their milliseconds; `ms` before the others that end as it does.
const UNITS: [(&str, u64); 4] = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)];

/// Reads a delay, or says what is wrong with it.
pub(crate) fn parse(text: &str) -> Result<Duration, String> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let unit = UNITS.iter().find(|(name, _)| *name == unit);
    match unit {
        Some((_, millis)) if digits > 0 => number
            .parse::<u64>()
            .ok()
            .and_then(|number| number.checked_mul(*millis))
            .map(Duration::from_millis)
            .ok_or_else(|| format!("delay `{text}` is too long; {EXPECTED}")),
        _ => Err(format!("`{text}` is no delay; {EXPECTED}")),
    }
}

const EXPECTED: &str =
    "expected whole milliseconds, seconds, minutes or hours, such as `500ms`, `30s`, `5m` or `2h`";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_are_read() {
        for (text, millis) in
            [("500ms", 500), ("30s", 30_000), ("0s", 0), ("5m", 300_000), ("2h", 7_200_000)]
        {
            assert_eq!(parse(text), Ok(Duration::from_millis(millis)), "{text}");
        }
    }

    #[test]
    fn what_is_no_delay_is_refused() {
        for text in ["", "30", "s", "30 s", "1.5s", "-1s", "30S", "30sec", "1h30m"] {
            let said = parse(text).unwrap_err();
            assert!(said.starts_with(&format!("`{text}` is no delay; expected")), "{said}");
        }
        for text in ["18446744073709551615h", "99999999999999999999s"] {
            assert!(parse(text).unwrap_err().contains("is too long"), "{text}");
        }
    }
}
