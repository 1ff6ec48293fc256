//! `code`, `rename_all`, `any_case`, `prefix`, `shared`.

use errwire::ApiError;

use super::codes;
use crate::support::body;

macro_rules! in_case {
    ($name:ident, $case:literal, $written:literal) => {
        #[derive(Debug, thiserror::Error, ApiError)]
        #[error("x")]
        #[api(rename_all = $case, status = 400)]
        #[allow(dead_code, reason = "only what it says of itself is looked at")]
        enum $name {
            Outcome,
            VeryTasty,
            Z42,
            HTTPFailed,
            #[api(code = $written)]
            Written,
        }
    };
}

in_case!(Lower, "lowercase", "written");
in_case!(Upper, "UPPERCASE", "WRITTEN");
in_case!(Pascal, "PascalCase", "WrittenOut");
in_case!(Camel, "camelCase", "writtenOut");
in_case!(Snake, "snake_case", "written_out");
in_case!(ScreamingSnake, "SCREAMING_SNAKE_CASE", "WRITTEN_OUT");
in_case!(Kebab, "kebab-case", "written-out");
in_case!(ScreamingKebab, "SCREAMING-KEBAB-CASE", "WRITTEN-OUT");

#[test]
fn codes_are_renamed_as_serde_renames() {
    assert_eq!(codes::<Lower>(), ["outcome", "verytasty", "z42", "httpfailed", "written"]);
    assert_eq!(codes::<Upper>(), ["OUTCOME", "VERYTASTY", "Z42", "HTTPFAILED", "WRITTEN"]);
    assert_eq!(codes::<Pascal>(), ["Outcome", "VeryTasty", "Z42", "HTTPFailed", "WrittenOut"]);
    assert_eq!(codes::<Camel>(), ["outcome", "veryTasty", "z42", "hTTPFailed", "writtenOut"]);
    assert_eq!(codes::<Snake>(), ["outcome", "very_tasty", "z42", "h_t_t_p_failed", "written_out"]);
    assert_eq!(
        codes::<ScreamingSnake>(),
        ["OUTCOME", "VERY_TASTY", "Z42", "H_T_T_P_FAILED", "WRITTEN_OUT"]
    );
    assert_eq!(codes::<Kebab>(), ["outcome", "very-tasty", "z42", "h-t-t-p-failed", "written-out"]);
    assert_eq!(
        codes::<ScreamingKebab>(),
        ["OUTCOME", "VERY-TASTY", "Z42", "H-T-T-P-FAILED", "WRITTEN-OUT"]
    );
}

/// serde itself is the witness.
#[test]
fn serde_says_the_same() {
    #[derive(serde::Serialize)]
    #[serde(rename_all = "snake_case")]
    enum Snake {
        VeryTasty,
        Z42,
        HTTPFailed,
    }
    let names = [Snake::VeryTasty, Snake::Z42, Snake::HTTPFailed].map(|name| {
        serde_json::to_value(name).ok().and_then(|name| name.as_str().map(ToOwned::to_owned))
    });
    assert_eq!(names.map(Option::unwrap_or_default), codes::<self::Snake>()[1..4]);
}

#[test]
fn without_a_case_codes_are_screaming() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("x")]
    #[api(status = 400)]
    #[allow(dead_code, reason = "only what it says of itself is looked at")]
    enum Default {
        VeryTasty,
    }
    assert_eq!(codes::<Default>(), ["VERY_TASTY"]);
}

#[test]
fn any_case_lets_codes_be_written_as_they_are() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("x")]
    #[api(status = 400, any_case)]
    #[allow(dead_code, reason = "only what it says of itself is looked at")]
    enum Any {
        #[api(code = "Mixed_Case-and.dots")]
        Mixed,
        #[api(code = "404")]
        Number,
        Made,
    }
    assert_eq!(codes::<Any>(), ["Mixed_Case-and.dots", "404", "MADE"]);
}

#[test]
fn a_prefix_is_for_codes_made_from_names() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("x")]
    #[api(status = 400, prefix = "BILLING_")]
    #[allow(dead_code, reason = "only what it says of itself is looked at")]
    enum Billing {
        NoBalance,
        #[api(code = "WRITTEN_OUT")]
        Written,
        #[api(code = "BILLING_WRITTEN")]
        Prefixed,
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("x")]
    #[api(status = 400, prefix = "billing.", rename_all = "snake_case")]
    struct NoBalance;
    assert_eq!(codes::<Billing>(), ["BILLING_NO_BALANCE", "WRITTEN_OUT", "BILLING_WRITTEN"]);
    assert_eq!(codes::<NoBalance>(), ["billing.no_balance"]);
}

#[test]
fn a_shared_code_stands_on_several_variants() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[api(status = 400)]
    enum Shared {
        #[error("one")]
        #[api(code = "BAD_REQUEST", shared)]
        One,
        #[error("other")]
        #[api(code = "BAD_REQUEST", shared, retryable)]
        Other,
        #[error("third")]
        Third,
    }
    assert_eq!(codes::<Shared>(), ["BAD_REQUEST", "BAD_REQUEST", "THIRD"]);
    assert_eq!(
        [Shared::One, Shared::Other, Shared::Third].map(|error| error.spec().shared),
        [true, true, false]
    );
    assert!(!Shared::One.spec().retry.is_retryable() && Shared::Other.spec().retry.is_retryable());
    assert_ne!(body(&Shared::One), body(&Shared::Other));
}

/// The longest code there may be.
#[test]
fn a_code_has_up_to_63_characters() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("x")]
    #[api(status = 400, code = "A23456789_123456789_123456789_123456789_123456789_123456789_123")]
    struct Longest;
    assert_eq!(codes::<Longest>()[0].len(), 63);
}
