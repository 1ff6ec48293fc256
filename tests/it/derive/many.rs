//! Enums of many variants, whose rows have numbers of two digits and whose methods are several matches.

use errwire::ApiError;

use super::codes;
use crate::support::{body, message};

#[derive(Debug, thiserror::Error, ApiError)]
#[error("elsewhere")]
#[api(status = 400)]
struct Elsewhere;

/// An enum of these variants by what their fields are for, with one that forwards among them.
macro_rules! many {
    ($enum:ident {
        nothing: $($nothing:ident)*;
        message: $($message:ident)*;
        both: $($both:ident)*;
        parts: $($parts:ident)*;
    }) => {
        #[derive(Debug, thiserror::Error, ApiError)]
        #[api(status = 400, rename_all = "UPPERCASE")]
        enum $enum {
            $(#[error("nothing")] $nothing,)*
            $(#[error("message {0}")] $message(u8),)*
            #[error(transparent)]
            #[api(transparent)]
            Forwarded(Elsewhere),
            $(#[error("both {0}")] $both(#[api(param)] &'static str, #[api(extension = "more")] u8),)*
            $(#[error("parts")] $parts(u8, #[api(extension = "more")] u8),)*
        }

        impl $enum {
            /// One of each variant that answers itself, in their order.
            fn all() -> Vec<Self> {
                vec![
                    $(Self::$nothing,)*
                    $(Self::$message(1),)*
                    $(Self::$both("1", 2),)*
                    $(Self::$parts(1, 2),)*
                ]
            }

            /// What they add to the body.
            fn adds(&self) -> &'static str {
                match self {
                    $(Self::$both(..) => r#","param":"1","more":2"#,)*
                    $(Self::$parts(..) => r#","more":2"#,)*
                    _ => "",
                }
            }
        }
    };
}

many!(Many {
    nothing:
        A00 A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 A11 A12 A13 A14 A15
        A16 A17 A18 A19 A20 A21 A22 A23 A24 A25 A26 A27 A28 A29 A30 A31
        A32 A33 A34 A35 A36 A37 A38 A39 A40 A41 A42 A43 A44 A45 A46 A47
        A48 A49 A50 A51 A52 A53 A54 A55 A56 A57 A58 A59 A60 A61 A62 A63
        A64 A65 A66 A67 A68 A69;
    message:
        B00 B01 B02 B03 B04 B05 B06 B07 B08 B09 B10 B11 B12 B13 B14 B15
        B16 B17 B18 B19 B20 B21 B22 B23 B24 B25 B26 B27 B28 B29 B30 B31
        B32 B33 B34 B35 B36 B37 B38 B39 B40 B41 B42 B43 B44 B45 B46 B47
        B48 B49 B50 B51 B52 B53 B54 B55 B56 B57 B58 B59 B60 B61 B62 B63
        B64 B65 B66 B67 B68 B69;
    both:
        C00 C01 C02 C03 C04 C05 C06 C07 C08 C09 C10 C11 C12 C13 C14 C15
        C16 C17 C18 C19 C20 C21 C22 C23 C24 C25 C26 C27 C28 C29 C30 C31
        C32 C33 C34 C35 C36 C37 C38 C39 C40 C41 C42 C43 C44 C45 C46 C47
        C48 C49 C50 C51 C52 C53 C54 C55 C56 C57 C58 C59 C60 C61 C62 C63
        C64 C65 C66 C67 C68 C69;
    parts:
        D00 D01 D02 D03 D04 D05 D06 D07 D08 D09 D10 D11 D12 D13 D14 D15
        D16 D17 D18 D19 D20 D21 D22 D23 D24 D25 D26 D27 D28 D29 D30 D31
        D32 D33 D34 D35 D36 D37 D38 D39 D40 D41 D42 D43 D44 D45 D46 D47
        D48 D49 D50 D51 D52 D53 D54 D55 D56 D57 D58 D59 D60 D61 D62 D63
        D64 D65 D66 D67 D68 D69;
});

many!(Even {
    nothing:
        A00 A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 A11 A12 A13 A14 A15
        A16 A17 A18 A19 A20 A21 A22 A23 A24 A25 A26 A27 A28 A29 A30 A31
        A32 A33 A34 A35 A36 A37 A38 A39 A40 A41 A42 A43 A44 A45 A46 A47
        A48 A49 A50 A51 A52 A53 A54 A55 A56 A57 A58 A59 A60 A61 A62 A63
        A64 A65 A66 A67 A68 A69 A70 A71 A72 A73 A74 A75 A76 A77 A78 A79
        A80 A81 A82 A83 A84 A85 A86 A87 A88 A89 A90 A91 A92 A93 A94 A95;
    message: ;
    both: ;
    parts: ;
});

/// Each row is its variant's, and says what the fields of that say.
macro_rules! assert_answers {
    ($enum:ident) => {
        let all = $enum::all();
        let codes = codes::<$enum>();
        assert_eq!(all.len(), codes.len());
        for (row, (error, code)) in all.iter().zip(codes).enumerate() {
            let shown = format!("{error:?}");
            assert!(shown.starts_with(code), "row {row} of {shown}");
            assert_eq!(error.spec().code, code);
            assert_eq!(message(error), error.to_string());
            let expected = format!(
                r#"{{"success":false,"error":{{"code":"{code}","message":"{error}"{}}}}}"#,
                error.adds(),
            );
            assert_eq!(body(error), expected);
        }
        assert_eq!($enum::Forwarded(Elsewhere).spec().code, "ELSEWHERE");
        assert_eq!(message(&$enum::Forwarded(Elsewhere)), "elsewhere");
    };
}

#[test]
fn each_of_many_variants_answers_as_itself() {
    assert_answers!(Many);
    assert_answers!(Even);
}
