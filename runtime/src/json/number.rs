//! Numbers, as `serde_json` writes them.

use core::fmt::{self, Write as _};
use core::ops::Range;
use core::str::{self, FromStr};

#[inline]
pub(super) fn push_integer(out: &mut Vec<u8>, value: impl itoa::Integer) {
    out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

/// The shortest digits that read back as the same `f32`, or `null`.
pub(super) fn push_f32(out: &mut Vec<u8>, value: f32) {
    // Widening keeps the value, so the position of its lowest bit too.
    let lowest = lowest_bit(f64::from(value));
    push_float(out, value.is_sign_negative(), &value.abs(), lowest, -6..13);
}

/// The shortest digits that read back as the same `f64`, or `null`.
pub(super) fn push_f64(out: &mut Vec<u8>, value: f64) {
    let lowest = lowest_bit(value);
    push_float(out, value.is_sign_negative(), &value.abs(), lowest, -5..16);
}

/// The `n` of `value = odd × 2^n`; of no meaning for zero and what is not finite.
fn lowest_bit(value: f64) -> i32 {
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let (significand, exponent) = match (bits >> 52) as i32 & 0x7ff {
        0 => (fraction, -1074),
        biased => (fraction | (1 << 52), biased - 1075),
    };
    exponent + significand.trailing_zeros().cast_signed()
}

/// `fixed` are the decimal exponents that are written without an `e`.
fn push_float<F>(out: &mut Vec<u8>, negative: bool, value: &F, lowest: i32, fixed: Range<i32>)
where
    F: fmt::LowerExp + FromStr + PartialEq,
{
    let mut text = Scientific::default();
    let _ = write!(text, "{value:e}");
    let Some(end) = text.bytes.iter().position(|&byte| byte == b'e') else {
        // `NaN` or `inf`.
        return out.extend_from_slice(b"null");
    };
    let exponent: i32 = text.from(end + 1).parse().unwrap_or_default();
    if text.bytes[end - 1] == b'3' {
        text.break_tie(end, exponent, lowest, value);
    }
    // One digit, or one digit, a point and the others.
    let (first, others) = (text.bytes[0], text.bytes.get(2..end).unwrap_or_default());
    if negative {
        out.push(b'-');
    }
    if !fixed.contains(&exponent) {
        out.push(first);
        if !others.is_empty() {
            out.push(b'.');
            out.extend_from_slice(others);
        }
        out.extend_from_slice(if exponent < 0 { b"e-" } else { b"e+" });
        push_integer(out, exponent.unsigned_abs());
    } else if let Ok(whole) = usize::try_from(exponent) {
        out.push(first);
        if whole < others.len() {
            out.extend_from_slice(&others[..whole]);
            out.push(b'.');
            out.extend_from_slice(&others[whole..]);
        } else {
            out.extend_from_slice(others);
            out.resize(out.len() + whole - others.len(), b'0');
            out.extend_from_slice(b".0");
        }
    } else {
        out.extend_from_slice(b"0.");
        out.resize(out.len() + exponent.unsigned_abs() as usize - 1, b'0');
        out.push(first);
        out.extend_from_slice(others);
    }
}

/// What `{:e}` makes of a float without its sign: `1.234e-5`, 23 bytes at most.
#[derive(Default)]
struct Scientific {
    bytes: [u8; 24],
    len: usize,
}

impl Scientific {
    fn from(&self, start: usize) -> &str {
        str::from_utf8(&self.bytes[start..self.len]).unwrap_or_default()
    }

    /// Where two shortest decimals are equally near, std takes the upper and `serde_json` the even
    /// one, if that reads back as the same float.
    ///
    /// The exact decimal expansion of `odd × 2^-n` has `n` places after the point and ends in 5, so
    /// there is a tie when only the last of them was left out. It ends in 25 or 75 (no tie has an
    /// `n` of 1), of which std makes 3 and 8: only the 3 can be wrong. `end` is where the `e` is.
    #[cold]
    fn break_tie<F>(&mut self, end: usize, exponent: i32, lowest: i32, value: &F)
    where
        F: FromStr + PartialEq,
    {
        let digits = if end > 1 { end - 1 } else { 1 };
        if lowest < 0 && usize::try_from(exponent - lowest) == Ok(digits) {
            self.bytes[end - 1] = b'2';
            if self.from(0).parse().ok().as_ref() != Some(value) {
                self.bytes[end - 1] = b'3';
            }
        }
    }
}

impl fmt::Write for Scientific {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        let end = self.len + s.len();
        let room = self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?;
        room.copy_from_slice(s.as_bytes());
        self.len = end;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn same_f32(value: f32) {
        let mut out = Vec::new();
        push_f32(&mut out, value);
        let expected = serde_json::to_string(&value).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    fn same_f64(value: f64) {
        let mut out = Vec::new();
        push_f64(&mut out, value);
        let expected = serde_json::to_string(&value).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn forms() {
        let write = |value| {
            let mut out = Vec::new();
            push_f64(&mut out, value);
            String::from_utf8(out).unwrap()
        };
        for (value, text) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (-12.5, "-12.5"),
            (0.00001, "0.00001"),
            (0.000_001, "1e-6"),
            (1.5e-7, "1.5e-7"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e+16"),
            (1.25e300, "1.25e+300"),
            (f64::NAN, "null"),
            (f64::NEG_INFINITY, "null"),
        ] {
            assert_eq!(write(value), text);
        }
    }

    #[test]
    fn ties_go_to_even() {
        // Exactly 2^-24 and 2^-25: the even neighbour reads back as the second only.
        for value in [5.960_464_477_539_063e-8, 2.980_232_238_769_531_2e-8] {
            same_f64(value);
        }
        for odd in (1..4000u16).step_by(2) {
            for n in 0..80 {
                let value = f64::from(odd) * 2f64.powi(-n);
                same_f64(value);
                same_f64(value + 2f64.powi(20 - n));
                same_f32(f32::from(odd) * 2f32.powi(-n));
            }
        }
    }

    #[test]
    fn powers_and_limits() {
        for n in -330..310 {
            same_f64(10f64.powi(n));
            same_f32(10f32.powi(n));
        }
        for n in -1080..1024 {
            same_f64(2f64.powi(n));
            same_f32(2f32.powi(n));
        }
        for value in [f64::MAX, f64::MIN_POSITIVE, f64::from_bits(1), 9_007_199_254_740_993.0] {
            same_f64(value);
            same_f64(-value);
        }
        for value in [f32::MAX, f32::MIN_POSITIVE, f32::from_bits(1), 16_777_216.0] {
            same_f32(value);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn any_f32(bits: u32) {
            same_f32(f32::from_bits(bits));
        }

        #[test]
        fn any_f64(bits: u64) {
            same_f64(f64::from_bits(bits));
        }

        #[test]
        fn few_places(whole: i32, places in 0..12i32) {
            same_f64(f64::from(whole) / 10f64.powi(places));
        }
    }
}
